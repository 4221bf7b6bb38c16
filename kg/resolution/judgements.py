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

    [[reject]]                      # a claim's id or label
    claim = "claim/…"
    reason = "misread"

    [[conflict]]                    # "confirmed" or "rejected"
    id = "conflict/…"
    review = "confirmed"
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
FIELDS = {
    "same": {"names"},
    "different": {"name", "articles"},
    "rename": {"name", "to"},
    "reject": {"claim"},
    "conflict": {"id", "review"},
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

    def apply(self, keys: dict[Place, Key], names: Mapping[Place, str]) -> dict[Place, Key]:
        """The keys of referents after the decisions on who is the same and who is not."""
        decided = dict(keys)
        for group in self.same:
            wanted = {normalised(name) for name in group}
            members = [place for place, name in names.items() if normalised(name) in wanted]
            shared = {decided[place] for place in members}
            chosen = min(shared, key=lambda key: (key[0] != "known", key), default=None)
            for place, key in decided.items():
                if chosen is not None and key in shared:
                    decided[place] = chosen
        for name, articles in self.different:
            for place, other in names.items():
                if normalised(other) == normalised(name) and place[0] in articles:
                    decided[place] = ("local", place[0], normalised(name))
        return decided

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
    """Raises ``LexiconError`` for a table that is unknown or lacks a field."""
    if kind not in FIELDS:
        raise LexiconError(f"{path}: unknown table [[{kind}]]; known: {', '.join(FIELDS)}")
    if not isinstance(entries, list):
        raise LexiconError(f"{path}: write [[{kind}]] with two brackets")
    for number, entry in enumerate(entries, start=1):
        given = set(entry)
        if not FIELDS[kind] <= given or given - FIELDS[kind] - OPTIONAL:
            wanted = ", ".join(sorted(FIELDS[kind]))
            raise LexiconError(f"{path}: [[{kind}]] number {number} needs exactly {wanted}")
        if kind == "conflict" and entry["review"] not in ("confirmed", "rejected"):
            raise LexiconError(
                f"{path}: [[conflict]] number {number}: review is confirmed or rejected"
            )
