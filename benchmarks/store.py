"""Six analyst queries and the bulk build: our store against rdflib and against bare Oxigraph.

    python -m benchmarks.store [--quads 1000000] [--repeat 5] [--source FILE.nq]

All hold the same invented quads (``benchmarks.crowd``) in one run: ours on disk, as ``kg query``
opens it, and in memory, as ``kg serve`` answers where its copies have room and as a graph of the
Python interface does; a store that Oxigraph's own Python interface has built on disk of the same
file; and rdflib's ``Dataset``, which holds all in memory and which ``kg`` does not use for queries.
The six are what an analyst asks: shipped queries with their parameters, numbers by month, whom an
actor reaches over several steps. Each is asked ``--repeat`` times (rdflib once), in turns; its rows
are read to the end and must be the same in all. The bulk build is ``write_store`` against
``Store.bulk_load`` of the same file.

Times are processor time, so that other work on the machine counts little; medians.
"""

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import rdflib

from benchmarks.crowd import crowd_graph
from kg import formats
from kg.loading.asking import written_out
from kg.rdf.catalogue import find_query
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.parameters import bind
from kg.rdf.query import ask, base_of
from kg.rdf.store import copy_in_memory, open_store, write_store

MONTHS = """SELECT ?month ?kind (COUNT(DISTINCT ?policy) AS ?policies)
    (COUNT(DISTINCT ?who) AS ?issuers) WHERE {
    ?policy a kgo:Policy ; a ?kind ; odrl:assigner ?who . ?claim kgo:about ?policy .
    ?assertion kgo:ofClaim ?claim ; kgo:inArticle ?article .
    ?article schema:datePublished ?day .
    FILTER (?kind IN (odrl:Permission, odrl:Prohibition, kgo:Request))
    BIND (SUBSTR(STR(?day), 1, 7) AS ?month)
} GROUP BY ?month ?kind ORDER BY ?month ?kind"""
REACH = """SELECT DISTINCT ?label WHERE {
    { SELECT DISTINCT ?other WHERE { <START> (^odrl:assigner/odrl:assignee)+ ?other } }
    ?other skos:prefLabel ?label
} ORDER BY ?label"""
BUSIEST = """SELECT ?who ?label (COUNT(?policy) AS ?n) WHERE {
    ?policy odrl:assigner ?who . ?who skos:prefLabel ?label
} GROUP BY ?who ?label ORDER BY DESC(?n) ?label LIMIT 1"""
PER_ARTICLE = 690  # quads of an invented article, at least
Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as ``kg query`` takes it."""

    name: str
    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Queries and bulk build against other stores.")
    parser.add_argument("--quads", type=int, default=1_000_000, help="at least so many")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each query")
    parser.add_argument("--source", type=Path, help="N-Quads that are there already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = arguments.source or folder / "graph.nq"
        if arguments.source is None:
            formats.write(crowd_graph(arguments.quads // PER_ARTICLE + 1), source)
        compare_builds(source, folder)
        compare_queries(source, folder, arguments.repeat)
    return 0


def compare_builds(source: Path, folder: Path) -> None:
    """Prints quads a second of both ways to build a store; the better of two runs each."""
    number = sum(1 for _ in source.open("rb"))
    bare, ours = [], []
    for run in "12":
        bare.append(timed(lambda run=run: bulk_load(source, folder / f"bare{run}")))
        ours.append(timed(lambda run=run: write_store(source, folder / f"ours{run}")))
    slow, fast = number / min(ours), number / min(bare)
    print(f"{number:,} quads")
    print(f"bulk build: {slow:,.0f} quads/s, bare Oxigraph {fast:,.0f}: {slow / fast:.2f} of it\n")


def bulk_load(source: Path, folder: Path) -> None:
    """Builds a store by Oxigraph alone."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
    store.flush()


