"""Windows → hidden states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kg.model import Span
from kg.nlp.encoder.weights import Weights
from kg.nlp.encoder.windows import Array, Window, padded, windows_of
from kg.nlp.encoder.words import Words, cases_of, whole_words

GRAPH = "encoder.onnx"
# Subtokens of a batch, padding included; larger batches were slower, their states leave the cache.
PLACES = 256
# How many times as long the longest of a batch may be as the shortest.
SPREAD = 1.15


@dataclass(frozen=True)
class Encoded:
    """The windows of a text with their words, and a matrix (subtokens, width) of states for each.

    ``states`` are those of the last layer, ``middle`` those from which other models go on.
    """

    windows: tuple[Window, ...]
    words: tuple[Words, ...]
    states: tuple[Array, ...]
    middle: tuple[Array, ...]


class Encoder:
    """MiniLM (Wang et al. 2020), fine-tuned; its states serve all heads.

    The batches of an article hold nothing of other articles: activations are quantised by the
    largest one of a batch, so an article's states would else hang on its neighbours.
    """

    def __init__(self, weights: Weights) -> None:
        self._session = weights.session(GRAPH)
        self._tokenizer = weights.tokenizer()

    def encode(self, text: str, paragraphs: Sequence[Span]) -> Encoded:
        """The windows of a text that hold a word, with their states."""
        windows = [w for w in windows_of(self._tokenizer, text, paragraphs) if len(w) > 2]
        words = [whole_words(window) for window in windows]
        found: list[Any] = [None] * len(windows)
        for batch in batches([len(w) for w in windows], PLACES):
            held = [windows[number] for number in batch]
            ids = padded([w.ids for w in held])
            mask = padded([[1] * len(w) for w in held])
            cases = padded([cases_of(text, windows[n], words[n]) for n in batch])
            given = {"ids": ids, "mask": mask, "cases": cases}
            states, middle = self._session.run(None, given)
            for row, number in enumerate(batch):
                size = len(windows[number])
                found[number] = states[row, :size], middle[row, :size]
        return Encoded(
            tuple(windows),
            tuple(words),
            tuple(states for states, _ in found),
            tuple(middle for _, middle in found),
        )


def batches(lengths: Sequence[int], places: int, *, alike: bool = True) -> Iterator[list[int]]:
    """Positions of things of like length, as many as a padded matrix of so many places takes.

    ``alike`` leaves hardly any place to padding; without it there are fewer batches.
    """
    batch: list[int] = []
    for number in np.argsort(np.asarray(lengths), kind="stable"):
        size = lengths[number]
        longest = SPREAD * lengths[batch[0]] + 2 if batch and alike else size
        if batch and ((len(batch) + 1) * size > places or size > longest):
            yield batch
            batch = []
        batch.append(int(number))
    if batch:
        yield batch
