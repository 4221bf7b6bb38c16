"""Many clients at once against ``kg serve``: answers, errors, times.

    python -m benchmarks.serving output [--clients 50] [--seconds 30]

Starts the service on a free port of this machine, lets every client ask one query after the other,
and prints how many answers came, how many each second, the median and the slowest time, and what
went wrong. Exit code 1 where anything did.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

QUERIES = (
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "ASK { ?s a kgo:Policy }",
    "SELECT ?a ?l { ?a a kgo:Person ; skos:prefLabel ?l } LIMIT 50",
    "SELECT ?c ?n { ?c kgo:lineageCount ?n } ORDER BY DESC(?n) LIMIT 20",
)
READY = re.compile(r"serving .+ at (http://\S+)/ ")
SECONDS_TO_START = 60


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Many clients at once against kg serve.")
    parser.add_argument("output", type=Path, help="output folder of kg build")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    arguments = parser.parse_args()
    with tempfile.TemporaryFile("w+") as log:
        command = [sys.executable, "-m", "kg", "serve", str(arguments.output), "--port", "0"]
        with subprocess.Popen(command, stderr=log, stdout=log) as process:
            try:
                url = address(process, log.fileno())
                end = time.monotonic() + arguments.seconds
                with ThreadPoolExecutor(arguments.clients) as threads:
                    runs = list(threads.map(lambda _: client(url, end), range(arguments.clients)))
            finally:
                process.terminate()
    times = sorted(one for found, _ in runs for one in found)
    wrong = sum((errors for _, errors in runs), Counter[str]())
    print(f"{arguments.clients} clients, {arguments.seconds:g} s: {len(times)} answers")
    if times:
        print(f"{len(times) / arguments.seconds:.0f} a second")
        print(f"median {1000 * statistics.median(times):.0f} ms, slowest {1000 * times[-1]:.0f} ms")
    print(f"errors: {sum(wrong.values())} {dict(wrong) if wrong else ''}".rstrip())
    return 1 if wrong or not times else 0


def address(process: subprocess.Popen[bytes], log: int) -> str:
    """Where the service can be asked, once it says so."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        found = READY.search(Path(f"/dev/fd/{log}").read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise SystemExit("kg serve does not start")


def client(url: str, end: float) -> tuple[list[float], Counter[str]]:
    """The times of one client's answers, and its errors, until the end."""
    times: list[float] = []
    wrong: Counter[str] = Counter()
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as asking:
        while time.monotonic() < end:
            began = time.perf_counter()
            try:
                answer = asking.get("/sparql", params={"query": QUERIES[len(times) % len(QUERIES)]})
            except httpx.HTTPError as error:
                wrong[type(error).__name__] += 1
                continue
            if answer.status_code == 200:
                times.append(time.perf_counter() - began)
            else:
                wrong[str(answer.status_code)] += 1
    return times, wrong


if __name__ == "__main__":
    raise SystemExit(main())