def compare_queries(source: Path, folder: Path, repeat: int) -> None:
    """Prints the times of each query and their ratios."""
    ours, bare = open_store(folder / "ours1"), ox.Store.read_only(str(folder / "bare1"))
    held, plain = copy_in_memory(ours), rdflib.Dataset(default_union=True)
    print(
        f"rdflib: {timed(lambda: plain.parse(source, format='nquads')):.0f} s to load", flush=True
    )
    heads = ("rows", "disk ms", "bare ms", "memory ms", "rdflib ms", "of bare", "disk", "memory")
    print(f"{'':28}" + "".join(f"{head:>11}" for head in heads))
    ratios: list[tuple[float, float, float]] = []
    for question in questions(ours):
        runs = measure(question, Stores(ours, bare, held, plain), repeat)
        disk, theirs, memory, slow = (run.seconds for run in runs)
        ratios.append((disk / theirs, slow / disk, slow / memory))
        times = "".join(f"{1000 * run.seconds:11.1f}" for run in runs)
        told = "".join(f"{ratio:11.2f}" for ratio in ratios[-1])
        print(f"{question.name:28}{len(runs[0].rows):11}{times}{told}", flush=True)
    to_bare, to_disk, to_memory = zip(*ratios, strict=True)
    print(
        f"\nmedian: {statistics.median(to_bare):.2f} times bare Oxigraph's time; as fast as rdflib:"
    )
    for name, found in (("on disk", to_disk), ("in memory", to_memory)):
        print(f"{name:10}{statistics.median(found):8.1f} times (least {min(found):.1f})")


def questions(store: ox.Store) -> tuple[Question, ...]:
    """The six queries, about the actor who issues the most."""
    actor, label, _ = next(iter(ask(store, BUSIEST)))
    assert actor
    assert label
    return (
        Question("what is said of a topic", "who-said-what", {"topic": "export grain"}),
        Question("whom an actor lets do what", "policy-matrix", {"actor": label}),
        Question("profile of an actor", "actor", {"actor": label}),
        Question("both sides of conflicts", "conflict-evidence"),
        Question("policies by month and kind", MONTHS),
        Question("whom an actor reaches", REACH.replace("START", actor)),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a query took, in seconds, and its rows."""

    seconds: float
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Stores:
    """What is asked: ours on disk, bare Oxigraph on disk, ours in memory, rdflib."""

    ours: ox.Store
    bare: ox.Store
    held: ox.Store
    plain: rdflib.Dataset


def measure(question: Question, stores: Stores, repeat: int) -> list[Asked]:
    """Asks all stores; ends the run where their rows differ."""
    query, prefixes = find_query(question.text), prefixes_with_base(base_of(stores.ours))
    written = written_out(query, question.parameters, prefixes)
    bound = {
        name: rdflib.URIRef(term.value)
        if isinstance(term, ox.NamedNode)
        else rdflib.Literal(term.value)
        for name, term in bind(query, question.parameters, prefixes).items()
    }
    runs = [
        (
            asked(lambda: ask(stores.ours, question.text, question.parameters)),
            read_all(stores.bare, written),
            asked(lambda: ask(stores.held, question.text, question.parameters)),
        )
        for _ in range(repeat)
    ]
    slow = asked(
        lambda: stores.plain.query(query.text, initBindings=bound, initNs=prefixes), text_of
    )
    found = [median(list(same)) for same in zip(*runs, strict=True)] + [slow]
    first, *others = (Counter(run.rows) for run in found)
    if any(other != first for other in others):
        raise SystemExit(f"{question.name}: the rows differ")
    return found


def read_all(store: ox.Store, query: str) -> Asked:
    """The rows of a query by Oxigraph alone."""
    return asked(
        lambda: store.query(query, use_default_graph_as_union=True),
        lambda term: getattr(term, "value", None),
    )


def text_of(term: object) -> str | None:
    """The text of a term of rdflib."""
    return None if term is None else str(term)


def asked(
    query: Callable[[], object], value: Callable[[object], str | None] | None = None
) -> Asked:
    """A query's rows with all their values, read to the end, and how long that took."""
    begin = time.process_time()
    answer: object = query()
    rows = [tuple(row) if value is None else tuple(map(value, row)) for row in answer]  # type: ignore[attr-defined]
    return Asked(time.process_time() - begin, rows)


def median(runs: list[Asked]) -> Asked:
    """The run in the middle."""
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def timed(action: Callable[[], object]) -> float:
    """How long something takes, in seconds of the processor."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


if __name__ == "__main__":
    raise SystemExit(main())
