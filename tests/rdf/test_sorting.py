"""Sorted rows: the same in memory and on disk, and nothing left behind."""

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest

from kg.rdf import sorting
from kg.rdf.dataset import Dataset
from kg.rdf.sorting import SortedRows
from kg.rdf.terms import Quad, text
from tests.graph_sample import sample_graph

VALUES = (
    "",
    "<a>",
    "<a/b>",
    '"a"',
    '"a"@en',
    '"a b"',
    '"a\\tb"',
    '"a"^^<b>',
    text("\u2028\x85\t\n"),
)
ROWS = [pair for pair in product(VALUES, VALUES) for _ in range(2)]


@pytest.mark.parametrize("at_once", [1, 5, 1000])
@pytest.mark.parametrize("most_files", [2, 128])
def test_rows_come_sorted_and_once(
    at_once: int, most_files: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "MOST_FILES", most_files)
    rows: SortedRows[tuple[str, ...]] = SortedRows(reversed(ROWS), tuple, tmp_path, at_once)
    assert any(tmp_path.iterdir()) == (at_once < len(ROWS))
    assert list(rows) == list(rows) == sorted(set(ROWS))
    rows.close()
    assert not any(tmp_path.iterdir())


def test_two_readings_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    rows: SortedRows[tuple[str, ...]] = SortedRows(ROWS, tuple, tmp_path, 7)
    assert all(one == other for one, other in zip(rows, rows, strict=True))
    rows.close()


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, ...]]:
        yield from ROWS
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        SortedRows(broken(), tuple, tmp_path, 5)
    assert not any(tmp_path.iterdir())


def test_a_dataset_on_disk_is_that_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = sample_graph()
    with Dataset(graph) as small:
        expected = [list(small.quads()), list(small.triples()), list(small.by_graph())]
    monkeypatch.setattr(SortedRows.__init__, "__defaults__", (None, 100))
    with Dataset(graph, tmp_path) as large:
        found = [list(large.quads()), list(large.triples()), list(large.by_graph())]
        assert any(tmp_path.iterdir())
    assert found == expected
    assert not any(tmp_path.iterdir())
    by_graph = expected[2]
    assert all(one.graph <= other.graph for one, other in pairwise(by_graph))
    assert all(isinstance(quad, Quad) for quad in found[0])
