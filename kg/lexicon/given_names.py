"""Whether two given names can be one person's: equal, an initial, or a short form."""

from collections.abc import Mapping
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
