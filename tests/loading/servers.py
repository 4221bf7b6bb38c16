"""Real triple stores for tests, each on a free port of this machine, gone after the test."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SECONDS_TO_START = 60
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""
QUESTION = "?query=SELECT+%3Fs+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+1"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str, remedy: str) -> str:
    """The path of a program; the test fails with the remedy where it is missing."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing: {remedy}")
    return found


@contextmanager
def running(
    command: list[str],
    question: str,
    log: Path,
    prepare: Callable[[], None] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server, from when it answers until the block ends."""
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=output, preexec_fn=prepare) as process,
    ):
        try:
            end = time.monotonic() + SECONDS_TO_START
            while not answers(question):
                if process.poll() is not None or time.monotonic() > end:
                    pytest.fail(f"{command[0]} does not start: {log.read_text(errors='replace')}")
                time.sleep(0.1)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def answers(url: str) -> bool:
    """True where a server answers."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def oxigraph(folder: Path, prepare: Callable[[], None] | None = None) -> Iterator[str]:
    """``oxigraph serve`` with its data in a folder: its address."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [
        program("oxigraph", "pip install oxigraph"),
        "serve",
        "--location",
        str(folder / "oxigraph"),
        "--bind",
        url.removeprefix("http://"),
    ]
    with running(command, f"{url}/query{QUESTION}", folder / "oxigraph.log", prepare):
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with its data in a folder, user and password ``dba``: its address."""
    http, sql = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(VIRTUOSO.format(folder=folder, http=http, sql=sql), encoding="utf-8")
    found = program("virtuoso-t", "apt-get install virtuoso-opensource-7-bin")
    url = f"http://127.0.0.1:{http}"
    # It answers over SQL before it does over HTTP.
    with running([found, "-f", "-c", str(ini)], f"{url}/sparql{QUESTION}", folder / "out.log"):
        yield url
