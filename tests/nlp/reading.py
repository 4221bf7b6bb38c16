"""Small articles read by the whole pipeline."""

from datetime import date
from functools import cache

from kg.config import Settings
from kg.model import Article, Document, Norm, Phrase, Relation, Span
from kg.nlp.extensions import blank_line_blocks
from kg.nlp.pipeline import Pipeline, create_pipeline, extract


@cache
def pipeline() -> Pipeline:
    """The whole pipeline, loaded once."""
    return create_pipeline(Settings())


def document(text: str, headline: str | None = None, published: date | None = None) -> Document:
    """What a text says; paragraphs stand apart by blank lines."""
    span = Span(0, len(headline)) if headline else None
    article = Article(
        "article/test",
        ("test.txt",),
        text,
        tuple(blank_line_blocks(text)),
        headline=span,
        published=published,
    )
    [found] = extract([article], pipeline())
    return found


def name(found: Document, referent: int | None) -> str:
    """The name of a referent, or nothing."""
    return found.referents[referent].name if referent is not None else ""


def norm(found: Document, modality: str) -> Norm:
    """The only norm of a modality."""
    [only] = [norm for norm in found.norms if norm.modality == modality]
    return only


def relations(found: Document, predicate: str) -> list[tuple[str, str, bool, str]]:
    """(subject, object, positive, certainty) of the relations of a predicate."""
    return [
        (name(found, r.subject), target(found, r), r.positive, r.certainty)
        for r in found.relations
        if r.predicate == predicate
    ]


def target(found: Document, relation: Relation) -> str:
    """The object of a relation in words."""
    if isinstance(relation.object, Phrase):
        return relation.object.text
    return name(found, relation.object)
