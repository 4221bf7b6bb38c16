"""Six analyst queries and the bulk build: our store against rdflib and against bare Oxigraph.

    python -m benchmarks.store [--quads 1000000] [--repeat 5]

All three hold the same invented quads (``benchmarks.crowd``) in one run: ours as ``kg query``
opens it, on disk; Oxigraph's own Python interface on the same folder; rdflib's ``Dataset``,
which holds all in memory and which ``kg`` does not use for queries. Each query is asked
``--repeat`` times (rdflib once), its rows are read to the end, and the median time is printed
with the ratios. The bulk build is ``write_store`` against ``Store.bulk_load`` of the same file,
in quads a second.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from benchmarks.crowd import crowd_graph
from kg import formats
from kg.rdf.namespaces import PREFIXES
from kg.rdf.query import ask
from kg.rdf.store import open_store, write_store

QUERIES = {
    "most told claims": """SELECT ?claim ?n WHERE { ?claim a kgo:Claim ; kgo:articleCount ?n }
        ORDER BY DESC(?n) ?claim LIMIT 20""",
    "who said what": """SELECT ?who ?what WHERE {
        ?claim a kgo:Claim ; rdf:predicate kgo:stated ; rdf:subject ?who ; rdf:object ?what }
        ORDER BY ?who ?what LIMIT 200""",
    "permissions by issuer": """SELECT ?who (COUNT(?policy) AS ?n) WHERE {
        ?policy a odrl:Permission ; odrl:assigner ?who } GROUP BY ?who ORDER BY DESC(?n) ?who""",
    "sentences of a policy": """SELECT ?policy ?words WHERE {
        ?claim kgo:about|rdf:object ?policy ; kgo:evidence ?mention .
        ?policy a odrl:Prohibition . ?mention nif:anchorOf ?words }
        ORDER BY ?policy ?words LIMIT 100""",
    "conflicts": """SELECT ?conflict ?note WHERE { ?conflict a kgo:Conflict ; kgo:note ?note }
        ORDER BY ?conflict LIMIT 100""",
    "actors of an article": """SELECT ?article (COUNT(DISTINCT ?who) AS ?n) WHERE {
        ?claim rdf:subject ?who ; kgo:evidence ?mention . ?mention nif:referenceContext ?article }
        GROUP BY ?article ORDER BY DESC(?n) ?article LIMIT 20""",
}
HEADER = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
PER_ARTICLE = 400  # quads of an invented article, at least


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Queries and bulk build against other stores.")
    parser.add_argument("--quads", type=int, default=1_000_000, help="at least so many")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each query")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "graph.nq")
        formats.write(crowd_graph(arguments.quads // PER_ARTICLE), source)
        compare_builds(source, Path(folder))
        compare_queries(source, Path(folder, "ours"), arguments.repeat)
    return 0


def compare_builds(source: Path, folder: Path) -> None:
    """Prints quads a second of both ways to build a store; the better of two runs each."""
    number = sum(1 for _ in source.open("rb"))
    bare, ours = [], []
    for run in range(2):
        bare.append(timed(lambda run=run: bulk_load(source, folder / f"bare{run}")))
        place = folder / ("ours" if run else "first")
        ours.append(timed(lambda place=place: write_store(source, place)))
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
    store = open_store(folder)
    plain = rdflib.Dataset(default_union=True)
    plain.parse(source, format="nquads")
    heads = ("rows", "ours ms", "bare ms", "rdflib ms", "of bare", "rdflib")
    print(f"{'':24}" + "".join(f"{head:>11}" for head in heads))
    to_bare, to_rdflib = [], []
    for name, text in QUERIES.items():
        full = HEADER + text
        rows = len(list(ask(store, text)))
        found = sum(1 for _ in plain.query(full))
        if found != rows:
            raise SystemExit(f"{name}: rdflib finds {found} rows, not {rows}")
        ours = median(lambda text=text: list(ask(store, text)), repeat)
        bare = median(lambda full=full: read_all(store, full), repeat)
        theirs = timed(lambda full=full: list(plain.query(full)))
        to_bare.append(ours / bare)
        to_rdflib.append(theirs / ours)
        print(
            f"{name:24}{rows:11}{1000 * ours:11.1f}{1000 * bare:11.1f}{1000 * theirs:11.0f}"
            f"{ours / bare:11.2f}{theirs / ours:11.1f}"
        )
    print(f"\nmedian: {statistics.median(to_bare):.2f} times bare Oxigraph's time,")
    print(
        f"{statistics.median(to_rdflib):.1f} times as fast as rdflib (least {min(to_rdflib):.1f})"
    )


def read_all(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query as texts, by Oxigraph alone."""
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [tuple(getattr(row[name], "value", "") for name in names) for row in found]


def median(action: Callable[[], object], repeat: int) -> float:
    """The median of some runs, in seconds."""
    return statistics.median(timed(action) for _ in range(repeat))


def timed(action: Callable[[], object]) -> float:
    """How long something takes, in seconds."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


if __name__ == "__main__":
    raise SystemExit(main())
