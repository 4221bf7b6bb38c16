"""One service of the seeds' graph for all tests that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.running import Service, serving


@pytest.fixture(scope="session")
def service(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service."""
    with serving(built, tmp_path_factory.mktemp("service"), "--timeout", "20") as running:
        yield running


@pytest.fixture(scope="session")
def triples(built: Path) -> int:
    """How many triples the graph of the seeds has."""
    return len((built / "graph.nt").read_text(encoding="utf-8").splitlines())
