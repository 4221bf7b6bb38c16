"""Conflicts as nodes with their explanation in words."""

from collections.abc import Iterable

from kg.ids import digest
from kg.model import Conflict, ConflictKind, Passage


def make_conflict(kind: ConflictKind, involves: Iterable[str | Passage], note: str) -> Conflict:
    """A conflict; its id is made of its kind and members."""
    members = tuple(sorted(set(involves), key=str))
    return Conflict(f"conflict/{kind}-{digest(kind, *map(str, members))}", kind, members, note)


def shorten(text: str, longest: int = 160) -> str:
    """A text cut at a word, for a note."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"


def listing(words: Iterable[str]) -> str:
    """Wordings in quotation marks, each once, in the order of the alphabet."""
    return ", ".join(f"“{word}”" for word in sorted(set(words)))
