"""Questions answered from a store, in a process of its own; the text is sent in pieces."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph import open_data
from kg.limited import Send
from kg.output import STORE
from kg.rdf.catalogue import NamedQuery
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.query import base_of, mistakes_of, solve
from kg.rdf.store import copy_in_memory
from kg.service.description import description
from kg.service.negotiation import HTML
from kg.service.node_page import render
from kg.service.nodes import about, find, ontology, space_of
from kg.service.question import (
    TEXT,
    Answer,
    Content,
    Describe,
    LookUp,
    Prefixes,
    Query,
    Question,
)

PIECE = 1 << 18
# What a copy of a store takes in memory for each byte that it takes on disk.
COPY = 3
ROWS_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
RDF_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


class Pieces:
    """A file to write to; what is written is sent on in large pieces."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.held = bytearray()

    def write(self, text: bytes) -> int:
        """Takes some bytes."""
        self.held += text
        if len(self.held) >= PIECE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Sends what is held."""
        if self.held:
            self.send(bytes(self.held))
            self.held.clear()


class Answering:
    """The data that are served, opened anew when a build has put others in their place.

    ``room`` is how many bytes a copy in memory may take where ``in_memory`` does not say.
    """

    def __init__(self, data: Path, in_memory: bool | None, room: int) -> None:
        self.data = data
        self.in_memory, self.room = in_memory, room
        self.seen: tuple[int, ...] = ()
        self.open()

    def open(self) -> None:
        """Opens the data; ``StoreError`` where they are gone or damaged."""
        self.seen = identity(self.data)
        store = open_data(self.data)
        self.store = copy_in_memory(store) if self.worth_a_copy() else store
        self.prefixes = prefixes_with_base(base_of(self.store))

    def worth_a_copy(self) -> bool:
        """Whether the store on disk is to be copied into memory; a file is in memory already."""
        if not self.data.is_dir():
            return False
        if self.in_memory is not None:
            return self.in_memory
        try:
            size = sum(file.stat().st_size for file in (self.data / STORE).iterdir())
        except OSError:  # another build is taking its place
            return False
        return COPY * size <= self.room

    def __call__(self, question: Question, send: Send) -> Answer:
        """Sends the text of the answer to a question; raises ``QueryError`` for a wrong query."""
        if identity(self.data) != self.seen:
            self.open()
        out = Pieces(send)
        answer = self.answer(question, out)
        out.flush()
        return answer

    def answer(self, question: Question, out: Pieces) -> Answer:
        """Writes the answer to a question."""
        match question:
            case Query():
                return self.query(question, out)
            case Content():
                return self.content(question, out)
            case LookUp():
                return self.look_up(question, out)
            case Describe():
                triples = description(self.store, question.endpoint, question.graphs)
                return self.graph(triples, question.media, out)
            case Prefixes():
                out.write(json.dumps(self.prefixes).encode("utf-8"))
                return Answer(200, "application/json")

    def query(self, question: Query, out: Pieces) -> Answer:
        """Writes the answer to a query."""
        query = NamedQuery("query", "", question.text, free=True)
        found = solve(self.store, query, dict(question.parameters), self.prefixes, question.dataset)
        is_graph = isinstance(found, ox.QueryTriples)
        media = question.graph if is_graph else question.rows
        if media is None:
            what = "a graph" if is_graph else "rows"
            out.write(f"the query gives {what}; accept a type for that".encode())
            return Answer(406, TEXT)
        with mistakes_of(query):
            if isinstance(found, ox.QueryTriples):
                return self.graph(found, media, out)
            found.serialize(cast(IO[bytes], out), ROWS_FORMATS[media])
        return Answer(200, media)

    def content(self, question: Content, out: Pieces) -> Answer:
        """Writes one graph, or all."""
        if question.graph is None:
            return self.graph(self.store, question.media, out)
        graph = graph_term(question.graph)
        if isinstance(graph, ox.NamedNode) and not self.store.contains_named_graph(graph):
            out.write(f"{question.graph}: no such graph".encode())
            return Answer(404, TEXT)
        quads = self.store.quads_for_pattern(None, None, None, graph)
        return self.graph((quad.triple for quad in quads), question.media, out)

    def look_up(self, question: LookUp, out: Pieces) -> Answer:
        """Writes what there is about a node, as a page or as a graph."""
        space = space_of(question.space, self.prefixes["kg"])
        source = ontology() if question.space == "ontology" else self.store
        nodes = find(source, space + question.path)
        if not nodes:
            out.write(f"{question.space}/{question.path}: nothing is known of it".encode())
            return Answer(404, TEXT)
        if question.media == HTML:
            out.write(render(source, nodes, self.prefixes).encode("utf-8"))
            return Answer(200, HTML)
        return self.graph(about(source, nodes), question.media, out)

    def graph(
        self, triples: Iterable[ox.Triple] | Iterable[ox.Quad], media: str, out: Pieces
    ) -> Answer:
        """Writes triples or quads."""
        file = cast(IO[bytes], out)
        ox.serialize(triples, file, RDF_FORMATS[media], prefixes=self.prefixes)
        return Answer(200, media)


def graph_term(graph: str) -> ox.NamedNode | ox.DefaultGraph:
    """The graph of a question as a term; raises ``QueryError`` where that is no IRI."""
    try:
        return ox.NamedNode(graph) if graph else ox.DefaultGraph()
    except ValueError as error:
        raise QueryError(f"{graph}: not an IRI: {error}") from error


def identity(data: Path) -> tuple[int, ...]:
    """What differs between data and those that took their place; ``StoreError`` where none are."""
    try:
        found = (data / STORE / "CURRENT" if data.is_dir() else data).stat()
    except OSError as error:
        raise StoreError(
            f"{data}: no store to be read ({error.strerror}); run kg build, or name another folder"
        ) from error
    return found.st_dev, found.st_ino, found.st_mtime_ns


def answer_from(
    data: Path, in_memory: bool | None, room: int
) -> Callable[[Question, Send], Answer]:
    """Opens the data for ``kg.limited.Helper``; ``StoreError`` where there are none."""
    return Answering(data, in_memory, room)
