"""Text → windows of subword tokens, as the encoder takes them.

A window is one paragraph, cut at the ends of sentences where it is too long. Everything a head
finds lies inside one window. Training and run time cut by the same functions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.model import Span

LIMIT = 222
SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*(\s+)(?=[\"“„«‘'(\[]?[A-Z0-9])")
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Window:
    """Subtokens with their offsets in the article; ``words`` numbers the word of each.

    The tokens that BERT puts at both ends are among them, with empty offsets and word -1.
    """

    ids: tuple[int, ...]
    offsets: tuple[Span, ...]
    words: tuple[int, ...]

    def __len__(self) -> int:
        """How many subtokens."""
        return len(self.ids)


def windows_of(tokenizer: Any, text: str, paragraphs: Iterable[Span]) -> Iterator[Window]:
    """The windows of some paragraphs, in order; ``tokenizer`` is one of the library tokenizers."""
    for paragraph in paragraphs:
        for begin, end in pieces(tokenizer, text, paragraph):
            yield window(tokenizer, text, begin, end)


def window(tokenizer: Any, text: str, begin: int, end: int) -> Window:
    """The window of a passage; what is beyond the limit is left out."""
    encoding = tokenizer.encode(text[begin:end])
    # Each of these is made anew whenever it is asked for.
    ids, offsets, words = encoding.ids, encoding.offsets, encoding.word_ids
    kept = [*range(min(len(ids), LIMIT + 2) - 1), len(ids) - 1]
    return Window(
        tuple(ids[i] for i in kept),
        tuple(Span(begin + offsets[i][0], begin + offsets[i][1]) for i in kept),
        tuple(-1 if words[i] is None else words[i] for i in kept),
    )


def pieces(tokenizer: Any, text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """A paragraph, or runs of its sentences that are short enough; a long sentence is halved."""
    begin, end = paragraph
    if length(tokenizer, text, begin, end) <= LIMIT:
        yield begin, end
        return
    cuts = [begin + m.start(1) for m in SENTENCE_END.finditer(text[begin:end])]
    edges = [begin, *cuts, end]
    start = begin
    for left, right in pairwise(edges):
        if left > start and length(tokenizer, text, start, right) > LIMIT:
            yield from halves(tokenizer, text, start, left)
            start = left
    yield from halves(tokenizer, text, start, end)


def halves(tokenizer: Any, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A passage, cut at spaces near its middle until each part is short enough."""
    if length(tokenizer, text, begin, end) <= LIMIT:
        yield begin, end
        return
    middle = text.find(" ", (begin + end) // 2, end)
    middle = middle if middle > begin else (begin + end) // 2
    yield from halves(tokenizer, text, begin, middle)
    yield from halves(tokenizer, text, middle, end)


def length(tokenizer: Any, text: str, begin: int, end: int) -> int:
    """How many subtokens a passage has."""
    # A subtoken is at least one character, so short passages need no count.
    if end - begin <= LIMIT:
        return end - begin
    return len(tokenizer.encode(text[begin:end], add_special_tokens=False).ids)


def padded(rows: Sequence[Sequence[int]], fill: int = 0) -> Array:
    """Rows of unequal length as one matrix of integers."""
    width = max(map(len, rows), default=0)
    matrix = np.full((len(rows), width), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        matrix[number, : len(row)] = row
    return matrix


def stacked(rows: Sequence[Array]) -> Array:
    """Matrices of unequal length as one array, zeros behind the shorter ones."""
    found = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.float32)
    for held, row in zip(found, rows, strict=True):
        held[: len(row)] = row
    return found
