"""Which wordings mean the same: greedy clustering of sets of lemmas, near-linear and in any order.

Items are taken in the order of their content, never of their arrival, so that the same items give
the same clusters. An inverted index finds the clusters that share a word; words that stand in too
many of them find nothing new and are passed over.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

COMMON = 400


@dataclass
class Cluster:
    """Wordings that mean the same, and how often each lemma stands in them."""

    members: list[int] = field(default_factory=list)
    sets: list[frozenset[str]] = field(default_factory=list)


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """The Dice coefficient of two sets: 1 for equal ones, 0 for disjoint or empty ones."""
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def cluster_by_lemmas(
    items: Iterable[tuple[Hashable, frozenset[str], tuple[str, ...]]], threshold: float
) -> list[list[int]]:
    """The positions of items grouped by likeness.

    An item is (block, lemmas, sort key): only items of one block are compared; an item joins the
    cluster with the highest mean Dice coefficient of at least ``threshold``.
    """
    table = list(items)
    order = sorted(range(len(table)), key=lambda i: (table[i][2], sorted(table[i][1])))
    clusters: list[Cluster] = []
    index: dict[tuple[Hashable, str], list[int]] = {}
    exact: dict[tuple[Hashable, frozenset[str]], int] = {}
    for position in order:
        block, lemmas, _ = table[position]
        chosen = exact.get((block, lemmas))
        if chosen is None:
            chosen = best_cluster(block, lemmas, clusters, index, threshold)
        if chosen is None:
            chosen = len(clusters)
            clusters.append(Cluster())
        add(clusters, chosen, position, block, lemmas, index, exact)
    return [sorted(cluster.members) for cluster in clusters]


def best_cluster(
    block: Hashable,
    lemmas: frozenset[str],
    clusters: list[Cluster],
    index: dict[tuple[Hashable, str], list[int]],
    threshold: float,
) -> int | None:
    """The cluster that a set of lemmas fits best, the first of equals, or None."""
    near: Counter[int] = Counter()
    for lemma in sorted(lemmas):
        found = index.get((block, lemma), ())
        if len(found) <= COMMON:
            near.update(found)
    scored = [(mean_likeness(lemmas, clusters[number]), -number) for number in near]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= threshold else None


def mean_likeness(lemmas: frozenset[str], cluster: Cluster) -> float:
    """The mean Dice coefficient of a set with the different sets of a cluster."""
    return sum(dice(lemmas, other) for other in cluster.sets) / len(cluster.sets)


def add(
    clusters: list[Cluster],
    chosen: int,
    position: int,
    block: Hashable,
    lemmas: frozenset[str],
    index: dict[tuple[Hashable, str], list[int]],
    exact: dict[tuple[Hashable, frozenset[str]], int],
) -> None:
    """Puts an item into a cluster."""
    cluster = clusters[chosen]
    cluster.members.append(position)
    if (block, lemmas) in exact:
        return
    exact[block, lemmas] = chosen
    cluster.sets.append(lemmas)
    for lemma in lemmas:
        found = index.setdefault((block, lemma), [])
        if chosen not in found:
            found.append(chosen)
