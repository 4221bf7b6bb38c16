"""What goes wrong: each fault a clear message and exit code, nothing lost, nothing doubled."""

import resource
import signal
from pathlib import Path

import pytest

from kg import formats
from kg.loading.client import Client
from kg.loading.target import select
from tests.graph_sample import sample_graph
from tests.loading.fakes import Answer, Reply, Seen, passing_on, serving
from tests.loading.servers import free_port, oxigraph
from tests.running import run_kg

pytestmark = pytest.mark.server
QUADS = "SELECT * WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
COUNT = '{"results": {"bindings": [{"n": {"type": "literal", "value": "0"}}]}}'


def content(url: str) -> set[tuple[tuple[str, str], ...]]:
    """All quads of an Oxigraph server."""
    return {tuple(sorted(row.items())) for row in select(Client(), f"{url}/query", QUADS)}


class Failing:
    """Passes requests on to a server until so many changes have come, then drops every one.

    The change at the limit still arrives: only its answer is lost.
    """

    def __init__(self, url: str, changes: int) -> None:
        self.answer: Answer = passing_on(url)
        self.left = changes

    def __call__(self, seen: Seen) -> Reply:
        if seen.method == "PUT" or not seen.path.startswith("/query"):
            self.left -= 1
            if self.left < 0:
                return Reply(0)
            if self.left == 0:
                self.answer(seen)
                return Reply(0)
        return self.answer(seen)


@pytest.mark.parametrize("way", ["put", "quads", "insert"])
def test_three_interruptions_leave_the_same_data(way: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "broken").mkdir()
    with oxigraph(tmp_path / "whole") as whole, oxigraph(tmp_path / "broken") as broken:
        words = ("--data", str(built), "--via", way, "--retries", "0")
        assert run_kg("load", whole, *words).code == 0
        failing = Failing(broken, 3)
        with serving(failing) as url:
            for changes in (3, 4, 5):
                failing.left = changes
                done = run_kg("load", url, *words)
                assert done.code == 1
                assert "the same command again: it goes on from here" in done.stderr
            failing.left = 1000
            done = run_kg("load", url, *words)
            assert done.code == 0, done.stderr
            assert "there already" in done.stdout
        assert content(broken) == content(whole)
        assert len(content(whole)) > 10_000
        assert run_kg("load", broken, *words).code == 0
        assert content(broken) == content(whole)
    assert not list((tmp_path / "state").rglob("*.json"))


def test_a_changed_graph_is_loaded_anew_after_an_interruption(tmp_path: Path) -> None:
    data = tmp_path / "graph.nq"
    formats.write(sample_graph(), data)
    with oxigraph(tmp_path) as server:
        failing = Failing(server, 4)
        with serving(failing) as url:
            words = ("load", url, "--data", str(data), "--via", "insert", "--retries", "0")
            assert run_kg(*words).code == 1
            text = data.read_text(encoding="utf-8").replace("Mara Voss", "Mara Quist")
            data.write_text(text, encoding="utf-8")
            failing.left = 100
            done = run_kg(*words)
            assert done.code == 0, done.stderr
        values = {value for row in content(server) for _, value in row}
        assert "Mara Quist" in values
        assert "Mara Voss" not in values


def test_dropped_connections_and_a_busy_server_are_tried_again(tmp_path: Path) -> None:
    data = tmp_path / "graph.nq"
    formats.write(sample_graph(), data)
    faults = [Reply(0), Reply(503, "busy"), Reply(429, "slower", {"Retry-After": "0"})] * 2
    with oxigraph(tmp_path) as server:
        answer = passing_on(server)

        def faulty(seen: Seen) -> Reply:
            return faults.pop() if faults and seen.method == "PUT" else answer(seen)

        with serving(faulty) as url:
            done = run_kg("load", url, "--data", str(data), "--retries", "6")
        assert done.code == 0, done.stderr
    assert faults == []


