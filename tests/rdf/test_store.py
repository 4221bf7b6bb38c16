"""Stores: built whole or not at all, opened without being changed, read from any RDF file."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import formats
from kg.errors import FormatError, StoreError
from kg.rdf.dataset import to_quads, to_triples
from kg.rdf.query import ask
from kg.rdf.store import memory_store, open_store, read_file, write_store
from tests.graph_sample import sample_graph

GRAPH = sample_graph()


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The N-Quads file of the graph."""
    path = tmp_path_factory.mktemp("quads") / "graph.nq"
    formats.write(GRAPH, path)
    return path


def test_store_on_disk_holds_all_quads(quads: Path, tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert len(store) == len(to_quads(GRAPH))
    assert set(store) == set(memory_store(GRAPH))
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_an_open_store_cannot_be_changed(quads: Path, tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")
    node = ox.NamedNode("https://x.example/")
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(tmp_path / "store").add(ox.Quad(node, node, node))


def test_several_readers_share_a_store(quads: Path, tmp_path: Path) -> None:
    write_store(quads, tmp_path / "store")
    stores = [open_store(tmp_path / "store") for _ in range(3)]
    assert len({len(ask(store, "articles")) for store in stores}) == 1


def test_a_store_is_never_built_over_another(quads: Path, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="exists already"):
        write_store(quads, tmp_path / "store")


def test_what_an_interrupted_build_left_is_named(quads: Path, tmp_path: Path) -> None:
    (tmp_path / ".store.building").mkdir()
    with pytest.raises(StoreError, match=r"\.store\.building: left by an interrupted build"):
        write_store(quads, tmp_path / "store")


def test_missing_or_damaged_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build first"):
        open_store(tmp_path / "store")
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="build it anew"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld", ".trig", ".nq", ".rdf", ".nq.gz"])
def test_any_file_that_we_write_can_be_asked(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    formats.write(GRAPH, path)
    store = read_file(path)
    assert len(store) == len(to_triples(GRAPH))
    assert list(ask(store, "articles")) == list(ask(memory_store(GRAPH), "articles"))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such output folder or file"):
        read_file(tmp_path / "graph.ttl")
    (tmp_path / "graph.nt.gz").write_bytes(b"not packed")
    with pytest.raises((FormatError, StoreError), match=r"graph\.nt\.gz: "):
        read_file(tmp_path / "graph.nt.gz")
    (tmp_path / "graph.doc").touch()
    with pytest.raises(FormatError, match=r"known suffixes: \.ttl"):
        read_file(tmp_path / "graph.doc")
    (tmp_path / "graph.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(FormatError, match=r"graph\.ttl: not valid Turtle"):
        read_file(tmp_path / "graph.ttl")
