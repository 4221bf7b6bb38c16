"""Turtle (flat) and TriG (with a named graph for each article)."""

from pathlib import Path

from kg.formats.files import write_parts
from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_turtle


def write_turtle(dataset: Dataset, path: Path) -> None:
    """The whole graph in one flat file that any triple store loads (W3C Turtle 1.1)."""
    write_parts(path, to_turtle(dataset.triples(), prefixes_with_base(dataset.graph.base)))


def write_trig(dataset: Dataset, path: Path) -> None:
    """The graph with what each article says in a graph of its own (W3C TriG 1.1)."""
    write_parts(path, to_turtle(dataset.by_graph(), prefixes_with_base(dataset.graph.base)))