def test_wrong_password(built: Path, virtuoso_url: str) -> None:
    words = ("load", virtuoso_url, "--data", str(built), "--user", "dba")
    done = run_kg(*words, KG_PASSWORD="wrong")
    assert (done.code, done.stdout) == (1, "")
    assert "does not accept this user, password or token" in done.stderr
    assert "Traceback" not in done.stderr
    assert "wrong" not in done.stderr


def test_no_password_where_one_is_needed(built: Path, virtuoso_url: str) -> None:
    done = run_kg("load", virtuoso_url, "--data", str(built))
    assert done.code == 1
    assert "give --user NAME and the password in KG_PASSWORD" in done.stderr
    done = run_kg("load", virtuoso_url, "--data", str(built), "--user", "dba")
    assert done.code == 2
    assert "put the password in KG_PASSWORD" in done.stderr


def test_dead_server(built: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    for words in (("load", url), ("query", "conflicts", "--endpoint", url)):
        done = run_kg(*words, "--data", str(built))
        assert (done.code, done.stdout) == (1, "")
        assert "no server answers there (connection refused)" in done.stderr
        assert "Traceback" not in done.stderr


def test_full_disk_of_the_server(built: Path, tmp_path: Path) -> None:
    def small_files() -> None:
        """Writing more than this to a file fails, as it does on a disk that is full."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    with oxigraph(tmp_path, small_files) as url:
        done = run_kg("load", url, "--data", str(built), "--retries", "0")
    assert done.code == 1
    assert "the server has no space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_without_sparql(built: Path) -> None:
    with serving(lambda seen: Reply(404, "nothing here")) as url:
        done = run_kg("load", url, "--data", str(built))
    assert done.code == 1
    assert "no SPARQL endpoint there" in done.stderr


def test_what_does_not_arrive_is_found_by_counting(tmp_path: Path) -> None:
    data = tmp_path / "graph.nq"
    formats.write(sample_graph(), data)

    def forgetful(seen: Seen) -> Reply:
        return Reply(200, COUNT) if "query" in seen.path else Reply(204)

    with serving(forgetful) as url:
        done = run_kg("load", url, "--data", str(data))
    assert (done.code, done.stdout) == (1, "")
    assert "does not hold what was loaded" in done.stderr
    assert "default graph: 0 instead of" in done.stderr


def test_data_of_others_are_not_removed(built: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        client = Client()
        text = b"INSERT DATA { <https://other.example/a> <https://other.example/b> 1 }"
        headers = {"Content-Type": "application/sparql-update"}
        assert client.send("POST", f"{url}/update", body=text, headers=headers).ok
        done = run_kg("load", url, "--data", str(built))
        assert done.code == 1
        assert "default graph holds 1 triples of something else" in done.stderr
        aside = run_kg("load", url, "--data", str(built), "--default-graph", "urn:kg:data")
        assert aside.code == 0, aside.stderr
        assert select(client, f"{url}/query", "SELECT ?o { ?s ?p ?o }") == [{"o": "1"}]
        assert run_kg("load", url, "--data", str(built), "--overwrite").code == 0
        rows = select(client, f"{url}/query", "SELECT ?o { <https://other.example/a> ?p ?o }")
        assert rows == []


def test_a_dry_run_changes_nothing(built: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        done = run_kg("load", url, "--data", str(built), "--dry-run")
        assert done.code == 0, done.stderr
        assert "by put, then quads, then insert" in done.stdout
        assert content(url) == set()


def test_articles_that_are_gone_are_named_and_pruned(built: Path, tmp_path: Path) -> None:
    data = tmp_path / "graph.nq"
    formats.write(sample_graph(), data)
    with oxigraph(tmp_path) as url:
        assert run_kg("load", url, "--data", str(built)).code == 0
        done = run_kg("load", url, "--data", str(data))
        assert done.code == 0, done.stderr
        assert "5 articles that are not in these data remain there" in done.stderr
        assert run_kg("load", url, "--data", str(data), "--prune").code == 0
        (tmp_path / "other").mkdir()
        with oxigraph(tmp_path / "other") as fresh:
            assert run_kg("load", fresh, "--data", str(data)).code == 0
            assert content(url) == content(fresh)
