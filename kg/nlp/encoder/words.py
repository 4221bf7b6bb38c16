"""The words of a window: whole runs of subtokens, with their spans and how they are written."""

from dataclasses import dataclass

import numpy as np

from kg.model import Span
from kg.nlp.encoder.windows import Array, Window

# How a word is written; the encoder itself reads everything in lower case.
LOWER, FIRST_UPPER, UPPER, MIXED, NUMBER, MARK, NO_WORD = range(7)
CASES = 7


@dataclass(frozen=True)
class Words:
    """The words of a window: the first and last place of each, and its span in the text."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    spans: tuple[Span, ...]

    def means(self, odds: Array) -> Array:
        """The mean of some probabilities over the subtokens of each word."""
        sums = np.concatenate([[0.0], np.cumsum(odds, dtype=np.float64)])
        first, last = np.array(self.first), np.array(self.last)
        return np.asarray((sums[last + 1] - sums[first]) / (last + 1 - first))


def whole_words(window: Window) -> Words:
    """The words of a window; marks are words of their own."""
    first: list[int] = []
    last: list[int] = []
    held = -1
    for place, word in enumerate(window.words):
        if word < 0:
            continue
        if word != held:
            first.append(place)
            last.append(place)
            held = word
        last[-1] = place
    spans = tuple(
        Span(window.offsets[a].begin, window.offsets[b].end)
        for a, b in zip(first, last, strict=True)
    )
    return Words(tuple(first), tuple(last), spans)


def cases_of(text: str, window: Window, words: Words) -> list[int]:
    """How the word of each subtoken is written; ``NO_WORD`` for those at both ends."""
    cases = [NO_WORD] * len(window)
    for first, last, span in zip(words.first, words.last, words.spans, strict=True):
        case = case_of(text[span.begin : span.end])
        for place in range(first, last + 1):
            cases[place] = case
    return cases


def case_of(word: str) -> int:
    """How a word is written."""
    if not any(c.isalpha() for c in word):
        return NUMBER if any(c.isdigit() for c in word) else MARK
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else FIRST_UPPER
    return FIRST_UPPER if word[0].isupper() and word[1:].islower() else MIXED
