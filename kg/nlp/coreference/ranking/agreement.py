"""Mentions with the same head are of one kind in one article."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kg.nlp.coreference.ranking.facts import PRONOUN, Facts
from kg.nlp.encoder.windows import Array
from kg.nlp.mentions.finder import Spotted
from kg.nlp.mentions.types import TYPES


def agreed(facts: Facts) -> Facts:
    """The same facts, with the mean odds of all mentions that have the same head.

    Pronouns keep their own.
    """
    if not len(facts):
        return facts
    group = groups(facts)
    sizes = np.bincount(group).astype(np.float32)
    sums = np.zeros((len(sizes), facts.types.shape[1]), dtype=np.float32)
    np.add.at(sums, group, facts.types)
    return replace(facts, types=(sums / sizes[:, None])[group])


def groups(facts: Facts) -> Array:
    """A number for each mention, from 0 on; those with the same head have the same one.

    Each pronoun has its own.
    """
    own = np.arange(len(facts)) + facts.head.max() + 1
    heads = np.where(facts.kind == PRONOUN, own, facts.head)
    return np.unique(heads, return_inverse=True)[1]


def retyped(mentions: Sequence[Spotted], facts: Facts) -> tuple[Spotted, ...]:
    """The mentions with the likeliest type by their facts."""
    best = facts.types[:, 1:].argmax(1) if len(facts) else np.zeros(0, dtype=int)
    kinds = [TYPES[number] for number in best.tolist()]
    pairs = zip(mentions, kinds, strict=True)
    return tuple(m if m.type == kind else replace(m, type=kind) for m, kind in pairs)
