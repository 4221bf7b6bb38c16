"""Pictures of the seeds' page for the documentation, in docs/images.

    python scripts/make_screenshots.py

Builds the seeds, opens their page in Debian's Chromium and takes a picture of each view that the
documentation shows. To be looked at before they are committed.
"""

import contextlib
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import kg
from benchmarks.page import ARGUMENTS, CHROMIUM

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "images"
DESK, PHONE = (1440, 900), (390, 844)
MOST_TOLD = (
    "select({ box: shown.boxes.filter((b) => b.kind === 'policy')"
    ".sort((a, b) => articlesOf(b).size - articlesOf(a).size || a.index - b.index)[0].id })"
)
SPEAKER = (
    "select({ box: shown.boxes.find((b) => b.column === 0 && !b.id.includes('|unnamed|')).id })"
)
IN_TEXT = (
    "[...document.querySelectorAll('#panel article.fact .link')]"
    ".find((link) => link.textContent === 'Show in text').click()"
)
# Name, size of the window, colours, address, and what is done before the picture is taken.
PICTURES = (
    ("page", DESK, "light", "", ()),
    ("page-policy", DESK, "light", "", (MOST_TOLD,)),
    ("page-text", DESK, "light", "", (MOST_TOLD, IN_TEXT)),
    ("page-table", DESK, "light", "#v=table", ()),
    ("page-matrix", DESK, "light", "#v=matrix", ()),
    ("page-quotes", DESK, "light", "#v=quotes", ()),
    ("page-dark", DESK, "dark", "", (SPEAKER,)),
    ("page-phone", PHONE, "light", "", ()),
    ("page-phone-policy", PHONE, "light", "#v=graph", (MOST_TOLD,)),
)


def main() -> None:
    """Takes all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "graph.html")
        with contextlib.chdir(ROOT):  # so that files are named as in the README
            kg.build(["seeds"]).write(page)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, (width, height), scheme, address, steps in PICTURES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                device_scale_factor=2 if width < height else 1,
                color_scheme="dark" if scheme == "dark" else "light",
                offline=True,
            )
            tab = context.new_page()
            tab.goto(page.as_uri() + address)
            for step in steps:
                tab.evaluate(step)
            tab.wait_for_timeout(500)
            tab.screenshot(path=FOLDER / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
