"""The lexicon's classes of happenings, in the form the rules ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class HappeningClass:
    """What the words of a class tell of; see ``happenings.toml``."""

    name: str
    event: str
    plural: frozenset[str]
    told: bool


@cache
def classes() -> Mapping[tuple[str, str], HappeningClass]:
    """(``noun`` or ``verb``, lemma) → class."""
    table: dict[tuple[str, str], HappeningClass] = {}
    for name, row in read_lexicon("happenings")["classes"].items():
        plural = frozenset(row.get("plural", ()))
        found = HappeningClass(name, row["event"], plural, row.get("told", False))
        for part in ("noun", "verb"):
            for lemma in row.get(f"{part}s", ()):
                table.setdefault((part, lemma), found)
    return table


@cache
def happening_words(key: str) -> frozenset[str]:
    """A list of ``happenings.toml``."""
    return frozenset(read_lexicon("happenings")["words"][key])
