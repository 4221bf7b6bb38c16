"""Paths, folders and globs → files, in a fixed order."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import ArticleError
from kg.model import Skipped

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".csv", ".parquet")
MAGIC = frozenset("*?[")


class Input(NamedTuple):
    """A file, its name as given, and the folder that was given or that it stands in."""

    name: str
    path: Path
    root: Path


def find_inputs(paths: Iterable[str | Path]) -> tuple[tuple[Input, ...], tuple[Skipped, ...]]:
    """Every input file once, sorted by name, and what cannot be one, with the reason.

    Folders are searched with all below them for known suffixes, hidden ones left out; so is what a
    glob matches. A file that is named outright is never passed over in silence. Raises
    ``ArticleError`` for what does not exist.
    """
    found: dict[str, Input] = {}
    skipped: dict[str, Skipped] = {}
    for given in sorted(map(str, paths)):
        for item in expand(given):
            if isinstance(item, Skipped):
                skipped.setdefault(item.file, item)
            else:
                found.setdefault(os.path.realpath(item.path), item)
    files = sorted(found.values(), key=lambda item: item.name)
    return tuple(files), tuple(sorted(skipped.values(), key=lambda item: item.file))


def expand(given: str) -> Iterator[Input | Skipped]:
    """The files that one path, folder or glob names."""
    path = Path(given)
    if path.is_dir():
        yield from walk(path)
    elif os.path.lexists(path):
        yield named(path)
    elif MAGIC.isdisjoint(given):
        raise ArticleError(f"{show(path)}: no such file or folder")
    else:
        # pathlib's own globs know neither absolute patterns nor where they start.
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207
        if not matches:
            raise ArticleError(f"{show(path)}: no file or folder matches")
        for match in map(Path, matches):
            if match.is_dir():
                yield from walk(match)
            elif is_article_file(match):
                yield Input(show(match), match, match.parent)


def named(path: Path) -> Input | Skipped:
    """A file that was named outright."""
    if not path.is_file():
        return Skipped(show(path), "not a regular file")
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        suffix = f"suffix {path.suffix}" if path.suffix else "name without a suffix"
        return Skipped(show(path), f"unsupported {suffix}; supported are {known}")
    return Input(show(path), path, path.parent)


def walk(folder: Path) -> Iterator[Input | Skipped]:
    """The article files in a folder and those below it; links to folders are not followed."""
    failed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(files)):
            if is_article_file(path):
                yield Input(show(path), path, folder)
    for error in failed:
        reason = f"the folder cannot be read: {error.strerror}"
        yield Skipped(show(Path(os.fsdecode(error.filename))), reason)


def is_article_file(path: Path) -> bool:
    """True for a regular file of a known kind that is not hidden."""
    known = path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    return known and (path.is_file() or path.is_symlink())


def show(path: Path) -> str:
    """A path as a text that can be written in UTF-8, whatever bytes it has."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
