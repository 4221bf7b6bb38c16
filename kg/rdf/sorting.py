"""Rows of RDF terms, sorted and each once: what is too much for memory is sorted on disk."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

Row = TypeVar("Row", bound=tuple[str, ...])
AT_ONCE = 1 << 20
MOST_FILES = 128


class SortedRows(Generic[Row]):
    """Rows in the order of tuples, each once, to be read as often as one likes.

    Up to ``at_once`` rows are held in memory. More are sorted part by part, in a folder inside
    ``folder`` (else where the system keeps temporary files) that ``close`` removes. ``make`` gives
    a row from its terms.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        make: Callable[[Iterable[str]], Row],
        folder: Path | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        parts = sorted_parts(rows, at_once)
        self.make = make
        self.few = next(parts, [])
        self.many: Path | None = None
        with ExitStack() as closing:
            more = next(parts, None)
            if more is not None:
                own = Path(closing.enter_context(TemporaryDirectory(dir=folder)))
                self.many = sort_on_disk(chain((self.few, more), parts), own)
                self.few = []
            self.closing = closing.pop_all()

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        return iter(self.few) if self.many is None else map(self.make, read_rows(self.many))

    def close(self) -> None:
        """Removes what is on disk."""
        self.closing.close()


def sorted_parts(rows: Iterable[Row], at_once: int) -> Iterator[list[Row]]:
    """So many rows at a time, sorted, each once."""
    source = iter(rows)
    while part := sorted(set(islice(source, at_once))):
        yield part


def sort_on_disk(parts: Iterable[Iterable[tuple[str, ...]]], folder: Path) -> Path:
    """One sorted file of sorted parts; so many files are joined before more are written."""
    files: list[Path] = []
    for number, part in enumerate(parts):
        files.append(write_rows(part, folder / f"part-{number}"))
        if len(files) == MOST_FILES:
            files = [join(files, folder / f"joined-{number}")]
    return join(files, folder / "all")


def join(files: list[Path], target: Path) -> Path:
    """One sorted file in place of several."""
    rows = heapq.merge(*map(read_rows, files))
    write_rows((row for row, _ in groupby(rows)), target)
    for file in files:
        file.unlink()
    return target


def write_rows(rows: Iterable[tuple[str, ...]], path: Path) -> Path:
    """Writes rows to a file, a line each: no term holds a tab or a line break, they are escaped."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)
    return path


def read_rows(path: Path) -> Iterator[tuple[str, ...]]:
    """The rows of a file, one by one."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield tuple(line[:-1].split("\t"))
