"""The graph in an Oxigraph store: on disk, in memory, or read from a file."""

import io
from pathlib import Path

import pyoxigraph as ox

from kg.errors import FormatError, StoreError
from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads
from kg.rdf.serialise import to_nquads

FILE_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def write_store(graph: KnowledgeGraph, folder: Path) -> None:
    """Builds the store in a folder that must not exist yet.

    Bulk loading is not safe against interruption, so the caller renames the folder into place.
    """
    if folder.exists():
        raise StoreError(f"{folder}: exists already; a store is built in a new folder")
    store = ox.Store(str(folder))
    store.bulk_load(io.BytesIO(nquads(graph)), ox.RdfFormat.N_QUADS)
    store.flush()
    del store


def memory_store(graph: KnowledgeGraph) -> ox.Store:
    """The graph in a store in memory."""
    store = ox.Store()
    store.bulk_load(io.BytesIO(nquads(graph)), ox.RdfFormat.N_QUADS)
    return store


def nquads(graph: KnowledgeGraph) -> bytes:
    """The graph as N-Quads."""
    return "".join(to_nquads(to_quads(graph))).encode("utf-8")


def open_store(folder: Path) -> ox.Store:
    """The store of an output folder, read only; ``StoreError`` where there is none."""
    if not folder.is_dir():
        raise StoreError(f"{folder}: no store; run kg build first, or name another with --data")
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise StoreError(
            f"{folder}: the store cannot be opened ({error}); build it anew"
        ) from error


def read_file(path: Path) -> ox.Store:
    """An RDF file in a store in memory; the suffix names its syntax."""
    syntax = FILE_FORMATS.get(path.suffix)
    if syntax is None:
        known = ", ".join(FILE_FORMATS)
        raise FormatError(f"{path}: not an RDF file that can be read; known suffixes: {known}")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=syntax)
    except (SyntaxError, ValueError) as error:
        raise FormatError(f"{path}: not valid {syntax}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    return store
