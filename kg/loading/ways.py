"""The three ways of filling a graph on a server, each safe to repeat.

``put`` replaces a graph as a whole (SPARQL 1.1 Graph Store Protocol, section 5.3). ``quads`` and
``insert`` empty it and then add chunks: N-Quads by POST, or INSERT DATA (SPARQL 1.1 Update).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kg.errors import EndpointError
from kg.loading.client import Body, Client, reason_of
from kg.loading.journal import Progress
from kg.loading.parts import Spooled
from kg.loading.target import Target, headers

INSERT_LINES = 1_000
QUADS_LINES = 50_000
UPDATE = "application/sparql-update"
NQUADS = "application/n-quads"
# N-Triples are Turtle too, and every server takes Turtle.
TURTLE = "text/turtle; charset=utf-8"
UNKNOWN = {400, 404, 405, 406, 415, 501}


class Way(StrEnum):
    """How a graph is filled, in the order in which they are tried."""

    PUT = "put"
    QUADS = "quads"
    INSERT = "insert"


class NotThereError(Exception):
    """A server does not know a way of loading; never leaves this package."""


def usable(target: Target) -> tuple[Way, ...]:
    """The ways for which a server has an endpoint."""
    ways = {
        Way.PUT: bool(target.store),
        Way.QUADS: bool(target.quads and target.update),
        Way.INSERT: bool(target.update),
    }
    return tuple(way for way, there in ways.items() if there)


def fill(
    client: Client, target: Target, way: Way, data: Spooled, done: Progress
) -> Iterator[Progress]:
    """Fills a graph, and gives how far it is after each request.

    ``done``: what earlier requests have brought. Raises ``NotThereError`` where the server does not
    know the way at all, ``EndpointError`` where it refuses the data.
    """
    if way is Way.PUT:
        put(client, target, data)
    else:
        yield from add(client, target, way, data, done)
    yield Progress(data.digest, way, done.chunks, complete=True)


def put(client: Client, target: Target, data: Spooled) -> None:
    """Replaces a graph as a whole."""
    graph = data.part.target
    where = {"graph": graph} if graph else {"default": ""}
    # Asked for first: a server that asks for a password would else get the whole body twice.
    client.send("HEAD", target.store, params=where)
    send(client, "PUT", target.store, data.file, TURTLE, where)


def add(
    client: Client, target: Target, way: Way, data: Spooled, done: Progress
) -> Iterator[Progress]:
    """Empties a graph, unless it has chunks already, and adds the chunks that are missing."""
    graph = data.part.target
    if done.chunks == 0:
        what = f"GRAPH <{graph}>" if graph else "DEFAULT"
        send(client, "POST", target.update, f"CLEAR SILENT {what}".encode(), UPDATE)
    size = INSERT_LINES if way is Way.INSERT else QUADS_LINES
    for number, lines in enumerate(data.chunks(size, done.chunks), start=done.chunks + 1):
        if way is Way.INSERT:
            send(client, "POST", target.update, insert_data(lines, graph), UPDATE)
        else:
            send(client, "POST", target.quads, quads(lines, graph), NQUADS)
        yield Progress(data.digest, way, number)


def insert_data(lines: list[str], graph: str) -> bytes:
    """Lines of N-Triples as INSERT DATA; N-Triples terms are SPARQL terms."""
    inside = "".join(lines)
    body = f"GRAPH <{graph}> {{\n{inside}}}" if graph else inside
    return f"INSERT DATA {{\n{body}}}".encode()


def quads(lines: list[str], graph: str) -> bytes:
    """Lines of N-Triples as N-Quads of a graph."""
    end = f" <{graph}> .\n" if graph else " .\n"
    return "".join(line.rstrip()[:-1].rstrip() + end for line in lines).encode()


def send(
    client: Client,
    method: str,
    url: str,
    body: Body,
    content: str,
    params: dict[str, str] | None = None,
) -> None:
    """Sends a change; ``NotThereError`` or ``EndpointError`` where it is not made."""
    answer = client.send(method, url, params=params, headers=headers(content), body=body)
    if answer.ok:
        return
    if answer.status_code in UNKNOWN:
        raise NotThereError(f"{url}: {method}: {reason_of(answer)}")
    raise EndpointError(f"{url}: the data are refused: {reason_of(answer)}")
