"""What is to be loaded: one part for each graph, as a file of N-Triples with its digest."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import StoreError

BLOCK = 1 << 20
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


@dataclass(frozen=True, slots=True)
class Part:
    """The triples for one graph of a server: its IRI there, or ``""`` for its default graph.

    ``source`` is the graph in our store that they come from, ``None`` for all graphs together.
    """

    target: str
    source: Graph | None
    count: int

    @property
    def name(self) -> str:
        """The graph's IRI, or what stands for the default one."""
        return self.target or "default graph"


@dataclass(frozen=True, slots=True)
class Spooled:
    """A part in a temporary file of N-Triples, with the SHA-256 of its bytes."""

    part: Part
    file: IO[bytes]
    digest: str

    def chunks(self, size: int, begin: int = 0) -> Iterator[list[str]]:
        """Its lines, ``size`` at once, from the chunk numbered ``begin`` on."""
        self.file.seek(0)
        lines = (line.decode("utf-8") for line in self.file)
        remaining = islice(lines, begin * size, None)
        while chunk := list(islice(remaining, size)):
            yield chunk


def parts_of(store: ox.Store, *, flat: bool = False, default: str = "") -> tuple[Part, ...]:
    """The parts of a store, named graphs in order, the default graph last.

    ``default``: the graph on the server for those of the default graph, ``""`` is its own default
    graph; ``flat``: all triples go there. Raises ``StoreError`` for a store that is empty or has
    blank nodes: they have no name under which to load them twice.
    """
    sources: list[Graph | None] = [None]
    if not flat:
        sources = [*sorted(store.named_graphs(), key=str), ox.DefaultGraph()]
    found = []
    for source in sources:
        count = 0
        for triple in triples(store, source):
            check_names(triple)
            count += 1
        target = source.value if isinstance(source, ox.NamedNode) else default
        if count:
            found.append(Part(target, source, count))
    if not found:
        raise StoreError("the graph is empty: there is nothing to load")
    return tuple(found)


def triples(store: ox.Store, source: Graph | None) -> Iterator[ox.Triple]:
    """The triples of one graph, or of all together, each once."""
    for quad in store.quads_for_pattern(None, None, None, source):
        if source is not None or is_first(store, quad):
            yield quad.triple


def is_first(store: ox.Store, quad: Any) -> bool:
    """True if no graph before that of a quad, in the order of their names, has its triple."""
    same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return min(str(other.graph_name) for other in same) == str(quad.graph_name)


def check_names(triple: ox.Triple) -> None:
    """Raises ``StoreError`` for a triple with a blank node."""
    if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
        raise StoreError(
            "the data hold blank nodes, which cannot be loaded twice without doubling; kg build "
            "writes none: give its output, or name the nodes first"
        )


@contextmanager
def spooled(store: ox.Store, part: Part) -> Iterator[Spooled]:
    """A part in a temporary file, which is gone after the block."""
    with tempfile.TemporaryFile() as file:
        ox.serialize(triples(store, part.source), output=file, format=ox.RdfFormat.N_TRIPLES)
        file.seek(0)
        digest = hashlib.sha256()
        while block := file.read(BLOCK):
            digest.update(block)
        yield Spooled(part, file, digest.hexdigest())
