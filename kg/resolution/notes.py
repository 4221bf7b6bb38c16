"""Conflicts as nodes with their explanation in words."""

from collections.abc import Iterable

from kg.ids import digest
from kg.model import Conflict, ConflictKind, Passage


def make_conflict(
    kind: ConflictKind, involves: Iterable[str | Passage], note: str, about: str = ""
) -> Conflict:
    """A conflict between members.

    Its id is made of its kind and of what it is ``about``, so that a human's decision outlives a
    further member; of all its members where nothing is given.
    """
    members = tuple(sorted(set(involves), key=str))
    key = (about,) if about else tuple(map(str, members))
    return Conflict(f"conflict/{kind}-{digest(kind, *key)}", kind, members, note)


def shorten(text: str, longest: int = 160) -> str:
    """A text cut at a word, for a note."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"


def listing(words: Iterable[str]) -> str:
    """Wordings in quotation marks, each once, in the order of the alphabet."""
    return ", ".join(f"“{word}”" for word in sorted(set(words)))
