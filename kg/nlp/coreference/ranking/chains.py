"""The chains that the ranker alone makes of all mentions, abstract ones too."""

import networkx as nx

from kg.model import Span
from kg.nlp.coreference.ranking.reader import Reading


def model_chains(reading: Reading) -> tuple[tuple[Span, ...], ...]:
    """Chains of two mentions or more: each mention joins what it most likely means.

    In the order of the text.

    The graph's own chains hold only what can be a node, and heed the rules of names and offices.
    """
    graph = nx.Graph()
    for number, ranking in enumerate(reading.rankings):
        if ranking.best is not None:
            graph.add_edge(number, ranking.best)
    found = [
        tuple(sorted({reading.mentions[number].span for number in part}))
        for part in nx.connected_components(graph)
    ]
    return tuple(sorted(found))
