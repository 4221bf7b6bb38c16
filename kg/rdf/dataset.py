"""KnowledgeGraph → quads, in the terms of the ontology.

What one article says (its metadata, mentions, statements, assertions) stands in the graph named by
the article; entities, policies, claims, conflicts, lineages and direct edges in the default graph.
There are no blank nodes.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.model import KnowledgeGraph
from kg.rdf.article_quads import article_quads
from kg.rdf.claim_quads import claim_quads, conflict_quads, lineage_quads
from kg.rdf.entity_quads import concept_quads, entity_quads
from kg.rdf.norm_quads import event_quads, policy_quads
from kg.rdf.provenance_quads import predicate_quads, provenance_quads
from kg.rdf.sorting import SortedRows
from kg.rdf.terms import Quad
from kg.rdf.writer import Writer


class Dataset:
    """The quads of a graph, made and sorted once for all that reads them.

    Many of them are kept in ``folder`` until the block ends (see ``SortedRows``).
    """

    def __init__(self, graph: KnowledgeGraph, folder: Path | None = None) -> None:
        self.graph = graph
        self.folder = folder
        self.closing = ExitStack()

    def __enter__(self) -> Self:
        """The dataset itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Removes what is on disk."""
        self.closing.close()

    @cached_property
    def rows(self) -> SortedRows[Quad]:
        """The quads, sorted."""
        rows = SortedRows(quads(self.graph), Quad._make, self.folder)
        self.closing.callback(rows.close)
        return rows

    def quads(self) -> Iterator[Quad]:
        """All quads, sorted, each once."""
        return iter(self.rows)

    def triples(self) -> Iterator[Quad]:
        """All triples in one flat default graph, sorted, each once."""
        before = None
        for subject, predicate, value, _ in self.rows:
            triple = Quad(subject, predicate, value)
            if triple != before:
                yield triple
            before = triple

    def by_graph(self) -> Iterator[Quad]:
        """All quads, graph by graph, the default graph first."""
        turned = (Quad(graph, *triple) for *triple, graph in self.rows)
        rows = SortedRows(turned, Quad._make, self.folder)
        with closing(rows):
            for graph, subject, predicate, value in rows:
                yield Quad(subject, predicate, value, graph)


def to_quads(graph: KnowledgeGraph) -> list[Quad]:
    """All quads of a graph, sorted, each once, in memory."""
    with Dataset(graph) as dataset:
        return list(dataset.quads())


def to_triples(graph: KnowledgeGraph) -> list[Quad]:
    """All triples of a graph in one flat default graph, sorted, each once, in memory."""
    with Dataset(graph) as dataset:
        return list(dataset.triples())


def quads(graph: KnowledgeGraph) -> Iterator[Quad]:
    """The quads of a graph, part by part; some come more than once."""
    writer = Writer(graph)
    yield from provenance_quads(writer)
    yield from article_quads(writer)
    yield from entity_quads(writer)
    yield from concept_quads(writer)
    yield from event_quads(writer)
    yield from policy_quads(writer)
    yield from claim_quads(writer)
    yield from lineage_quads(writer)
    yield from conflict_quads(writer)
    yield from predicate_quads(writer)
