"""Size of the page's file, time to the first view and longest task, by the number of articles.

    python -m benchmarks.page [--articles 5 500 10000] [--size 1440x900]

The articles are invented (``benchmarks.crowd``). The times are those of Debian's Chromium, offline,
without a graphics card: from the start of loading to the first drawn view, and the longest task of
the main thread until then and for a second after it (Long Tasks API; tasks below 50 ms count as 0).
The best of three runs is printed.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.crowd import crowd_graph
from kg.formats.page import write_page

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RUNS = 3
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({ type: 'longtask', buffered: true });
"""


class Row(NamedTuple):
    """The measures of one page; times in seconds, sizes in bytes."""

    articles: int
    facts: int
    written: float
    size: int
    first_view: float
    longest: float


def main() -> int:
    """Prints a table, a row for each number of articles."""
    parser = argparse.ArgumentParser(description="Size and speed of the page.")
    parser.add_argument("--articles", type=int, nargs="+", default=[5, 500, 10_000])
    parser.add_argument("--size", default="1440x900", help="of the window, in pixels")
    arguments = parser.parse_args()
    width, height = map(int, arguments.size.split("x"))
    head = ("articles", "facts", "written s", "file MB", "first view s", "longest task ms")
    print("".join(f"{words:>16}" for words in head))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for count in arguments.articles:
            row = measure(browser, count, Path(folder), {"width": width, "height": height})
            print(
                f"{row.articles:16,}{row.facts:16,}{row.written:16.1f}{row.size / 1e6:16.2f}"
                f"{row.first_view:16.2f}{1000 * row.longest:16.0f}"
            )
        browser.close()
    return 0


def measure(browser: Browser, count: int, folder: Path, view: dict[str, int]) -> Row:
    """The measures of the page of so many articles."""
    graph = crowd_graph(count)
    path = folder / f"{count}.html"
    begun = time.perf_counter()
    write_page(graph, path)
    written = time.perf_counter() - begun
    runs = [load(browser, path, view) for _ in range(RUNS)]
    first, longest = min(run[0] for run in runs), min(run[1] for run in runs)
    return Row(count, len(graph.claims), written, path.stat().st_size, first, longest)


def load(browser: Browser, path: Path, view: Any) -> tuple[float, float]:
    """Seconds to the first view and of the longest task."""
    context = browser.new_context(viewport=view, offline=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(path.as_uri())
    # Playwright's own waiting for a condition needs eval, which the page forbids.
    while not page.evaluate("performance.getEntriesByName('first view').length"):
        page.wait_for_timeout(20)
    page.wait_for_timeout(1000)
    first = page.evaluate("performance.getEntriesByName('first view')[0].startTime")
    longest = page.evaluate("window.longest")
    context.close()
    return first / 1000, longest / 1000


if __name__ == "__main__":
    raise SystemExit(main())
