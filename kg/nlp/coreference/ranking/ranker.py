"""The trained ranker in memory: facts of mentions → how likely each earlier one is meant."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from kg.errors import ModelError
from kg.nlp.coreference.ranking.facts import Facts
from kg.nlp.coreference.ranking.pairs import NEAREST, candidates, own_features, pair_features
from kg.nlp.encoder.weights import checksum, open_weights
from kg.nlp.encoder.windows import Array
from kg.nlp.mentions.finder import MENTIONS

RANKER = "ranker.onnx"
# Mentions that are ranked in one pass, besides the earlier ones that these may mean.
ROWS = 240


@dataclass(frozen=True)
class Ranking:
    """For one mention the odds of meaning something new, and those of each earlier mention.

    ``earlier`` are indices of mentions, the nearest first.
    """

    new: float
    earlier: Array
    odds: Array

    @property
    def best(self) -> int | None:
        """The likeliest earlier mention; None where it is likelier that none is meant."""
        if not len(self.odds) or self.odds.max() < self.new:
            return None
        return int(self.earlier[self.odds.argmax()])


class Ranker:
    """A trained model; calls are independent of each other."""

    def __init__(self, folder: Path, mentions: Path) -> None:
        weights = open_weights(folder)
        if weights.needs.get(MENTIONS) != checksum(mentions / MENTIONS):
            raise ModelError(
                f"{folder}: was trained on other mentions than {mentions}; train it anew"
            )
        self.name = f"{weights.name}-{weights.version}"
        self.settings = weights.settings
        self._session = weights.session(RANKER)

    def rank(self, facts: Facts) -> list[Ranking]:
        """The ranking of each mention of a document."""
        found: list[Ranking] = []
        if not len(facts):
            return found
        own = own_features(facts)
        for first, start, end in passes(len(facts)):
            part = part_of(facts, first, end)
            others, there = candidates(len(part))
            pairs = pair_features(part, np.arange(len(part))[:, None], others)
            scores = self._session.run(
                None,
                {
                    "vectors": part.vectors,
                    "own": own[first:end],
                    "others": others.astype(np.int64),
                    "pairs": pairs,
                },
            )[0]
            scores[:, 0] += self.settings["new"]
            scores[:, 1:][~there] = -np.inf
            odds = np.exp(scores - scores.max(1, keepdims=True))
            odds /= odds.sum(1, keepdims=True)
            for row in range(start - first, end - first):
                real = there[row]
                found.append(
                    Ranking(float(odds[row, 0]), others[row][real] + first, odds[row, 1:][real])
                )
        return found


def passes(count: int) -> Iterator[tuple[int, int, int]]:
    """(first mention that is seen, first that is ranked, end) of each pass."""
    for start in range(0, count, ROWS):
        yield max(0, start - NEAREST), start, min(count, start + ROWS)


def part_of(facts: Facts, first: int, end: int) -> Facts:
    """Some mentions with their facts."""
    return replace(facts, **{f.name: getattr(facts, f.name)[first:end] for f in fields(facts)})
