"""Work that is ended at its limit, in a process of its own."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from kg.errors import KGError, LimitError, StoreError
from kg.limited import Helper, Send, within
from tests.running import run_kg


def add(one: int, other: int) -> int:
    return one + other


def fail() -> None:
    raise StoreError("no such store")


def sleep_long() -> None:
    time.sleep(60)


def take(megabytes: int) -> int:
    return len(b"x" * (megabytes << 20))


def die() -> None:
    os.abort()


def counting(start: int):  # type: ignore[no-untyped-def]
    """Work that keeps what it has between tasks and sends a piece of each."""
    count = start

    def work(task: int, send: Send) -> int:
        nonlocal count
        send(b"piece")
        count += task
        if task == 0:
            time.sleep(60)
        return count

    return work


def refusing() -> None:
    raise StoreError("cannot begin")


def test_a_result_comes_from_another_process() -> None:
    assert within(None, os.getpid) == os.getpid()
    assert within(30, os.getpid) != os.getpid()
    assert within(30, add, 2, 3) == 5


def test_an_error_comes_back_as_it_was_raised() -> None:
    with pytest.raises(StoreError, match="no such store"):
        within(30, fail)


def test_what_takes_too_long_is_ended() -> None:
    before = time.monotonic()
    with pytest.raises(LimitError, match=r"time limit of 0\.5 s"):
        within(0.5, sleep_long)
    assert time.monotonic() - before < 10
    assert not multiprocessing.active_children()


def test_what_takes_too_much_memory_is_ended() -> None:
    assert within(30, take, 20, memory=100) == 20 << 20
    with pytest.raises(LimitError, match="memory limit of 100 MB"):
        within(30, take, 400, memory=100)


def test_a_death_is_told() -> None:
    with pytest.raises(LimitError, match="ended from outside"):
        within(30, die)


def test_a_helper_keeps_its_state_and_can_be_started_anew() -> None:
    pieces: list[bytes] = []
    helper = Helper(counting, 10)
    assert helper.ask(5, 30, pieces.append) == 15
    assert helper.ask(5, 30, pieces.append) == 20
    assert pieces == [b"piece", b"piece"]
    with pytest.raises(LimitError):
        helper.ask(0, 0.3)
    assert not helper.alive
    with pytest.raises(LimitError, match="ended from outside"):
        helper.ask(1, 1)


def test_a_helper_that_cannot_begin_says_why() -> None:
    helper = Helper(refusing)
    with pytest.raises(KGError, match="cannot begin"):
        helper.wait()
    helper.end()


CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_kg_query_ends_at_its_limit(built: Path) -> None:
    before = time.monotonic()
    run = run_kg("query", CROSS, "--data", str(built), "--timeout", "1", timeout=60)
    assert time.monotonic() - before < 30
    assert (run.code, run.stdout) == (1, "")
    assert run.stderr.startswith("error: the query was ended at its time limit of 1 s")
    assert "--timeout" in run.stderr


@pytest.mark.parametrize("limit", ["0", "60"])
def test_the_limit_changes_no_answer(limit: str, built: Path) -> None:
    run = run_kg("query", "articles", "--format", "csv", "--data", str(built), "--timeout", limit)
    assert run.code == 0, run.stderr
    assert len(run.stdout.splitlines()) == 6
