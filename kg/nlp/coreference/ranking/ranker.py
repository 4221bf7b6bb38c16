"""The trained ranker in memory: facts of mentions → how likely each earlier one is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.errors import ModelError
from kg.nlp.coreference.ranking.facts import Facts
from kg.nlp.coreference.ranking.pairs import candidates, own_features, pair_features
from kg.nlp.encoder.weights import checksum, open_weights
from kg.nlp.encoder.windows import Array
from kg.nlp.mentions.finder import MENTIONS

RANKER = "ranker.onnx"
# Mentions that are ranked in one pass.
ROWS = 64


@dataclass(frozen=True)
class Ranking:
    """For one mention the odds of meaning something new, and those of each earlier mention.

    ``earlier`` are indices of mentions, the nearest first, then farther ones with the same head.
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
        others, there = candidates(facts)
        for start in range(0, len(facts), ROWS):
            rows = np.arange(start, min(len(facts), start + ROWS))
            # At the start of an article most places have nobody in them.
            used = np.flatnonzero(there[rows].any(0))
            before, real = others[rows][:, used], there[rows][:, used]
            first, end = int(before.min(where=real, initial=start)), rows[-1] + 1
            scores = self._session.run(
                None,
                {
                    "vectors": facts.vectors[first:end],
                    "types": facts.types[first:end],
                    "own": own[first:end],
                    "others": np.maximum(before - first, 0),
                    "pairs": pair_features(facts, rows, before),
                },
            )[0]
            found += rankings(scores, before, real, self.settings["new"])
        return found


def rankings(scores: Array, others: Array, there: Array, level: float) -> Iterator[Ranking]:
    """Scores (mentions, 1 + earlier ones) as odds of what is ``there``; ``level`` is for new."""
    scores[:, 0] += level
    scores[:, 1:][~there] = -np.inf
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    for row, earlier, real in zip(odds, others, there, strict=True):
        yield Ranking(float(row[0]), earlier[real], row[1:][real])
