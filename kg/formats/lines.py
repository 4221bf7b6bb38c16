"""N-Triples (flat) and N-Quads (with named graphs), a line for each, sorted."""

from pathlib import Path

from kg.formats.files import write_parts
from kg.rdf.dataset import Dataset
from kg.rdf.serialise import to_nquads


def write_ntriples(dataset: Dataset, path: Path) -> None:
    """The whole graph as flat triples (W3C N-Triples 1.1)."""
    write_parts(path, to_nquads(dataset.triples()))


def write_nquads(dataset: Dataset, path: Path) -> None:
    """The graph with named graphs (W3C N-Quads 1.1)."""
    write_parts(path, to_nquads(dataset.quads()))
