"""The trained finder of mentions: every span of a window has a type, or is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.errors import ModelError
from kg.model import Span
from kg.nlp.encoder.encoder import GRAPH, PLACES, Encoded, batches
from kg.nlp.encoder.weights import Weights, checksum, open_weights
from kg.nlp.encoder.windows import Array, Window, padded, stacked
from kg.nlp.encoder.words import Words
from kg.nlp.mentions.passages import passages
from kg.nlp.mentions.types import TYPES

CONTEXT = "context.onnx"
MENTIONS = "mentions.onnx"


@dataclass(frozen=True)
class Spotted:
    """A mention as the model sees it: code points, type, and the odds of each class.

    ``vector`` is its first and last state and their mean, (3 × width).
    """

    span: Span
    type: str
    odds: Array
    vector: Array


class Finder:
    """A trained model in memory, on top of the encoder that it was trained on."""

    def __init__(self, folder: Path, encoder: Path) -> None:
        weights = open_weights(folder)
        require_encoder(weights, encoder)
        self.name = f"{weights.name}-{weights.version}"
        self.settings = weights.settings
        self._context = weights.session(CONTEXT)
        self._session = weights.session(MENTIONS)

    def find(self, encoded: Encoded) -> list[Spotted]:
        """The mentions of an encoded text in the order of their first words, longer ones first."""
        found: list[Spotted] = []
        for number, states, odds in self.read(encoded):
            window = encoded.windows[number]
            found += self.decode(window, encoded.words[number], states, odds)
        return sorted(found, key=lambda m: (m.span.begin, -m.span.end))

    def read(self, encoded: Encoded) -> Iterator[tuple[int, Array, Array]]:
        """The number of each window, its states, and its odds (first, last, classes)."""
        states = self.states(encoded.middle)
        for batch in batches([len(one) for one in states], PLACES):
            odds = self._session.run(None, {"states": stacked([states[n] for n in batch])})[0]
            for row, number in enumerate(batch):
                yield number, states[number], odds[row]

    def states(self, middle: Sequence[Array]) -> list[Array]:
        """The states of windows, each seen beside its neighbours in the same passage."""
        runs = list(passages([len(one) for one in middle]))
        found: list[Array] = [np.empty(0)] * len(middle)
        for batch in batches([sum(len(middle[n]) for n in run) for run in runs], PLACES):
            held = [np.concatenate([middle[n] for n in runs[place]]) for place in batch]
            mask = padded([[1] * len(one) for one in held])
            states = self._context.run(None, {"middle": stacked(held), "mask": mask})[0]
            for row, place in enumerate(batch):
                *ends, end = np.cumsum([len(middle[n]) for n in runs[place]])
                for number, one in zip(runs[place], np.split(states[row, :end], ends), strict=True):
                    found[number] = one
        return found

    def decode(self, window: Window, words: Words, states: Array, odds: Array) -> Iterator[Spotted]:
        """The spans that are more likely a mention than the threshold, without crossing ones."""
        begins, ends = np.array(words.first, dtype=int), np.array(words.last, dtype=int)
        sure = 1.0 - odds[begins[:, None], ends, 0]
        first, last = np.nonzero(np.triu(sure > self.settings["mention"]))
        order = np.lexsort((first, -sure[first, last]))
        kept: list[tuple[int, int]] = []
        for begin, end in zip(first[order].tolist(), last[order].tolist(), strict=True):
            if not any(crosses(begin, end, *other) for other in kept):
                kept.append((begin, end))
        if kept:
            first, last = np.array(kept).T
            yield from spotted(window, begins[first], ends[last], states, odds)


def spotted(
    window: Window, first: Array, last: Array, states: Array, odds: Array
) -> Iterator[Spotted]:
    """The mentions from some subtokens to others."""
    chances = odds[first, last]
    kinds = chances[:, 1:].argmax(1)
    # Every other sum is that of a mention; the last subtoken of a window is in none.
    sums = np.add.reduceat(states, np.stack([first, last + 1], 1).ravel())[::2]
    means = sums / (last + 1 - first).astype(states.dtype)[:, None]
    vectors = np.concatenate([states[first], states[last], means], 1)
    for begin, end, kind, chance, vector in zip(
        first.tolist(), last.tolist(), kinds.tolist(), chances, vectors, strict=True
    ):
        span = Span(window.offsets[begin].begin, window.offsets[end].end)
        yield Spotted(span, TYPES[kind], chance, vector)


def crosses(begin: int, end: int, other_begin: int, other_end: int) -> bool:
    """True if two spans overlap and neither holds the other."""
    return begin < other_begin <= end < other_end or other_begin < begin <= other_end < end


def require_encoder(weights: Weights, encoder: Path) -> None:
    """``ModelError`` where weights were trained on the states of another encoder."""
    wanted = weights.needs.get(GRAPH)
    if wanted != checksum(encoder / GRAPH):
        raise ModelError(
            f"{weights.folder}: was trained on another encoder than {encoder}; train it anew"
        )
