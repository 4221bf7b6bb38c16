"""The chains that the ranker makes of all mentions, abstract ones too."""

from collections import defaultdict

import numpy as np

from kg.model import Span
from kg.nlp.coreference.ranking.facts import NAME, NOUN, Facts
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.encoder.windows import Array

THE = 1


def model_chains(reading: Reading) -> tuple[tuple[Span, ...], ...]:
    """Chains of two mentions or more: each mention joins the chain that it most likely means.

    The odds of a chain are those of all its mentions so far. What the ranker takes for something
    new is still the same as what was told in the same words before (the exact match of Raghunathan
    et al. 2010). In the order of the text. The graph's own chains hold only what can be a node, and
    heed the rules of names and offices.
    """
    chain_of = np.zeros(len(reading.mentions), dtype=int)
    chains: defaultdict[int, set[Span]] = defaultdict(set)
    told: dict[tuple[int, int], int] = {}
    for number, ranking in enumerate(reading.rankings):
        best, odds = likeliest(chain_of[ranking.earlier], ranking.odds, number)
        words = same_words(reading.facts, number)
        if odds < ranking.new:
            best = told.get(words, number) if words else number
        if words:
            told[words] = best
        chain_of[number] = best
        chains[best].add(reading.mentions[number].span)
    return tuple(sorted(tuple(sorted(spans)) for spans in chains.values() if len(spans) > 1))


def likeliest(chains: Array, odds: Array, new: int) -> tuple[int, float]:
    """The chain with the greatest sum of odds, the later of two, and this sum; ``new`` if none."""
    if not len(chains):
        return new, 0.0
    names, place = np.unique(chains, return_inverse=True)
    sums = np.bincount(place, odds)
    best = len(sums) - 1 - int(sums[::-1].argmax())
    return int(names[best]), float(sums[best])


def same_words(facts: Facts, number: int) -> tuple[int, int] | None:
    """The words of a name, or of a noun with "the"; ``None`` for what may be another each time."""
    kind = int(facts.kind[number])
    if kind == NAME:
        return kind, int(facts.bare[number])
    if kind == NOUN and facts.definite[number] == THE:
        return kind, int(facts.text[number])
    return None
