"""A graph into a triple store: graph by graph, resumed where it was interrupted, then counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.loading.client import Client
from kg.loading.counting import article_graphs, count, count_default_only, count_foreign
from kg.loading.journal import Journal, Progress
from kg.loading.parts import Part, Spooled, parts_of, spooled
from kg.loading.target import Target
from kg.loading.ways import INSERT_LINES, QUADS_LINES, NotThereError, Way, fill, send, usable
from kg.loading.ways import UPDATE as UPDATE_TYPE
from kg.rdf.query import base_of

Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be loaded where, and how.

    ``ways`` are tried in their order. ``stale``: graphs of articles on the server that the data no
    longer have.
    """

    target: Target
    parts: tuple[Part, ...]
    ways: tuple[Way, ...]
    stale: tuple[str, ...] = ()

    @property
    def triples(self) -> int:
        """How many triples there are in all."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One graph as it arrived: its name, how it went there, how many triples it has there."""

    graph: str
    triples: int
    way: str
    resumed: bool = False


def plan(
    client: Client,
    store: ox.Store,
    target: Target,
    *,
    flat: bool = False,
    default: str = "",
    via: Way | None = None,
    overwrite: bool = False,
) -> Plan:
    """What a load would do; asks the server, changes nothing.

    ``default`` and ``flat``: see ``parts_of``; a server without a default graph that can be written
    gets that of the data in a graph named as the data set.

    Raises ``EndpointError`` where the server has no endpoint for it, and where the target graph
    holds something else, which would be lost (unless ``overwrite``).
    """
    ways = (via,) if via else usable(target)
    if not ways or (via and via not in usable(target)):
        raise EndpointError(
            f"{target.query}: no endpoint for {via or 'writing'} is known there; name one with "
            "--store-url or --update-url"
        )
    base = base_of(store)
    if not default and not target.default_graph:
        default = f"{base}dataset"
    parts = parts_of(store, flat=flat, default=default)
    if not overwrite:
        for part in parts:
            refuse_foreign(client, target, part, base)
    stale = article_graphs(client, target, base) - {part.target for part in parts}
    return Plan(target, parts, ways, tuple(sorted(stale)))


def refuse_foreign(client: Client, target: Target, part: Part, base: str) -> None:
    """Raises ``EndpointError`` where a graph holds triples that are not ours."""
    found = count_foreign(client, target, part.target, base)
    if found:
        raise EndpointError(
            f"{target.query}: the {part.name} holds {found:,} triples of something else, which "
            "loading would remove; name a graph of our own with --default-graph or --graph, or say "
            "--overwrite"
        )


def load(
    client: Client,
    store: ox.Store,
    planned: Plan,
    journal: Journal,
    report: Report,
) -> tuple[Loaded, ...]:
    """Loads what is planned, and counts it on the server; a graph at a time, each replaced.

    What an interrupted load has brought is not sent again if the server still has it. ``report`` is
    called with the graph, and how many triples of all are done. Raises ``EndpointError`` where the
    server fails, and where the counts differ at the end.
    """
    ways = list(planned.ways)
    done = 0
    found = []
    for part in planned.parts:
        report(part.name, done, planned.triples)
        with spooled(store, part) as data:
            found.append(load_part(client, planned.target, data, ways, journal))
        done += part.count
        report(part.name, done, planned.triples)
    verify(client, planned.target, planned.parts)
    journal.finish()
    return tuple(found)


def load_part(
    client: Client, target: Target, data: Spooled, ways: list[Way], journal: Journal
) -> Loaded:
    """Loads one graph; a way that the server does not know is dropped, and the next one tried."""
    part = data.part
    before = journal.progress(part.name)
    known = before is not None and before.digest == data.digest and before.way in ways
    done = before if known and before and is_there(client, target, data, before) else None
    if done is not None and done.complete:
        return Loaded(part.name, part.count, done.way, resumed=True)
    refused = ""
    while ways:
        way = Way(done.way) if done is not None else ways[0]
        begin = done or Progress(data.digest, way)
        try:
            for progress in fill(client, target, way, data, begin):
                journal.note(part.name, progress)
            return Loaded(part.name, part.count, way, resumed=done is not None)
        except NotThereError as error:
            refused = str(error)
            ways.remove(way)
            done = None
    raise EndpointError(f"the server takes the data in no way that is known: {refused}")


def is_there(client: Client, target: Target, data: Spooled, progress: Progress) -> bool:
    """True if a graph on the server has as much as an interrupted load has brought.

    The chunk under way may have arrived without an answer: it is sent again, which changes nothing.
    """
    size = INSERT_LINES if progress.way == Way.INSERT else QUADS_LINES
    sent = data.part.count if progress.complete else progress.chunks * size
    arrived = arrived_in(client, target, data.part)
    return arrived in (sent, min(sent + size, data.part.count))


def arrived_in(client: Client, target: Target, part: Part) -> int:
    """How many triples a graph has on the server."""
    found = count(client, target, part.target)
    if not part.target and found != part.count:
        return count_default_only(client, target)
    return found


def verify(client: Client, target: Target, parts: Sequence[Part]) -> None:
    """Raises ``EndpointError`` where a graph on the server has more or fewer triples than ours."""
    wrong = []
    for part in parts:
        arrived = arrived_in(client, target, part)
        if arrived != part.count:
            wrong.append(f"{part.name}: {arrived:,} instead of {part.count:,}")
    if wrong:
        raise EndpointError(
            "the server does not hold what was loaded: " + "; ".join(wrong) + "; run it again"
        )


def prune(client: Client, planned: Plan) -> None:
    """Removes the graphs of articles that the data no longer have."""
    for graph in planned.stale:
        text = f"CLEAR SILENT GRAPH <{graph}>".encode()  # Virtuoso drops only what was created
        send(client, "POST", planned.target.update, text, UPDATE_TYPE)
