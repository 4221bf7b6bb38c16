"""Pages that are opened, and closed again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kg.formats.page import write_page
from tests.formats.page.browser import DESK, PHONE, Open, Opened
from tests.graph_sample import sample_graph


@pytest.fixture
def open_page(browser: Browser, built: Path) -> Iterator[Open]:
    """Opens the seeds' page, or another; what is opened is closed, and must have been quiet."""
    found: list[Opened] = []

    def opening(
        path: Path | None = None, size: tuple[int, int] = DESK, address: str = "", **context: Any
    ) -> Opened:
        found.append(Opened(browser, path or built / "graph.html", size, address, **context))
        return found[-1]

    yield opening
    for one in found:
        one.page.context.close()
    assert [message for one in found for message in one.noise] == []


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def opened(open_page: Open, request: pytest.FixtureRequest) -> Opened:
    """The seeds' page at the size of a desk and of a phone."""
    return open_page(size=request.param)


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the graph made by hand."""
    path = tmp_path_factory.mktemp("page") / "sample.html"
    write_page(sample_graph(), path)
    return path
