"""The graph in an Oxigraph store: on disk, in memory, or read from a file."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.errors import FormatError, StoreError
from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads
from kg.rdf.namespaces import expand
from kg.rdf.serialise import to_nquads
from kg.rdf.terms import Quad, text

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FILE_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
PACKED = ".gz"
LINES_AT_ONCE = 4096
STRING = expand("xsd:string")


class Lines(io.RawIOBase):
    """Lines of text as a readable file of bytes, so that they are never all in memory."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.rest = b""

    def readable(self) -> bool:
        """True: this is a file to read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fills a buffer with the next bytes; 0 at the end."""
        view = memoryview(buffer)
        if not self.rest:
            self.rest = "".join(islice(self.lines, LINES_AT_ONCE)).encode("utf-8")
        size = min(len(view), len(self.rest))
        view[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size


def write_store(quads: Path, folder: Path) -> None:
    """Builds the store of an N-Quads file in a folder; ``StoreError`` where that exists already.

    Bulk loading is not safe against interruption, so the store is built beside its place and
    renamed when it is whole.
    """
    if folder.exists():
        raise StoreError(f"{folder}: exists already; a store is built in a new folder")
    building = folder.with_name(f".{folder.name}.building")
    if building.exists():
        raise StoreError(f"{building}: left by an interrupted build; remove it")
    store = ox.Store(str(building))
    # What we have written needs no check of its IRIs; in order, it is found faster.
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.optimize()
    store.flush()
    del store  # closes the files
    building.rename(folder)


def memory_store(graph: KnowledgeGraph) -> ox.Store:
    """The graph in a store in memory."""
    store = ox.Store()
    lines = io.BufferedReader(Lines(to_nquads(to_quads(graph))), 1 << 20)
    store.bulk_load(lines, ox.RdfFormat.N_QUADS)
    return store


def quads_of(store: ox.Store) -> Iterator[Quad]:
    """The quads of a store, in no order."""
    for quad in store:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else term_of(quad.graph_name)
        yield Quad(term_of(quad.subject), term_of(quad.predicate), term_of(quad.object), graph)


def term_of(value: object) -> str:
    """A node or literal of a store as a term, escaped as ours are."""
    if not isinstance(value, ox.Literal):
        return str(value)
    if value.language:
        return text(value.value, value.language)
    plain = value.datatype.value == STRING
    return text(value.value) + ("" if plain else f"^^{value.datatype}")


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


def copy_in_memory(store: ox.Store) -> ox.Store:
    """The quads of a store in another one in memory, which answers several times as fast."""
    copy = ox.Store()
    copy.bulk_extend(store)
    return copy


def read_file(path: Path) -> ox.Store:
    """An RDF file in a store in memory; the suffix names its syntax, ``.gz`` after it a packed one.

    Raises ``FormatError`` for another suffix or wrong syntax, ``StoreError`` where there is no such
    file.
    """
    packed = path.suffix.lower() == PACKED
    syntax = FILE_FORMATS.get(Path(path.stem if packed else path.name).suffix.lower())
    if not path.is_file():
        raise StoreError(f"{path}: no such output folder or file")
    if syntax is None:
        known = ", ".join(FILE_FORMATS)
        raise FormatError(f"{path}: not an RDF file that can be read; known suffixes: {known}")
    store = ox.Store()
    try:
        with path.open("rb") as file:
            content = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
            store.bulk_load(content, syntax, base_iri=path.resolve().as_uri())
    except (SyntaxError, ValueError, EOFError, zlib.error) as error:
        raise FormatError(f"{path}: not valid {syntax}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    return store
