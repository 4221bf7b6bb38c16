"""One mention as found, with what coreference needs to know about it."""

from dataclasses import dataclass
from typing import Literal

from kg.model import MentionKind, Span

Determiner = Literal["definite", "demonstrative", "indefinite", "possessive", "none"]
Gender = Literal["m", "f", "thing", "any"]


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A span that refers to an actor, place or thing.

    ``token`` is the index of the token that holds the head. ``name`` are the words that name it,
    without titles and determiners. ``known`` is the key of its gazetteer entry. ``word`` is the
    class and head noun of a description ("weapon:missile") and ``lemma`` its lemma. ``modifiers``
    are the lemmas that describe it, ``country`` the key of the country (or body) that a modifier
    names, ``owner`` the token of a possessor. ``office`` and ``of`` come from a title.
    """

    span: Span
    head: Span
    token: int
    kind: MentionKind
    type: str
    name: str
    known: str | None = None
    locative: bool = False
    plural: bool = False
    determiner: Determiner = "none"
    noun_class: str = ""
    lemma: str = ""
    modifiers: tuple[str, ...] = ()
    country: str | None = None
    owner: int | None = None
    count: int | None = None
    ordinal: int | None = None
    partitive: bool = False
    gender: Gender = "any"
    office: str | None = None
    of: str | None = None
    former: bool = False
