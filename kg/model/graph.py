"""The graph of all articles, and how it was made."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model.article import Article
from kg.model.node import (
    ArticleNode,
    Claim,
    Concept,
    Conflict,
    Entity,
    EventNode,
    Lineage,
    Policy,
    StatementNode,
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a graph was made: versions, never times, so that the same input gives the same bytes.

    ``licence``: the IRI of the terms under which its maker gives it away, or nothing.
    """

    software: str = ""
    pipeline: str = ""
    models: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True)
class KnowledgeGraph:
    """All that the articles say together; every tuple is sorted by id."""

    articles: tuple[ArticleNode, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[StatementNode, ...] = ()
    concepts: tuple[Concept, ...] = ()
    events: tuple[EventNode, ...] = ()
    policies: tuple[Policy, ...] = ()
    claims: tuple[Claim, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    base: str = "https://w3id.org/polkg/id/"

    def labels(self) -> dict[str, str]:
        """The label of every node that has one, by id."""
        return {node.id: node.label for node in self.nodes()}

    def nodes(
        self,
    ) -> Iterator[Entity | Concept | EventNode | Policy | Lineage]:
        """All nodes that carry a label."""
        yield from self.entities
        yield from self.concepts
        yield from self.events
        yield from self.policies
        yield from self.lineages

    def article(self, article_id: str) -> Article:
        """The article with an id; ``KeyError`` where there is none."""
        for node in self.articles:
            if node.article.id == article_id:
                return node.article
        raise KeyError(article_id)
