"""The shipped queries: what each answers, and its parameters, as its first comments say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError

PARAMETER = re.compile(r"#\s*@param\s+(\w+)\s*:\s*(.*)")
DEFAULT = re.compile(r"\s*\(default (.*)\)\s*$")
NAME = re.compile(r"[\w-]+")
ALL = "all"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what it answers.

    ``parameters`` maps each parameter to what it means. Those in ``defaults`` may be left out;
    where the default is ``None`` the query then asks for all. ``free``: it declares none, so that
    any of its variables may be given a value.
    """

    name: str
    title: str
    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str | None] = field(default_factory=dict)
    free: bool = False


def query_files() -> dict[str, Path]:
    """The files of the shipped queries by name."""
    from kg.config import query_folder

    return {path.stem: path for path in sorted(query_folder().glob("*.rq"))}


def catalogue() -> list[NamedQuery]:
    """The shipped queries by name."""
    return [read_query(path) for path in query_files().values()]


def read_query(path: Path) -> NamedQuery:
    """A query file: the first comment says what it answers, ``# @param`` lines its parameters.

    Raises ``QueryError`` where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: not a file of SPARQL that can be read: {error}") from error
    title, parameters, defaults = "", {}, {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = PARAMETER.match(line)
        if match is None:
            title = title or line.lstrip("# ").strip()
            continue
        name, about = match.groups()
        default = DEFAULT.search(about)
        parameters[name] = DEFAULT.sub("", about)
        if default:
            defaults[name] = None if default[1] == ALL else default[1]
    return NamedQuery(path.stem, title, text, parameters, defaults)


def find_query(text: str) -> NamedQuery:
    """What to ask: an ``.rq`` file, a shipped query by its name, or SPARQL text itself.

    Raises ``QueryError`` where a file or name is not there, with the names nearest to it.
    """
    asked = text.strip()
    if asked.endswith(".rq") and "\n" not in asked:
        query = read_query(Path(asked))
        return replace(query, free=not query.parameters)
    if not NAME.fullmatch(asked):
        return NamedQuery("query", "", text, free=True)
    files = query_files()
    if asked in files:
        return read_query(files[asked])
    near = get_close_matches(asked, files, cutoff=0.4) or list(files)
    raise QueryError(f"{asked}: no shipped query of that name; try {', '.join(near)}")
