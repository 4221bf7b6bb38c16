"""Limits that really end a query, many clients at once, a new build, the end of the service."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.running import run_kg
from tests.service.running import CROSS, Service, serving

pytestmark = pytest.mark.server
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GREEDY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = 'SELECT ("0123456789abcdef0123456789abcdef" AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'


def in_background(
    function: Callable[[], httpx.Response],
) -> tuple[threading.Thread, list[httpx.Response]]:
    """A request that runs beside the test."""
    found: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    return thread, found


def workers(service: Service) -> set[int]:
    """The processes of a service that answer queries."""
    # Each thread has children of its own.
    threads = Path(f"/proc/{service.process.pid}/task").iterdir()
    pids = {int(pid) for one in threads for pid in (one / "children").read_text().split()}
    return {pid for pid in pids if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def processor_seconds(pid: int) -> float:
    """How long a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_the_cross_product_ends_at_its_limit_while_others_are_answered(
    built: Path, tmp_path: Path
) -> None:
    with serving(built, tmp_path, "--timeout", "3", "--workers", "2") as service:
        before = time.monotonic()
        began = workers(service)
        assert len(began) == 2
        thread, found = in_background(lambda: service.ask(CROSS))
        time.sleep(0.5)
        answered = 0
        while thread.is_alive():
            asked = time.monotonic()
            with httpx.Client(base_url=service.url, trust_env=False) as client:
                assert client.get("/sparql", params={"query": COUNT}).status_code == 200
            assert time.monotonic() - asked < 1
            answered += 1
        assert answered > 3
        assert found[0].status_code == 503
        assert "time limit of 3 s" in found[0].text
        assert 3 <= time.monotonic() - before < 6
        # It is really ended: the process is gone, none of those there works on, one took its place.
        wait_until(lambda: service.client.get("/health").json()["free"] == 2)
        now = workers(service)
        assert len(now & began) == 1
        worked = {pid: processor_seconds(pid) for pid in now}
        time.sleep(0.5)
        assert all(processor_seconds(pid) - worked[pid] < 0.3 for pid in now)


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Returns when something has become true; the test fails where it does not."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_every_worker_can_be_lost_and_comes_back(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--timeout", "1", "--workers", "2") as service:
        with ThreadPoolExecutor(4) as threads:
            codes = [answer.status_code for answer in threads.map(service.ask, [CROSS] * 4)]
        assert codes == [503] * 4
        assert service.ask(COUNT).status_code == 200
        for pid in workers(service):
            os.kill(pid, signal.SIGKILL)
        # The first may still meet a process that dies under it.
        wait_until(lambda: service.ask(COUNT).status_code == 200)
        wait_until(lambda: service.client.get("/health").json()["free"] == 2)


def test_what_takes_too_much_memory_is_ended(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--memory", "200", "--workers", "1") as service:
        response = service.ask(GREEDY)
        assert (response.status_code, "memory limit of 200 MB" in response.text) == (503, True)
        assert service.ask(COUNT).status_code == 200


def test_an_answer_that_is_too_long_is_ended(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--answer", "5", "--workers", "1") as service:
        response = service.ask(LONG)
        assert (response.status_code, "5 MB" in response.text) == (413, True)
        assert service.ask(LONG + " LIMIT 1000").status_code == 200


def test_429_when_all_are_busy(built: Path, tmp_path: Path) -> None:
    options = ("--timeout", "5", "--workers", "1", "--waiting", "1")
    with serving(built, tmp_path, *options) as service:
        first, found = in_background(lambda: service.ask(CROSS))
        time.sleep(0.5)
        second, waited = in_background(lambda: service.ask(COUNT))
        time.sleep(0.5)
        refused = service.ask(COUNT)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
        assert service.client.get("/health").json()["waiting"] == 1
        first.join()
        second.join()
        assert found[0].status_code == 503
        assert waited[0].status_code == 200


def test_a_query_whose_client_has_left_is_ended(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--timeout", "60", "--workers", "1") as service:
        with pytest.raises(httpx.ReadTimeout):
            service.client.get("/sparql", params={"query": CROSS}, timeout=1)
        before = time.monotonic()
        assert service.ask(COUNT).status_code == 200
        assert time.monotonic() - before < 20


def test_many_clients_at_once(service: Service) -> None:
    queries = [COUNT, "ASK { ?s a kgo:Actor }", "SELECT ?a { ?a a kgo:Person } LIMIT 20"]

    def client(number: int) -> list[int]:
        with httpx.Client(base_url=service.url, timeout=60, trust_env=False) as own:
            end = time.monotonic() + 3
            codes = []
            while time.monotonic() < end:
                query = queries[(number + len(codes)) % len(queries)]
                codes.append(own.get("/sparql", params={"query": query}).status_code)
            return codes

    with ThreadPoolExecutor(50) as threads:
        codes = [code for found in threads.map(client, range(50)) for code in found]
    assert set(codes) == {200}
    assert len(codes) > 100


@pytest.mark.parametrize("place", ["--on-disk", "--in-memory"])
def test_a_new_build_is_served_at_once(place: str, tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text("Mayor Anna Keller said the bridge would stay closed.\n", encoding="utf-8")
    data = tmp_path / "output"
    assert run_kg("build", str(article), "-o", str(data)).code == 0
    articles = "SELECT ?a { ?a a kgo:Article }"
    with serving(data, tmp_path, place) as service:
        assert len(service.ask(articles).json()["results"]["bindings"]) == 1
        other = tmp_path / "two.txt"
        other.write_text("Keller denied that the port was for sale.\n", encoding="utf-8")
        assert run_kg("build", str(article), str(other), "-o", str(data)).code == 0
        for _ in range(8):
            assert len(service.ask(articles).json()["results"]["bindings"]) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_end_lets_queries_end_first(
    built: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with serving(built, tmp_path, "--timeout", "3", "--workers", "2") as service:
        pids = workers(service)
        thread, found = in_background(lambda: service.ask(CROSS))
        time.sleep(0.5)
        service.process.send_signal(number)
        thread.join()
        assert found[0].status_code == 503
        assert service.process.wait(10) == 0
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
        assert "Traceback" not in "\n".join(service.lines())


def test_a_killed_service_leaves_no_process(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--workers", "2") as service:
        pids = workers(service)
        service.process.kill()
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
