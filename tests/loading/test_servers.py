"""The seeds' graph in real triple stores: all of it arrives, and every query gives the same rows."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import query_folder
from kg.loading.asking import ask_server
from kg.loading.client import Client
from kg.loading.credentials import Credentials
from kg.loading.target import find_target, select
from kg.rdf.query import ask
from kg.rdf.store import open_store
from tests.running import run_kg

pytestmark = pytest.mark.server
NAMES = sorted(path.stem for path in query_folder().glob("*.rq"))
PARAMETERS = [
    ("who-said-what", {"topic": "policy", "source": "Blinken"}),
    ("actor", {"actor": "kg:Joe_Biden"}),
    ("actor", {"actor": "joe biden"}),
    ("corroboration", {"least": "3"}),
    ("policy-matrix", {"actor": "kg:United_States"}),
    ("policy-status", {"topic": "strike", "in": "introduced"}),
    ("timeline", {"from": "2024-05-31"}),
    ("conflicts", {"kind": "quoteDrift"}),
    ("who-said-what", {"topic": '"} ?x { \\" \'\n#'}),
]
CASES = [(name, {}) for name in NAMES] + PARAMETERS
PER_GRAPH = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
ALL = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def counts(built: Path) -> dict[str, int]:
    """How many triples each graph of the built store has; ``""`` is the default graph."""
    found: dict[str, int] = {}
    for quad in open_store(built / "store"):
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        found[graph] = found.get(graph, 0) + 1
    assert len(found) == 6
    return found


def named_counts(url: str) -> dict[str, int]:
    """The same for the named graphs of a server that kg writes to."""
    rows = select(Client(), find_target(Client(), url).query, PER_GRAPH)
    ours = [row for row in rows if row["g"].startswith("https://w3id.org/polkg/")]
    return {row["g"]: int(row["n"]) for row in ours}


@pytest.fixture(scope="module")
def in_oxigraph(built: Path, oxigraph_url: str) -> str:
    """``oxigraph serve`` with the seeds' graph."""
    done = run_kg("load", oxigraph_url, "--data", str(built))
    assert done.code == 0, done.stderr
    return oxigraph_url


@pytest.fixture(scope="module")
def in_virtuoso(built: Path, virtuoso_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Virtuoso with the seeds' graph, which digest authentication let in."""
    done = run_kg(
        *("load", virtuoso_url, "--data", str(built), "--user", "dba"),
        KG_PASSWORD="dba",
        XDG_STATE_HOME=str(tmp_path_factory.mktemp("state")),
    )
    assert done.code == 0, done.stderr
    return virtuoso_url


def test_all_triples_arrive_in_oxigraph(in_oxigraph: str, built: Path) -> None:
    expected = counts(built)
    default = expected.pop("")
    assert named_counts(in_oxigraph) == expected
    assert select(Client(), f"{in_oxigraph}/query", ALL) == [{"n": str(default)}]


def test_all_triples_arrive_in_virtuoso(in_virtuoso: str, built: Path) -> None:
    expected = counts(built)
    expected["https://w3id.org/polkg/id/dataset"] = expected.pop("")
    assert named_counts(in_virtuoso) == expected


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_oxigraph_gives_the_same_rows(
    name: str, given: dict[str, str], in_oxigraph: str, built: Path
) -> None:
    same_rows(name, given, in_oxigraph, built)


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_virtuoso_gives_the_same_rows(
    name: str, given: dict[str, str], in_virtuoso: str, built: Path
) -> None:
    same_rows(name, given, in_virtuoso, built)


def same_rows(name: str, given: dict[str, str], url: str, built: Path) -> None:
    """Asks a server and our store: the same rows in the same order."""
    client = Client()
    expected = ask(open_store(built / "store"), name, given)
    found = ask_server(client, find_target(client, url), name, given)
    assert found.columns == expected.columns
    assert list(found) == list(expected)
    assert len(found) > 0 or given == PARAMETERS[-1][1]


@pytest.mark.parametrize("way", ["put", "quads", "insert"])
def test_every_way_brings_the_same(way: str, built: Path, oxigraph_url: str) -> None:
    for _ in range(2):
        done = run_kg("load", oxigraph_url, "--data", str(built), "--via", way, "--json")
        assert done.code == 0, done.stderr
        told = json.loads(done.stdout)
        assert {graph["way"] for graph in told["graphs"]} == {way}
        assert told["triples"] == sum(counts(built).values())
        assert {**named_counts(oxigraph_url), "": told["graphs"][-1]["triples"]} == counts(built)


def test_virtuoso_takes_insert_data(built: Path, virtuoso_url: str) -> None:
    done = run_kg(
        *("load", virtuoso_url, "--data", str(built), "--user", "dba", "--via", "insert"),
        *("--graph", "https://w3id.org/polkg/id/flat"),
        KG_PASSWORD="dba",
    )
    assert done.code == 0, done.stderr
    total = sum(counts(built).values())
    assert named_counts(virtuoso_url)["https://w3id.org/polkg/id/flat"] == total
    text = b"CLEAR GRAPH <https://w3id.org/polkg/id/flat>"
    client = Client(Credentials("dba", "dba"))
    headers = {"Content-Type": "application/sparql-update"}
    assert client.send("POST", f"{virtuoso_url}/sparql-auth", body=text, headers=headers).ok


def test_command_line_asks_a_server(in_virtuoso: str, built: Path) -> None:
    words = ("query", "rests-on", "--param", "outlet=reuters", "--format", "csv")
    remote = run_kg(*words, "--endpoint", in_virtuoso)
    assert remote.code == 0, remote.stderr
    assert remote.stdout == run_kg(*words, "--data", str(built)).stdout
    assert "Reuters" in remote.stdout


def test_ask_is_a_truth_value_everywhere(in_virtuoso: str, in_oxigraph: str) -> None:
    for url in (in_virtuoso, in_oxigraph):
        client = Client()
        target = find_target(client, url)
        assert ask_server(client, target, "ASK { ?x a kgo:Conflict }").truth is True
        assert ask_server(client, target, "ASK { ?x a kgo:Nothing }").truth is False
