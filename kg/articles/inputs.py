"""Paths, folders and globs → files, in a fixed order."""

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import ArticleError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".csv", ".parquet")
NEVER = ("articles.toml", "judgements.toml")
MAGIC = frozenset("*?[")


def find_inputs(paths: Sequence[str | Path]) -> Iterator[tuple[str, Path]]:
    """(name as given, path) of every input file, each once, sorted.

    Folders are searched recursively for known suffixes; a file named outright is always tried.
    Raises ``ArticleError`` for what does not exist.
    """
    found: dict[str, Path] = {}
    for given in map(str, paths):
        for path in expand(given):
            found.setdefault(path.as_posix(), path)
    yield from sorted(found.items())


def expand(given: str) -> list[Path]:
    """The files that one path, folder or glob names."""
    path = Path(given)
    if path.is_dir():
        return [p for p in sorted(path.rglob("*")) if is_article_file(p)]
    if path.exists():
        return [path]
    if MAGIC & set(given):
        matched = [Path(p) for p in sorted(glob.glob(given, recursive=True))]
        if matched:
            inside = [q for p in matched if p.is_dir() for q in sorted(p.rglob("*"))]
            return [p for p in [*matched, *inside] if is_article_file(p)]
    raise ArticleError(f"{given}: no such file or folder")


def is_article_file(path: Path) -> bool:
    """True for a file of a known kind that is not hidden and not our own."""
    named = path.name not in NEVER and not path.name.startswith(".")
    return named and path.suffix.lower() in SUFFIXES and path.is_file()
