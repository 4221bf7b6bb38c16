"""Scores of coreference chains: MUC, B³ and CEAFe, and their mean, the CoNLL F1."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

Chains = Mapping[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall as sums, so that documents can be added: right / all, each side."""

    right_found: float = 0.0
    found: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_chains(gold: Chains, found: Chains) -> dict[str, Score]:
    """``muc``, ``b3`` and ``ceafe`` of two maps from mentions to chains.

    Mentions of one side that the other lacks count against recall or precision. Sources: Vilain et
    al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAF with the entity measure φ4).
    """
    key, response = group(gold), group(found)
    muc_found, muc_gold = links(response, gold), links(key, found)
    b3_found, b3_gold = b_cubed(response, gold), b_cubed(key, found)
    best = aligned(key, response)
    return {
        "muc": Score(*muc_found, *muc_gold),
        "b3": Score(*b3_found, *b3_gold),
        "ceafe": Score(best, len(response), best, len(key)),
    }


def conll(scores: Mapping[str, Score]) -> float:
    """The CoNLL F1: the mean of the three."""
    return sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0


def group(chains: Chains) -> list[frozenset[Hashable]]:
    """The sets of mentions that share a chain, in the order of the mentions."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in chains.items():
        found[chain].add(mention)
    return [frozenset(members) for members in found.values()]


def links(side: Sequence[frozenset[Hashable]], other: Chains) -> tuple[float, float]:
    """(links of one side that the other keeps, all its links)."""
    kept = total = 0
    for chain in side:
        parts = {other.get(mention, ("alone", mention)) for mention in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def b_cubed(side: Sequence[frozenset[Hashable]], other: Chains) -> tuple[float, float]:
    """(sum over mentions of the share of their chain that the other side keeps, mentions)."""
    total = 0.0
    for chain in side:
        parts = Counter(other[mention] for mention in chain if mention in other)
        total += sum(n * n for n in parts.values()) / len(chain)
    return total, sum(map(len, side))


def aligned(key: Sequence[frozenset[Hashable]], response: Sequence[frozenset[Hashable]]) -> float:
    """The similarity of the best one-to-one alignment of chains."""
    place = {mention: j for j, chain in enumerate(response) for mention in chain}
    graph = nx.Graph()
    for i, chain in enumerate(key):
        for j in sorted({place[mention] for mention in chain if mention in place}):
            common = len(chain & response[j])
            likeness = 2 * common / (len(chain) + len(response[j]))
            graph.add_edge(("key", i), ("response", j), weight=likeness)
    pairs = nx.max_weight_matching(graph)
    return float(sum(graph.edges[pair]["weight"] for pair in sorted(map(sorted, pairs))))
