"""KnowledgeGraph → file: one module for each format, and the table that names them."""

import gzip
import shutil
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import FormatError
from kg.model import KnowledgeGraph
from kg.rdf.dataset import Dataset

# Suffix → module and function; the module is loaded when its format is asked for.
RDF_FORMATS = {
    ".ttl": "turtle.write_turtle",
    ".nt": "lines.write_ntriples",
    ".trig": "turtle.write_trig",
    ".nq": "lines.write_nquads",
    ".jsonld": "jsonld.write_jsonld",
    ".rdf": "rdfxml.write_rdfxml",
    ".ttl12": "rdf12.write_turtle12",
}
FORMATS = {
    **RDF_FORMATS,
    ".graphml": "graphml.write_graphml",
    ".gexf": "gexf.write_gexf",
    ".csv": "tables.write_table",
    ".parquet": "tables.write_parquet",
    ".html": "page.write_page",
}
DESCRIPTION = "void.ttl"
PACKED = ".gz"


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Writes a graph to a file; the suffix decides the format, a table's name its content.

    ``.gz`` after any suffix compresses the file (RFC 1952, without name and time, so that the bytes
    are the same each time). Raises ``FormatError`` for an unknown suffix or table.
    """
    with Dataset(graph) as dataset:
        write_dataset(dataset, path)


def write_dataset(dataset: Dataset, path: Path) -> None:
    """The same for a graph whose quads are wanted for several files."""
    if path.suffix.lower() != PACKED:
        find_writer(path)(dataset, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, path.stem)
        find_writer(plain)(dataset, plain)
        with (
            plain.open("rb") as source,
            path.open("wb") as target,
            gzip.GzipFile("", "wb", fileobj=target, mtime=0) as packed,
        ):
            shutil.copyfileobj(source, packed)


def find_writer(path: Path) -> Callable[[Dataset, Path], None]:
    """The function that writes files with the suffix of a path; ``FormatError`` for another.

    The description of the data set has a name of its own, ``void.ttl``.
    """
    suffix = path.suffix.lower()
    found = FORMATS.get(suffix) if path.name != DESCRIPTION else "description.write_description"
    if found is None:
        known = f"{', '.join(FORMATS)}, each also with {PACKED}; and {DESCRIPTION}"
        raise FormatError(f"{path}: unknown format; known suffixes: {known}")
    module, _, function = found.partition(".")
    writer: Callable[[Any, Path], None] = getattr(import_module(f"{__name__}.{module}"), function)
    if suffix in RDF_FORMATS:
        return writer
    return lambda dataset, target: writer(dataset.graph, target)


__all__ = ["FORMATS", "find_writer", "write", "write_dataset"]
