"""Whom 'the two' means: those told of as two, else the two persons named last."""

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import Answer
from kg.nlp.coreference.titles import name_chain
from kg.nlp.entities.mention import FoundMention

NEAR = 16
ONES = ("Person", "Country")


def describe_pair(board: Board, mention: FoundMention) -> Answer:
    """The last chain of as many ('the two leaders'), or nothing."""
    for _, chain in board.recent(NEAR):
        if chain.plural and chain.count == mention.count:
            return chain, "the same number"
    return None


def open_pair(board: Board, index: int) -> None:
    """Opens a group of the persons, else the countries, named last, as many as the words say.

    The group is an actor of its own, apart from its members; without enough of them there is none.
    """
    wanted = board.mentions[index].count or 0
    for kind in ONES:
        members: dict[int, Chain] = {}
        for _, chain in board.recent(NEAR):
            if chain.type == kind and not chain.plural and len(members) < wanted:
                members.setdefault(chain.number, chain)
        if len(members) == wanted:
            first = sorted(members.values(), key=lambda c: board.mentions[c.members[0]].span)
            group = board.open(index, "named together")
            group.parts = tuple(chain.number for chain in first)
            group.name = " and ".join(name_chain(board, chain) for chain in first)
            return
