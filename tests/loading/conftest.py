"""Servers that several tests load into, started once; no state of the user's is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading.servers import oxigraph, virtuoso


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals of loads in a folder of the test, no password in the environment."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running ``oxigraph serve``."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Virtuoso."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url
