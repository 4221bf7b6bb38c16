"""The trained finder of mentions: every span of a window has a type, or is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.errors import ModelError
from kg.model import Span
from kg.nlp.encoder.encoder import GRAPH, PLACES, Encoded, batches
from kg.nlp.encoder.weights import Weights, checksum, open_weights
from kg.nlp.encoder.windows import Array, Window, stacked
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
        """The number of each window with words, its states, and its odds.

        Odds are (first word, last word, classes).
        """
        states = list(self.states(encoded.middle))
        some = [number for number, words in enumerate(encoded.words) if words.first]
        for batch in batches([len(encoded.words[n].first) for n in some], PLACES):
            held = [some[place] for place in batch]
            first = stacked([states[n][list(encoded.words[n].first)] for n in held])
            last = stacked([states[n][list(encoded.words[n].last)] for n in held])
            odds = self._session.run(None, {"first": first, "last": last})[0]
            for row, number in enumerate(held):
                yield number, states[number], odds[row]

    def states(self, middle: Sequence[Array]) -> Iterator[Array]:
        """The states of windows, each seen beside its neighbours in the same passage."""
        for run in passages([len(one) for one in middle]):
            held = np.concatenate([middle[n] for n in run])
            *ends, _ = np.cumsum([len(middle[n]) for n in run])
            yield from np.split(self._context.run(None, {"middle": held[None]})[0][0], ends)

    def decode(self, window: Window, words: Words, states: Array, odds: Array) -> Iterator[Spotted]:
        """The spans that are more likely a mention than the threshold, without crossing ones."""
        begins, ends = np.array(words.first), np.array(words.last)
        sure = 1.0 - odds[: len(begins), : len(ends), 0]
        first, last = np.nonzero(np.triu(sure > self.settings["mention"]))
        if len(first):
            order = np.lexsort((first, -sure[first, last]))
            first, last = first[order], last[order]
            kept = without_crossing(first, last)
            first, last = first[kept], last[kept]
            yield from spotted(window, begins[first], ends[last], states, odds[first, last])


def spotted(
    window: Window, first: Array, last: Array, states: Array, chances: Array
) -> Iterator[Spotted]:
    """The mentions from some subtokens to others, with their odds."""
    kinds = chances[:, 1:].argmax(1)
    # The sum of all states before each place, as in training; the last place is in no mention.
    before = np.cumsum(states, 0) - states
    means = (before[last + 1] - before[first]) / (last + 1 - first).astype(states.dtype)[:, None]
    vectors = np.concatenate([states[first], states[last], means], 1)
    for begin, end, kind, chance, vector in zip(
        first.tolist(), last.tolist(), kinds.tolist(), chances, vectors, strict=True
    ):
        span = Span(window.offsets[begin].begin, window.offsets[end].end)
        yield Spotted(span, TYPES[kind], chance, vector)


def without_crossing(first: Array, last: Array) -> Array:
    """Which spans stay if none may overlap an earlier one unless one holds the other."""
    into = (first[:, None] < first) & (first <= last[:, None]) & (last[:, None] < last)
    crossing = into | into.T
    kept = np.ones(len(first), dtype=bool)
    for number, row in enumerate(crossing):
        if kept[number]:
            kept[number + 1 :] &= ~row[number + 1 :]
    return kept


def require_encoder(weights: Weights, encoder: Path) -> None:
    """``ModelError`` where weights were trained on the states of another encoder."""
    wanted = weights.needs.get(GRAPH)
    if wanted != checksum(encoder / GRAPH):
        raise ModelError(
            f"{weights.folder}: was trained on another encoder than {encoder}; train it anew"
        )
