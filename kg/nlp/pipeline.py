"""Articles → documents: the base pipeline, and our components in their order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc

from kg.config import Settings
from kg.model import Article, Document, Span
from kg.nlp.attribution.component import create_attribution
from kg.nlp.claims.component import create_claims
from kg.nlp.coreference.component import create_coreference
from kg.nlp.entities.component import create_entities
from kg.nlp.entities.ruler import patterns
from kg.nlp.happenings.component import create_happenings
from kg.nlp.parse import load_pipeline, parse_articles

COMPONENTS = (
    ("kg_attribution", create_attribution),
    ("kg_entities", create_entities),
    ("kg_coreference", create_coreference),
    ("kg_happenings", create_happenings),
    ("kg_claims", create_claims),
)


@dataclass(frozen=True)
class Pipeline:
    """The base spaCy pipeline, which sees paragraphs, and our components, which see articles."""

    base: Language
    components: tuple[tuple[str, Callable[[Doc], Doc]], ...]


def create_pipeline(settings: Settings) -> Pipeline:
    """The pipeline of some settings; an entity ruler with the gazetteer goes ahead of NER."""
    base = load_pipeline(settings.model)
    if "ner" in base.pipe_names and "entity_ruler" not in base.pipe_names:
        ruler = cast(EntityRuler, base.add_pipe("entity_ruler", before="ner"))
        ruler.add_patterns(patterns())
    return Pipeline(base, tuple((name, create(base, name)) for name, create in COMPONENTS))


def extract(articles: Iterable[Article], pipeline: Pipeline) -> Iterator[Document]:
    """What each article says, in the order of the articles."""
    for article, doc in parse_articles(pipeline.base, articles):
        yield document_of(article, annotate(doc, pipeline))


def annotate(doc: Doc, pipeline: Pipeline) -> Doc:
    """A Doc with the results of all components on it."""
    for _, component in pipeline.components:
        doc = component(doc)
    return doc


def document_of(article: Article, doc: Doc) -> Document:
    """The record of an annotated Doc."""
    return Document(
        article=article,
        sentences=tuple(sentence_spans(doc)),
        referents=doc._.kg_referents,
        statements=doc._.kg_statements,
        norms=doc._.kg_norms,
        relations=doc._.kg_relations,
        happenings=doc._.kg_happenings,
    )


def sentence_spans(doc: Doc) -> Iterator[Span]:
    """The sentences of the journalistic text, without white space around them."""
    for sentence in doc.sents:
        text = sentence.text
        if not text.strip() or (sentence[0].pos_ == "SPACE" and len(sentence) == 1):
            continue
        lead = len(text) - len(text.lstrip())
        yield Span(sentence.start_char + lead, sentence.start_char + len(text.rstrip()))
