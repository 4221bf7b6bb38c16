"""N-Triples (flat) and N-Quads (with named graphs), a line for each, sorted."""

from pathlib import Path

from kg.formats.files import write_parts
from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads, to_triples
from kg.rdf.serialise import to_nquads


def write_ntriples(graph: KnowledgeGraph, path: Path) -> None:
    """The whole graph as flat triples (W3C N-Triples 1.1)."""
    write_parts(path, to_nquads(to_triples(graph)))


def write_nquads(graph: KnowledgeGraph, path: Path) -> None:
    """The graph with named graphs (W3C N-Quads 1.1)."""
    write_parts(path, to_nquads(to_quads(graph)))
