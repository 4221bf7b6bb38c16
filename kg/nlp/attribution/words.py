"""The cues of the lexicon as look-ups."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import read_lexicon

NOT_ACTS = ("credit", "no_response", "anonymous", "particles", "elisions", "people")
LISTS = (
    "verbs",
    "objects",
    "gerunds",
    "tells",
    "directive",
    "adjectives",
    "nouns",
    "weak",
    "on",
    "alone",
    "passive",
    "quoting",
)


@dataclass(frozen=True)
class Cues:
    """Speech acts by lemma, for each kind of construction; ``phrasal`` by lemma and preposition.

    ``predicative`` holds the act and the prepositions before what is said of the object.
    """

    by_list: dict[str, dict[str, str]]
    phrasal: dict[tuple[str, str], str]
    predicative: dict[str, tuple[str, tuple[str, ...]]]

    def act(self, group: str, lemma: str) -> str | None:
        """The speech act of a lemma in a list, or None."""
        return self.by_list[group].get(lemma)


@cache
def cues() -> Cues:
    """All cues; where two acts share a word the first in the file has it."""
    table = read_lexicon("cues")
    by_list: dict[str, dict[str, str]] = {group: {} for group in LISTS}
    phrasal: dict[tuple[str, str], str] = {}
    predicative: dict[str, tuple[str, tuple[str, ...]]] = {}
    for act, words in table.items():
        if act in NOT_ACTS:
            continue
        for group in LISTS:
            for lemma in words.get(group, ()):
                by_list[group].setdefault(lemma, act)
        for lemma, prepositions in words.get("phrasal", {}).items():
            phrasal.update(dict.fromkeys(((lemma, p) for p in prepositions), act))
        for lemma, prepositions in words.get("predicative", {}).items():
            predicative.setdefault(lemma, (act, tuple(prepositions)))
    return Cues(by_list, phrasal, predicative)


def words(table: str, name: str) -> Any:
    """A list of one of the tables that are no speech acts."""
    return read_lexicon("cues")[table][name]
