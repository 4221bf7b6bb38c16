"""``articles.toml``: what is known about articles beside their texts, by file name.

    ["story.txt"]
    date = 2024-05-31
    outlet = "Salem Tribune"
    url = "https://…"
    authors = ["Jane Doe"]
    republished_from = "Reuters"

A file is named by its path below the folder of ``articles.toml``, or by its last part alone; a row
as ``"dump.jsonl#3"``. These facts take precedence over what the text says.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.articles.raw import Facts
from kg.errors import ArticleError

NAME = "articles.toml"


class Entry(BaseModel):
    """One entry of ``articles.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: datetime | date | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    republished_from: str | None = None


Table = Mapping[str, Facts]
Load = Callable[[Path], Table]


def read_facts(path: Path) -> Table:
    """The facts of one file, by name of article.

    Raises ``ArticleError`` that names the file and entry where it cannot be read or understood.
    """
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise ArticleError(f"{path}: not valid TOML in UTF-8: {error}") from error
    return {name: make_facts(path, name, entry) for name, entry in content.items()}


def make_facts(path: Path, name: str, entry: Any) -> Facts:
    """The facts of one entry."""
    try:
        known = Entry.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "entry"
        names = ", ".join(Entry.model_fields)
        message = f"{path}: [{name!r}] {field}: {first['msg']}; known are {names}"
        raise ArticleError(message) from error
    day = known.date.date() if isinstance(known.date, datetime) else known.date
    return Facts(day, known.outlet, known.authors, known.url, None, known.republished_from)


def find_facts(load: Load, path: Path, root: Path, file: str, given: Path | None) -> Facts:
    """What is known about an article that was read from a path below a given folder.

    The nearer ``articles.toml`` comes first; ``given`` replaces those beside the articles. ``file``
    may end in a row's number. ``load`` is ``read_facts``, or that with a memory.
    """
    _, mark, row = file.rpartition("#")
    suffix = f"#{row}" if mark and row.isdigit() and not path.name.endswith(f"#{row}") else ""
    facts = Facts()
    for table, folder in tables(load, path, root, given):
        for name in dict.fromkeys((below(path, folder), path.name)):
            found = table.get(name + suffix) or (table.get(name) if suffix else None)
            facts = facts.over(found) if found else facts
    return facts


def tables(load: Load, path: Path, root: Path, given: Path | None) -> Iterator[tuple[Table, Path]]:
    """The tables that may tell about a file, the nearest first, with their folders."""
    if given is not None:
        yield load(given), given.parent
        return
    for folder in dict.fromkeys((path.parent, root)):
        if (folder / NAME).is_file():
            yield load(folder / NAME), folder


def below(path: Path, folder: Path) -> str:
    """A path as seen from a folder above it."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
