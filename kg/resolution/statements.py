"""Statements of all documents with ids instead of indices."""

from collections.abc import Iterable, Mapping

from kg.ids import statement_id
from kg.model import Document, StatementNode
from kg.resolution.entities import Resolved

Place = tuple[str, int]


def statement_nodes(
    documents: Iterable[Document], resolved: Resolved
) -> dict[Place, StatementNode]:
    """The statements of all documents by article and number."""
    found: dict[Place, StatementNode] = {}
    for document in documents:
        article = document.article.id
        ids = statement_ids(document)
        for number, statement in enumerate(document.statements):
            found[article, number] = StatementNode(
                id=ids[number],
                article=article,
                source=resolved.find(article, statement.source_referent),
                source_spans=statement.source,
                cue=statement.cue,
                content=statement.content,
                manner=statement.manner,
                speech_act=statement.speech_act,
                rule=statement.rule,
                confidence=statement.confidence,
                within=ids[statement.within] if statement.within is not None else None,
                addressee=resolved.find(article, statement.addressee_referent),
                time=statement.time,
                negated=statement.negated,
            )
    return found


def statement_ids(document: Document) -> list[str]:
    """The ids of a document's statements, in their order."""
    return [
        statement_id(document.article.id, (*s.cue, *s.source, *s.content))
        for s in document.statements
    ]


def ids_of(statements: Mapping[Place, StatementNode]) -> dict[Place, str]:
    """Article and number → id."""
    return {place: node.id for place, node in statements.items()}
