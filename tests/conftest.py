"""What tests share: the seeds, built once per session as a user builds them."""

from pathlib import Path

import pytest

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
