"""What tests share: the seeds, built once as a user builds them, and one Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.formats.page.browser import ARGUMENTS, CHROMIUM
from tests.running import Run, run_kg


@pytest.fixture(scope="session")
def build_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The output folder of ``kg build seeds``, and how the command ended."""
    folder = tmp_path_factory.mktemp("built") / "output"
    return folder, run_kg("build", "seeds", "-o", str(folder), PYTHONHASHSEED="1")


@pytest.fixture(scope="session")
def built(build_run: tuple[Path, Run]) -> Path:
    """The output folder of ``kg build seeds``; tests only read it."""
    folder, run = build_run
    assert run.code == 0, run.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; there can be one at a time."""
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()
