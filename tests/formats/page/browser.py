"""The page in Debian's Chromium, offline, with all that it complains of and asks for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1440, 900), (390, 844)
VIEWS = ("graph", "list", "table", "matrix", "quotes")
Open = Callable[..., "Opened"]


class Opened:
    """An open page; ``noise`` holds console messages, errors and requests that leave the file."""

    def __init__(
        self, browser: Browser, path: Path, size: tuple[int, int], address: str = "", **context: Any
    ) -> None:
        view = {"width": size[0], "height": size[1]}
        made = browser.new_context(viewport=view, offline=True, **context)  # type: ignore[arg-type]
        self.page: Page = made.new_page()
        self.page.set_default_timeout(10_000)
        self.noise: list[str] = []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url))
        self.page.goto(path.as_uri() + address)
        self.wait()

    def note(self, url: str) -> None:
        """Keeps a request that leaves the file."""
        if not url.startswith(("file:", "data:", "blob:")):
            self.noise.append(url)

    def wait(self) -> None:
        """Waits until the first view is drawn."""
        self.until("performance.getEntriesByName('first view').length > 0")

    def until(self, condition: str, *arguments: Any) -> None:
        """Waits until a condition of the page holds; what Playwright waits with needs eval."""
        for _ in range(200):
            if self.run(condition, *arguments):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never: {condition}")

    def show(self, view: str) -> None:
        """Goes to a view by its button."""
        self.page.click(f"#view-{view}")

    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script of the page."""
        return self.page.evaluate(script, *arguments)

    def spot(self, expression: str) -> tuple[float, float]:
        """Where on the screen the point {x, y} of the drawing is."""
        found = self.run(
            f"() => {{ const p = network.canvasToDOM({expression});"
            " const r = document.getElementById('canvas').getBoundingClientRect();"
            " return [r.x + p.x, r.y + p.y]; }"
        )
        return found[0], found[1]

    def download(self, button: str) -> Path:
        """The file that a button of the menu saves."""
        self.page.evaluate("document.getElementById('save').open = true")
        with self.page.expect_download() as download:
            self.page.click(f"#{button}")
        return Path(download.value.path())


def as_json(value: object) -> str:
    """A value as a literal of JavaScript."""
    return json.dumps(value)
