"""Texts → the lemmas by which two wordings are compared, and the best wording of several."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from kg.lexicon import read_lexicon
from kg.model import Phrase

WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\b)*")


@cache
def synonyms() -> dict[str, str]:
    """Word → the word that stands for its group."""
    groups: list[list[str]] = read_lexicon("wording")["same"]
    return {word: group[0] for group in groups for word in group}


@cache
def dropped() -> frozenset[str]:
    """Words that do not tell two wordings apart."""
    return frozenset(read_lexicon("wording")["dropped"])


def lemmas_of(phrase: Phrase) -> frozenset[str]:
    """The lemmas of a phrase that count when it is compared; its words where it has none."""
    return content(phrase.lemmas or WORD.findall(phrase.text.lower()))


def content(words: Iterable[str]) -> frozenset[str]:
    """Words in lower case, hyphens and dots resolved, synonyms joined, empty words dropped."""
    found = set()
    for word in words:
        for part in word.lower().replace(".", "").split("-"):
            plain = synonyms().get(part, part)
            if plain and plain not in dropped():
                found.add(plain)
    return frozenset(found)


def words_of(text: str) -> frozenset[str]:
    """The content words of a text."""
    return content(WORD.findall(text.lower()))


def best_label(labels: Iterable[str]) -> str:
    """The commonest wording; of equals the shortest, then the first in the alphabet."""
    counts = Counter(label for label in labels if label)
    return min(counts, key=lambda label: (-counts[label], len(label), label), default="")


def other_labels(labels: Iterable[str], label: str) -> tuple[str, ...]:
    """The other wordings, sorted."""
    return tuple(sorted({other for other in labels if other and other != label}))
