"""Turtle 1.2 (W3C RDF 1.2), where each claim reifies the edge that it is about."""

from collections.abc import Iterator
from pathlib import Path

from kg.formats.files import write_parts
from kg.model import KnowledgeGraph
from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_turtle
from kg.rdf.terms import Quad, name
from kg.rdf.writer import Writer

REIFIES = name("rdf:reifies")


def write_turtle12(dataset: Dataset, path: Path) -> None:
    """The flat graph, and for each claim ``rdf:reifies`` with its edge as a triple term.

    A triple term asserts nothing: denied claims have one too, only asserted ones also an edge.
    """
    triples = sorted({*dataset.triples(), *reified(dataset.graph)})
    lines = to_turtle(triples, prefixes_with_base(dataset.graph.base))
    write_parts(path, ('VERSION "1.2"\n', *lines))


def reified(graph: KnowledgeGraph) -> Iterator[Quad]:
    """The claims with their edges as triple terms."""
    writer = Writer(graph)
    for claim in graph.claims:
        edge = (writer.node(claim.subject), name(claim.predicate), writer.node(claim.object))
        yield Quad(writer.node(claim.id), REIFIES, f"<<( {' '.join(edge)} )>>")
