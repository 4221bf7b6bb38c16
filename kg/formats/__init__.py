"""KnowledgeGraph → file: one module for each format, and the table that names them."""

from collections.abc import Callable
from pathlib import Path

from kg.errors import FormatError
from kg.formats.graphml import write_graphml
from kg.formats.jsonld import write_jsonld
from kg.formats.lines import write_nquads, write_ntriples
from kg.formats.page import write_page
from kg.formats.tables import TABLES, write_table
from kg.formats.turtle import write_trig, write_turtle
from kg.model import KnowledgeGraph

FORMATS: dict[str, Callable[[KnowledgeGraph, Path], None]] = {
    ".ttl": write_turtle,
    ".nt": write_ntriples,
    ".trig": write_trig,
    ".nq": write_nquads,
    ".jsonld": write_jsonld,
    ".graphml": write_graphml,
    ".csv": write_table,
    ".html": write_page,
}


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Writes a graph to a file; the suffix decides the format, a table's name its content.

    Raises ``FormatError`` for an unknown suffix.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        tables = ", ".join(f"{name}.csv" for name in TABLES)
        raise FormatError(f"{path}: unknown format; known: {', '.join(FORMATS)} ({tables})")
    writer(graph, path)


__all__ = ["FORMATS", "write"]
