"""Which wordings mean the same: clusters of weighted words, near-linear.

Items come in the order in which they were told, so that what is told later never changes the
clusters of what was told before (incremental leader clustering with an average-link guard). An
inverted index finds the clusters that share a word; a word that stands in very many of them finds
nothing new and is passed over.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

COMMON = 200
COMPARED = 6
CONSIDERED = 20
MOST = 0.7


@dataclass(frozen=True)
class Item:
    """Something told, ready to be compared.

    Only items of one ``block`` are compared. ``words`` are what it says, with weights.
    ``telling`` words make two wordings different where only one has them, ``names`` where neither
    has those of the other. Items with the same ``apart`` are never one. Two that are not equal
    have at least ``fewest`` words in common.
    """

    block: Hashable
    words: Mapping[str, float]
    telling: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    apart: Hashable | None = None
    fewest: int = 1


@dataclass
class Cluster:
    """Items that mean the same: their positions, and the first different ones to compare with.

    ``counts`` tells how often each of these has been told.
    """

    members: list[int] = field(default_factory=list)
    leaders: list[Item] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    apart: set[Hashable] = field(default_factory=set)


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """The Dice coefficient of two sets: 1 for equal ones, 0 for disjoint or empty ones."""
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The Dice coefficient of weighted words, between 0 and 1."""
    common = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0


def cluster(items: Iterable[Item], threshold: float) -> list[list[int]]:
    """The positions of items grouped by meaning, each group in the order of the items.

    An item joins the cluster whose first wordings it is most like, at least ``threshold`` on
    average.
    """
    return Clustering(threshold).run(list(items))


class Clustering:
    """The clusters while they grow."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.clusters: list[Cluster] = []
        self.index: dict[tuple[Hashable, str], list[int]] = {}
        self.exact: dict[tuple[Hashable, frozenset[str]], list[int]] = {}

    def run(self, items: list[Item]) -> list[list[int]]:
        """The groups of all items."""
        for position, item in enumerate(items):
            self.add(self.find(item), position, item)
        return [found.members for found in self.clusters]

    def find(self, item: Item) -> int | None:
        """The number of the cluster that an item joins, or None."""
        for number in self.exact.get((item.block, frozenset(item.words)), ()):
            if self.fits(item, self.clusters[number]):
                return number
        near: Counter[int] = Counter()
        for word in sorted(item.words):
            found = self.index.get((item.block, word), ())
            if len(found) <= COMMON:
                near.update(found)
        likely = sorted((-common, n) for n, common in near.items() if common >= item.fewest)
        scored = [
            (mean_likeness(item, self.clusters[number]), -number)
            for _, number in likely[:CONSIDERED]
            if self.fits(item, self.clusters[number])
        ]
        best = max(scored, default=(0.0, 0))
        return -best[1] if best[0] >= self.threshold else None

    def fits(self, item: Item, found: Cluster) -> bool:
        """True if nothing keeps an item out of a cluster."""
        if item.apart is not None and item.apart in found.apart:
            return False
        return all(
            item.telling == leader.telling and agree(item.names, leader.names)
            for leader in found.leaders
        )

    def add(self, number: int | None, position: int, item: Item) -> None:
        """Puts an item into a cluster, or makes it the first of a new one."""
        if number is None:
            number = len(self.clusters)
            self.clusters.append(Cluster())
        found = self.clusters[number]
        found.members.append(position)
        if item.apart is not None:
            found.apart.add(item.apart)
        for place, leader in enumerate(found.leaders):
            if leader.words == item.words:
                found.counts[place] += 1
                return
        if len(found.leaders) >= COMPARED:
            return
        found.leaders.append(item)
        found.counts.append(1)
        self.exact.setdefault((item.block, frozenset(item.words)), []).append(number)
        for word in item.words:
            places = self.index.setdefault((item.block, word), [])
            if not places or places[-1] != number:
                places.append(number)


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if two sets of names can be of one thing: one within the other, or mostly the same."""
    return one <= other or other <= one or dice(one, other) >= MOST


def mean_likeness(item: Item, found: Cluster) -> float:
    """The mean likeness of an item to the first wordings of a cluster."""
    total = sum(
        count * likeness(item.words, other.words)
        for other, count in zip(found.leaders, found.counts, strict=True)
    )
    return total / sum(found.counts)
