"""Tellings of one thing in nearly the same words, which share a box."""

import re
from collections.abc import Iterable, Mapping

ALIKE = 0.6
MOST_COMPARED = 400


def group_alike(texts: Mapping[str, str], order: Iterable[str]) -> dict[str, str]:
    """The leader of the group of each key: the first in order whose words are nearly the same.

    Two texts are alike where the words they share are at least ``ALIKE`` of all their words
    (Jaccard, 1901). Only the first ``MOST_COMPARED`` are compared; the others lead themselves.
    """
    leaders: list[tuple[str, frozenset[str]]] = []
    found: dict[str, str] = {}
    for number, key in enumerate(order):
        if key in found:
            continue
        words = word_set(texts[key])
        leader = key
        if number < MOST_COMPARED:
            leader = next((other for other, theirs in leaders if alike(words, theirs)), key)
            if leader == key:
                leaders.append((key, words))
        found[key] = leader
    return found


def word_set(text: str) -> frozenset[str]:
    """The words of a text, without case, dots of abbreviations and punctuation."""
    plain = re.sub(r"(?<=\w)\.(?=\w\.)|(?<=\.\w)\.", "", text.casefold())
    return frozenset(re.findall(r"\w+", plain))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where two sets of words are nearly the same; two empty ones are not."""
    union = one | other
    return bool(union) and len(one & other) >= ALIKE * len(union)
