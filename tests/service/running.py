"""``kg serve`` as a user starts it, in a process of its own on a free port of this machine."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.running import ROOT

SECONDS_TO_START = 60
READY = re.compile(r"serving .+ at (http://\S+)/ ")
# Three times all triples: no machine comes to its end.
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@dataclass(frozen=True)
class Service:
    """A running service: a client for it, its process, and what it writes to stderr."""

    client: httpx.Client
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        """Its address without a slash at the end."""
        return str(self.client.base_url).rstrip("/")

    def lines(self) -> list[str]:
        """The lines of its log."""
        return self.log.read_text(encoding="utf-8").splitlines()

    def wait_for_line(self, words: str) -> None:
        """Returns when a line of the log has some words; it is written after the answer."""
        end = time.monotonic() + 10
        while not any(words in line for line in self.lines()):
            if time.monotonic() > end:
                pytest.fail(f"{words}: not in the log")
            time.sleep(0.05)

    def ask(self, query: str, accept: str = "*/*", **fields: str) -> httpx.Response:
        """The answer to a query by GET."""
        headers = {"accept": accept}
        return self.client.get("/sparql", params={"query": query, **fields}, headers=headers)


@contextmanager
def serving(data: Path, folder: Path, *options: str, **environment: str) -> Iterator[Service]:
    """The service of some data, from when it can be asked until the block ends."""
    log = folder / "serve.log"
    command = [sys.executable, "-m", "kg", "serve", str(data), "--port", "0", *options]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    inherited = {name: value for name, value in os.environ.items() if name != "KG_TOKEN"}
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            env=inherited | {"PYTHONPATH": path} | environment,
        ) as process,
    ):
        try:
            url = wait_for(process, log)
            with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
                yield Service(client, process, log)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address that a starting service tells; the test fails where it does not start."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        told = log.read_text(encoding="utf-8")
        found = READY.search(told)
        if found:
            return found[1].replace("0.0.0.0", "127.0.0.1")
        if process.poll() is not None:
            pytest.fail(f"kg serve ended with {process.returncode}: {told}")
        time.sleep(0.05)
    pytest.fail(f"kg serve does not start: {told}")
