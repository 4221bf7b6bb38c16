"""The trained ranker in memory: facts of mentions → how likely each earlier one is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
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

    def rank(self, facts: Facts) -> "Rankings":
        """The rankings of the mentions of a document."""
        return Rankings(self, facts)

    def scores(self, facts: Facts, own: Array, rows: Array, others: Array) -> Array:
        """The scores of some mentions, (rows, 1 + earlier ones): of a new one, and of ``others``.

        ``own`` are the features of all mentions, ``rows`` indices in order.
        """
        first, end = int(others.min(initial=rows[0])), rows[-1] + 1
        # The graph scores the last ones that it is given.
        given = np.concatenate([np.arange(first, end), rows])
        found: Array = self._session.run(
            None,
            {
                "vectors": facts.vectors[given],
                "types": facts.types[given],
                "own": own[given],
                "others": others - first,
                "pairs": pair_features(facts, rows, others),
            },
        )[0]
        found[:, 0] += self.settings["new"]
        return found


class Rankings:
    """The rankings of all mentions of a document, each worked out when it is first asked for.

    The graph asks for pronouns and descriptions, and what these can mean: for half of them.
    """

    def __init__(self, ranker: Ranker, facts: Facts) -> None:
        self._ranker, self._facts = ranker, facts
        self._own = own_features(facts)
        self._others, self._there = candidates(facts)
        self._known: dict[int, Ranking] = {}

    def __len__(self) -> int:
        return len(self._facts)

    def __getitem__(self, number: int) -> Ranking:
        self.ahead((number,))
        return self._known[number]

    def __iter__(self) -> Iterator[Ranking]:
        self.ahead(range(len(self)))
        return (self._known[number] for number in range(len(self)))

    def ahead(self, numbers: Iterable[int]) -> None:
        """Works out several at once, which is faster than one by one."""
        wanted = sorted({n for n in numbers if n not in self._known})
        for start in range(0, len(wanted), ROWS):
            rows = np.array(wanted[start : start + ROWS])
            there = self._there[rows]
            # At the start of an article most places have nobody in them.
            used = np.flatnonzero(there.any(0))
            there, others = there[:, used], self._others[rows][:, used]
            # Where nobody is, any mention does.
            others = np.where(there, others, others.min(where=there, initial=rows[0]))
            scores = self._ranker.scores(self._facts, self._own, rows, others)
            self._known.update(zip(rows.tolist(), rankings(scores, others, there), strict=True))


def rankings(scores: Array, others: Array, there: Array) -> Iterator[Ranking]:
    """Scores (mentions, 1 + earlier ones) as odds of what is ``there``, which comes first."""
    scores[:, 1:][~there] = -np.inf
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    for row, earlier, count in zip(odds, others, there.sum(1).tolist(), strict=True):
        yield Ranking(float(row[0]), earlier[:count], row[1 : 1 + count])
