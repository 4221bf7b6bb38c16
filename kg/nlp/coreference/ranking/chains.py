"""The chains that the ranker alone makes of all mentions, abstract ones too."""

from collections import defaultdict

from kg.model import Span
from kg.nlp.coreference.ranking.reader import Reading


def model_chains(reading: Reading) -> tuple[tuple[Span, ...], ...]:
    """Chains of two mentions or more: each mention joins the chain that it most likely means.

    The odds of a chain are those of all its mentions so far. In the order of the text. The graph's
    own chains hold only what can be a node, and heed the rules of names and offices.
    """
    chain_of: list[int] = []
    chains: defaultdict[int, set[Span]] = defaultdict(set)
    for number, ranking in enumerate(reading.rankings):
        sums: defaultdict[int, float] = defaultdict(float)
        for other, chance in zip(ranking.earlier.tolist(), ranking.odds.tolist(), strict=True):
            sums[chain_of[other]] += chance
        best = max(sums, key=lambda chain: (sums[chain], chain), default=number)
        chain = number if sums[best] < ranking.new else best
        chain_of.append(chain)
        chains[chain].add(reading.mentions[number].span)
    return tuple(sorted(tuple(sorted(spans)) for spans in chains.values() if len(spans) > 1))
