"""Pairs of a mention and an earlier one → what speaks for and against their meaning the same."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from kg.nlp.coreference.ranking.facts import NAME, NOUN, PRONOUN, Facts
from kg.nlp.encoder.windows import Array

# Earlier mentions that are looked at: the nearest ones, and farther ones with the same head.
NEAREST = 80
ALIKE = 12
EARLIER = NEAREST + ALIKE
# How many mentions back these may be.
FARTHEST = 1000
PRONOUNS = 11
FEATURES = 38
OWN_FEATURES = 24


def candidates(facts: Facts) -> tuple[Array, Array]:
    """Indices (mentions, earlier ones) of the mentions that each can mean; which of them exist.

    The nearest come first.
    """
    count = len(facts)
    order = np.full((count, EARLIER), -1)
    order[:, :NEAREST] = np.arange(count)[:, None] - 1 - np.arange(NEAREST)[None, :]
    known: defaultdict[int, list[int]] = defaultdict(list)
    for number, (head, kind) in enumerate(zip(facts.head, facts.kind, strict=True)):
        if kind == PRONOUN:
            continue
        alike = known[int(head)]
        end = bisect_left(alike, number - NEAREST)
        far = [other for other in alike[max(0, end - ALIKE) : end] if number - other <= FARTHEST]
        order[number, NEAREST : NEAREST + len(far)] = far[::-1]
        alike.append(number)
    return np.maximum(order, 0), order >= 0


def pair_features(facts: Facts, rows: Array, others: Array) -> Array:
    """One row of numbers between 0 and about 1 for each pair, (rows, others, FEATURES).

    ``rows`` are indices of mentions, ``others`` (rows, others) those of what each is held against.
    """
    found = np.empty((FEATURES, *others.shape), dtype=np.float32)
    for held, column in zip(found, columns(facts, rows[:, None], others), strict=True):
        held[...] = column
    return np.ascontiguousarray(np.moveaxis(found, 0, -1))


def columns(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """The features, one array of the shape of the pairs each."""
    yield from words(facts, i, j)
    yield from agreement(facts, i, j)
    yield from places(facts, i, j)
    for one in (PRONOUN, NAME, NOUN):
        for other in (PRONOUN, NAME, NOUN):
            yield (facts.kind[i] == one) & (facts.kind[j] == other)


def words(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """Equal strings, heads and content words."""
    named = (facts.kind[i] != PRONOUN) & (facts.kind[j] != PRONOUN)
    same_head = facts.head[i] == facts.head[j]
    yield (facts.text[i] == facts.text[j]) & named
    yield (facts.bare[i] == facts.bare[j]) & named
    yield same_head & named
    yield same_head & (facts.kind[i] == NAME) & (facts.kind[j] == NAME)
    yield same_head & (facts.kind[i] == NOUN) & (facts.kind[j] == NOUN)
    yield (facts.last[i] == facts.last[j]) & named
    both = shared(facts.content, i[:, 0], j)
    many = (facts.content > 0).sum(-1)
    ours, others = many[i], many[j]
    yield both / np.maximum(1, ours + others - both) * named
    yield np.minimum(ours - both, 3) / 3 * named
    yield np.minimum(others - both, 3) / 3 * named
    yield (both == ours) & (ours > 0) & named
    yield (both == others) & (others > 0) & named
    yield same_head & (both < ours) & named


def shared(content: Array, rows: Array, others: Array) -> Array:
    """How many content words of each row each of its ``others`` has, of the shape of these."""
    words, place = np.unique(content[rows], return_inverse=True)
    place = place.reshape(len(rows), -1)
    own = np.zeros((len(rows), len(words)), dtype=np.float32)
    np.add.at(own, (np.arange(len(rows))[:, None], place), 1)
    own[:, words == 0] = 0
    first = others.min(initial=len(content))
    before = content[first : others.max(initial=0) + 1]
    place = np.minimum(np.searchsorted(words, before), len(words) - 1)
    has = np.zeros((len(before), len(words)), dtype=np.float32)
    mention, number = np.nonzero(words[place] == before)
    has[mention, place[mention, number]] = 1
    return np.take_along_axis(own @ has.T, others - first, 1).astype(int)


def agreement(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """Number, gender and kind."""
    for column in (facts.number, facts.gender):
        known = (column[i] > 0) & (column[j] > 0)
        yield known & (column[i] == column[j])
        yield known & (column[i] != column[j])
    yield (facts.pronoun[i] == facts.pronoun[j]) & (facts.pronoun[j] > 0)
    yield facts.quoted[i] == facts.quoted[j]


def places(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """Distances and nesting."""
    apart = i - j
    yield np.log2(np.maximum(apart, 1)) / 7
    sentences = facts.sentence[i] - facts.sentence[j]
    yield sentences == 0
    yield sentences == 1
    yield np.minimum(sentences, 10) / 10
    yield np.minimum(facts.paragraph[i] - facts.paragraph[j], 6) / 6
    inside = (facts.first[j] <= facts.first[i]) & (facts.end[i] <= facts.end[j])
    yield inside
    yield (facts.first[i] <= facts.first[j]) & (facts.end[j] <= facts.end[i])
    yield (facts.governor[i] == facts.root[j]) & (facts.apposed[i] == 1)
    yield facts.governor[i] == facts.root[j]
    yield (facts.governor[i] == facts.governor[j]) & (sentences == 0)
    yield (facts.first[i] - facts.end[j] <= 2) & (sentences == 0)


def own_features(facts: Facts) -> Array:
    """What each mention tells by itself, (mentions, OWN_FEATURES)."""
    found = [facts.kind == kind for kind in (PRONOUN, NAME, NOUN)]
    found += [facts.pronoun == number for number in range(1, PRONOUNS)]
    found += [facts.definite == number for number in range(1, 5)]
    found += [facts.role == role for role in (1, 2, 3)]
    found += [facts.number == 2, facts.quoted == 1, earlier(facts)]
    found += [earlier_head(facts)]
    return np.stack(found, axis=-1).astype(np.float32)


def earlier(facts: Facts) -> Array:
    """1 for mentions whose words have been said before."""
    return repeated(facts.bare)


def earlier_head(facts: Facts) -> Array:
    """1 for mentions whose head has been said before."""
    return repeated(facts.head)


def repeated(column: Array) -> Array:
    """1 where a number has stood before."""
    _, first = np.unique(column, return_index=True)
    found = np.ones(len(column), dtype=np.float32)
    found[first] = 0
    return found
