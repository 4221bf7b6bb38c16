"""Pairs of a mention and an earlier one → what speaks for and against their meaning the same."""

from collections.abc import Iterator

import numpy as np

from kg.nlp.coreference.ranking.facts import NAME, NOUN, PRONOUN, Facts
from kg.nlp.encoder.windows import Array

# Earlier mentions that are looked at: the nearest ones.
NEAREST = 80
PRONOUNS = 11
FEATURES = 75
OWN_FEATURES = 22


def candidates(count: int) -> tuple[Array, Array]:
    """Indices (mentions, nearest) of the earlier mentions, nearest first; which of them exist."""
    order = np.arange(count)[:, None] - 1 - np.arange(NEAREST)[None, :]
    return np.maximum(order, 0), order >= 0


def pair_features(facts: Facts, rows: Array, others: Array) -> Array:
    """One row of numbers between 0 and about 1 for each pair; both arrays hold indices of mentions.

    ``others`` has one more axis than ``rows``, or the same shape.
    """
    return np.stack([*columns(facts, rows, others)], axis=-1).astype(np.float32)


def columns(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """The features, one array of the shape of the pairs each."""
    yield from words(facts, i, j)
    yield from agreement(facts, i, j)
    yield from places(facts, i, j)
    for one in (PRONOUN, NAME, NOUN):
        for other in (PRONOUN, NAME, NOUN):
            yield (facts.kind[i] == one) & (facts.kind[j] == other)
    for number in range(1, PRONOUNS):
        yield np.broadcast_to(facts.pronoun[i] == number, j.shape)
    for number in range(1, PRONOUNS):
        yield facts.pronoun[j] == number


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
    own, theirs = facts.content[i], facts.content[j]
    own = np.broadcast_to(own, theirs.shape)
    found = ((own[..., :, None] == theirs[..., None, :]) & (own[..., :, None] > 0)).any(-1)
    both = found.sum(-1)
    ours, others = (own > 0).sum(-1), (theirs > 0).sum(-1)
    yield both / np.maximum(1, ours + others - both) * named
    yield np.minimum(ours - both, 3) / 3 * named
    yield np.minimum(others - both, 3) / 3 * named
    yield (both == ours) & (ours > 0) & named
    yield (both == others) & (others > 0) & named
    yield same_head & (both < ours) & named


def agreement(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """Number, gender, kind and type."""
    for column in (facts.number, facts.gender):
        known = (column[i] > 0) & (column[j] > 0)
        yield known & (column[i] == column[j])
        yield known & (column[i] != column[j])
    yield (facts.pronoun[i] == facts.pronoun[j]) & (facts.pronoun[j] > 0)
    types = facts.types[..., 1:]
    likeness = (types[i] * types[j]).sum(-1)
    yield likeness
    yield types[i].argmax(-1) == types[j].argmax(-1)
    yield facts.types[j][..., 0]
    # "Persons" and "organizations and places", by the finder's own types.
    yield np.broadcast_to(facts.types[i][..., 6], j.shape) * facts.types[j][..., 6]
    for number in range(1, 5):
        yield np.broadcast_to(facts.definite[i] == number, j.shape)
    yield facts.definite[j] == 3
    yield facts.definite[j] == 1
    yield np.broadcast_to(facts.quoted[i], j.shape).astype(float)
    yield facts.quoted[i] == facts.quoted[j]


def places(facts: Facts, i: Array, j: Array) -> Iterator[Array]:
    """Distances, nesting and roles."""
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
    for role in (1, 2, 3):
        yield np.broadcast_to(facts.role[i] == role, j.shape)
        yield facts.role[j] == role
    yield (facts.first[i] - facts.end[j] <= 2) & (sentences == 0)


def own_features(facts: Facts) -> Array:
    """What a mention itself tells of whether it means something new, (mentions, OWN_FEATURES)."""
    found = [facts.kind == kind for kind in (PRONOUN, NAME, NOUN)]
    found += [facts.pronoun == number for number in range(1, PRONOUNS)]
    found += [facts.definite == number for number in range(1, 5)]
    found += [facts.number == 2, facts.quoted == 1, facts.types[:, 0], earlier(facts)]
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
