"""What a human has decided: it goes before every rule and survives every run.

The file ``judgements.toml``::

    [[same]]                        # these names are one entity
    names = ["Kiev", "Kyiv"]

    [[different]]                   # in these articles (ids) the name means somebody else
    name = "John Smith"
    articles = ["article/…"]

    [[rename]]
    name = "Kiev"
    to = "Kyiv"

    [[reject]]                      # a claim that nobody makes, by its id
    claim = "claim/…"
    reason = "misread"

    [[conflict]]                    # "confirmed" or "rejected"
    id = "conflict/…"
    review = "confirmed"

Every entry may have a ``reason``. Names are compared without case, articles and dots.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kg.errors import LexiconError
from kg.resolution.keys import Key, Place
from kg.resolution.names import normalised

Review = Literal["confirmed", "rejected"]
FIELDS: dict[str, dict[str, type]] = {
    "same": {"names": list},
    "different": {"name": str, "articles": list},
    "rename": {"name": str, "to": str},
    "reject": {"claim": str},
    "conflict": {"id": str, "review": str},
}
OPTIONAL = {"reason"}


@dataclass(frozen=True)
class Judgements:
    """Human decisions, by kind."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, tuple[str, ...]], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    rejected: frozenset[str] = frozenset()
    reviews: tuple[tuple[str, Review], ...] = ()

    def apply(
        self, keys: Mapping[Place, Key], names: Mapping[Place, tuple[str, ...]]
    ) -> dict[Place, Key]:
        """The keys of referents after the decisions on who is the same and who is not.

        ``names`` are the names of each referent, the main one first: it decides who is different,
        any of them who is the same.
        """
        decided = dict(keys)
        for group in self.same:
            wanted = {normalised(name) for name in group}
            found = (p for p, given in names.items() if wanted & {normalised(n) for n in given})
            shared = {decided[place] for place in found}
            chosen = min(shared, key=lambda key: (key[0] != "known", key), default=None)
            if chosen is not None:
                decided |= {place: chosen for place, key in decided.items() if key in shared}
        for name, articles in self.different:
            for place, given in names.items():
                if normalised(given[0]) == normalised(name) and place[0] in articles:
                    decided[place] = ("local", place[0], normalised(name))
        return decided

    def rules_for(self, names: Iterable[str], articles: Iterable[str]) -> set[str]:
        """The kinds of decisions that concern an entity by its names and its articles."""
        plain, places = {normalised(name) for name in names}, set(articles)
        found = set()
        if any(len(plain & {normalised(name) for name in group}) > 1 for group in self.same):
            found.add("judgement.same")
        if any(normalised(n) in plain and places & set(told) for n, told in self.different):
            found.add("judgement.different")
        if any(normalised(name) in plain for name, _ in self.renamed):
            found.add("judgement.rename")
        return found

    def name_for(self, names: Iterable[str]) -> str | None:
        """The name that a human gave to one of these names, or None."""
        plain = {normalised(name) for name in names}
        return next((to for name, to in self.renamed if normalised(name) in plain), None)


def read_judgements(path: Path | None) -> Judgements:
    """The decisions in a file, if one is given; ``LexiconError`` names what is wrong in it."""
    if path is None:
        return Judgements()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML: {error}") from error
    for kind, entries in content.items():
        check(path, kind, entries)
    return Judgements(
        same=tuple(tuple(entry["names"]) for entry in content.get("same", ())),
        different=tuple((e["name"], tuple(e["articles"])) for e in content.get("different", ())),
        renamed=tuple((e["name"], e["to"]) for e in content.get("rename", ())),
        rejected=frozenset(entry["claim"] for entry in content.get("reject", ())),
        reviews=tuple((e["id"], e["review"]) for e in content.get("conflict", ())),
    )


def check(path: Path, kind: str, entries: Any) -> None:
    """Raises ``LexiconError`` for a table that is unknown, lacks a field or has a wrong one."""
    if kind not in FIELDS:
        raise LexiconError(f"{path}: unknown table [[{kind}]]; known: {', '.join(FIELDS)}")
    if not isinstance(entries, list):
        raise LexiconError(f"{path}: write [[{kind}]] with two brackets")
    for number, entry in enumerate(entries, start=1):
        where = f"{path}: [[{kind}]] number {number}"
        fields = FIELDS[kind]
        if not isinstance(entry, dict) or set(entry) - OPTIONAL != set(fields):
            raise LexiconError(f"{where} needs exactly {', '.join(sorted(fields))}")
        for field, wanted in fields.items():
            if not fits(entry[field], wanted):
                what = "a list of strings" if wanted is list else "a string"
                raise LexiconError(f"{where}: {field} must be {what}")
        if kind == "conflict" and entry["review"] not in ("confirmed", "rejected"):
            raise LexiconError(f"{where}: review is confirmed or rejected")


def fits(value: Any, wanted: type) -> bool:
    """True for a string, or for a list of strings that is not empty."""
    if wanted is list:
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    return isinstance(value, str)
