"""KnowledgeGraph → file: one module for each format, and the table that names them."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kg.errors import FormatError
from kg.model import KnowledgeGraph

# Suffix → module and function; the module is loaded when its format is asked for.
FORMATS = {
    ".ttl": "turtle.write_turtle",
    ".nt": "lines.write_ntriples",
    ".trig": "turtle.write_trig",
    ".nq": "lines.write_nquads",
    ".jsonld": "jsonld.write_jsonld",
    ".graphml": "graphml.write_graphml",
    ".csv": "tables.write_table",
    ".html": "page.write_page",
}


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Writes a graph to a file; the suffix decides the format, a table's name its content.

    Raises ``FormatError`` for an unknown suffix or table.
    """
    find_writer(path)(graph, path)


def find_writer(path: Path) -> Callable[[KnowledgeGraph, Path], None]:
    """The function that writes files with the suffix of a path; ``FormatError`` for another."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise FormatError(f"{path}: unknown format; known suffixes: {', '.join(FORMATS)}")
    module, _, function = found.partition(".")
    writer: Callable[[KnowledgeGraph, Path], None] = getattr(
        import_module(f"{__name__}.{module}"), function
    )
    return writer


__all__ = ["FORMATS", "find_writer", "write"]
