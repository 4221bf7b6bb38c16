"""The chains of all mentions of an article: the board's, and the model's of what it lacks."""

import networkx as nx

from kg.model import Span
from kg.nlp.coreference.board import Board
from kg.nlp.coreference.ranking.reader import Reading

Node = tuple[str, int]


def all_chains(board: Board, reading: Reading) -> tuple[tuple[Span, ...], ...]:
    """Chains of two mentions or more, in the order of the text.

    The board decides for the mentions that it has a chain for, the model for all others: times,
    events, what is abstract, which are no nodes of the graph.
    """
    graph = nx.Graph()
    spans: dict[Node, Span] = {}
    for number, mention in enumerate(reading.mentions):
        spans["model", number] = mention.span
        chain = chain_number(board, reading, number)
        if chain is not None:
            graph.add_edge(("model", number), ("chain", chain))
            continue
        ranking = reading.rankings[number]
        if len(ranking.odds) and ranking.odds.max() > ranking.new:
            graph.add_edge(
                ("model", number), ("model", int(ranking.earlier[ranking.odds.argmax()]))
            )
    heads = {int(root) for root in reading.facts.root}
    for index, chain in board.chain_of.items():
        if board.mentions[index].token not in heads:
            spans["board", index] = board.mentions[index].span
            graph.add_edge(("board", index), ("chain", chain))
    found = [
        tuple(sorted({spans[node] for node in part if node in spans}))
        for part in nx.connected_components(graph)
    ]
    return tuple(sorted(chain for chain in found if len(chain) > 1))


def chain_number(board: Board, reading: Reading, number: int) -> int | None:
    """The chain of the board's mention with the same head, if that is what the model sees."""
    root = int(reading.facts.root[number])
    single = reading.at_word.get(root) == number
    if reading.at_head.get(root) != number and not single:
        return None
    chain = board.chain_at(root)
    return chain.number if chain is not None else None
