"""Given names: whether two can be one person's, and which gender one tells."""

from collections.abc import Mapping, Sequence
from functools import cache

from kg.lexicon import read_lexicon
from kg.lexicon.gazetteer.entries import read_rows, several


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """The short forms of each given name, in lower case."""
    rows = read_rows(read_lexicon("nicknames"))
    return {row["name"]: frozenset(several(row["short"])) for row in rows}


def same_given_name(one: str, other: str) -> bool:
    """True for names in lower case that are equal, an initial of, or short for one another."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    table = short_forms()
    return one in table.get(other, ()) or other in table.get(one, ())


@cache
def genders() -> Mapping[str, str]:
    """Given name in lower case → "f" or "m", where only one gender bears it."""
    table = read_lexicon("given_genders")
    return {name: gender for gender in ("f", "m") for name in table[gender].split()}


def gender_of_name(words: Sequence[str]) -> str | None:
    """The gender that a word before the last of a person's name tells, "f" or "m", else ``None``.

    The last one, or one alone, is mostly a surname.
    """
    table = genders()
    return next((table[w.lower()] for w in words[:-1] if w.lower() in table), None)
