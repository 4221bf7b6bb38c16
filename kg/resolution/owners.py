"""Descriptions by their owner: "his team", "Russia's forces" and "Russian forces"."""

import re

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Document, Referent
from kg.resolution.names import normalised
from kg.resolution.wording import listed

OWNER_KINDS = ("name", "adjective")
LEADING = re.compile(r"^(?:the|a|an|all|its|their|his|her|our)\s+", re.IGNORECASE)


def owned_rest(referent: Referent) -> tuple[str, str] | None:
    """(country's key, what it owns) for a description that begins with a country's name.

    "US-supplied weapons" → ("united_states", "weapons"); None for any other description, and for
    one that is the country's name alone.
    """
    first, _, rest = LEADING.sub("", referent.name).partition(" ")
    name, _, suffix = re.sub(r"[‑–]", "-", first).partition("-")
    key = country_key(name)
    if key is None or not rest or (suffix and suffix.lower() not in listed("owned")):
        return None
    return key, normalised(rest)


def country_key(word: str) -> str | None:
    """The key of a country that a word names as an owner: "Russia's", "Russian", "US"."""
    for sense in find_senses(re.sub(r"['’]s$", "", word)):
        entry = find_entry(sense.key)
        if entry is not None and entry.type == "Country" and sense.kind in OWNER_KINDS:
            return entry.key
    return None


def begins_of(document: Document) -> dict[int, set[int]]:
    """Where possessives begin: offset → the referents that they mean."""
    found: dict[int, set[int]] = {}
    for number, referent in enumerate(document.referents):
        for mention in referent.mentions:
            words = document.article.slice(mention.span)
            after = document.article.text[mention.span.end : mention.span.end + 2]
            if is_possessive(words, after):
                found.setdefault(mention.span.begin, set()).add(number)
    return found


def is_possessive(words: str, after: str) -> bool:
    """True for "his", for "Ukraine's", and for "Ukraine" before "'s"."""
    ending = (words[-2:], after)
    return words.lower() in POSSESSIVES or any(end in ("'s", "’s") for end in ending)


POSSESSIVES = frozenset(("his", "her", "its", "their"))
