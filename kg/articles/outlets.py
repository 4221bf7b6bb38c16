"""Names and addresses of media outlets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kg.articles.blocks import TOKEN
from kg.lexicon import read_lexicon

LONGEST_NAME = 6
SHORT_NAME = 5


@dataclass(frozen=True, slots=True)
class Outlet:
    """A media outlet; an agency's articles are printed by others.

    ``weak``: its name is also a common word.
    """

    name: str
    agency: bool = False
    weak: bool = False


def find_outlet(name: str) -> Outlet | None:
    """The listed outlet of a name as written, or ``None``; "The" and capitals make no difference.

    But a name must have one, and one of a few letters all of them: "time" and "Pa" are none.
    """
    if len(name) < SHORT_NAME or not any(map(str.isupper, name)):
        return exact_names().get(name)
    return names().get(compared(name))


def find_by_address(address: str) -> Outlet | None:
    """The listed outlet of a web address, or ``None``."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    domains = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((addresses()[domain] for domain in domains if domain in addresses()), None)


def looks_like_outlet(name: str) -> bool:
    """True for a capitalised name with a word of outlets in it ("Salem Tribune")."""
    tokens = TOKEN.findall(name)
    capitals = [token for token in tokens if token[0].isupper() or token in ("of", "and", "the")]
    named = 2 <= len(tokens) <= LONGEST_NAME and len(capitals) == len(tokens)
    return (
        named
        and tokens[0][0].isupper()
        and not outlet_words().isdisjoint(token.casefold() for token in tokens)
    )


def name_outlet(name: str) -> Outlet | None:
    """The listed outlet of a name, or one with this name where it looks like an outlet's."""
    if known := find_outlet(name):
        return known
    return Outlet(name.strip()) if looks_like_outlet(name) else None


def read_outlet(text: str) -> Outlet | None:
    """The outlet whose name begins a text: the longest listed one, or what looks like one."""
    spans = [found.end() for found in TOKEN.finditer(text[:200])][:LONGEST_NAME]
    for look in (find_outlet, name_outlet):
        for end in reversed(spans):
            if found := look(text[:end].strip(" \"'“‘")):
                return found
    return None


def compared(name: str) -> str:
    """A name as it is compared."""
    tokens = [token.casefold().replace("’", "'") for token in TOKEN.findall(name)]
    return " ".join(tokens[1:] if len(tokens) > 1 and tokens[0] == "the" else tokens)


@cache
def rows() -> tuple[Mapping[str, str], ...]:
    """The rows of the list of outlets."""
    content = read_lexicon("outlets")
    columns = content["columns"].split("|")
    lines = filter(None, content["rows"].splitlines())
    return tuple(dict(zip(columns, line.split("|"), strict=True)) for line in lines)


@cache
def exact_names() -> Mapping[str, Outlet]:
    """The outlets by their names as printed."""
    return {
        name: Outlet(row["name"], row["kind"] == "agency", bool(row["weak"]))
        for row in rows()
        for name in (row["name"], *row["aliases"].split(";"))
        if name
    }


@cache
def names() -> Mapping[str, Outlet]:
    """The outlets by their names as compared."""
    return {compared(name): outlet for name, outlet in exact_names().items()}


@cache
def addresses() -> Mapping[str, Outlet]:
    """The outlets by the domains of their addresses."""
    return {
        domain: exact_names()[row["name"]]
        for row in rows()
        for domain in row["domains"].split(";")
        if domain
    }


@cache
def outlet_words() -> frozenset[str]:
    """The words that make a capitalised name an outlet's."""
    return frozenset(read_lexicon("outlets")["words"])
