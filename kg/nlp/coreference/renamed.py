"""Bodies and places that an article says have another name now: 'Orla, formerly Dacia Works'."""

import itertools
from functools import cache

from kg.lexicon import read_lexicon
from kg.nlp.coreference.board import Board, Chain

RULE = "renamed"


@cache
def connectors() -> dict[str, str]:
    """What stands between two names, and which of them is the new one."""
    table = read_lexicon("renaming")["between"]
    return {words: new for new, group in table.items() for words in group}


def join_renamed(board: Board) -> None:
    """Joins the chains of two names where the words between them say that they are one.

    The new name becomes that of the chain. Persons are left alone: they change offices, not names.
    """
    named = sorted(
        (m.span, i)
        for i, m in enumerate(board.mentions)
        if m.kind == "name" and i in board.chain_of
    )
    text = board.doc.text
    for (before, first), (after, second) in itertools.pairwise(named):
        if before.end >= after.begin or after.begin - before.end > LONGEST:
            continue
        words = " ".join(text[before.end : after.begin].lower().split())
        new = connectors().get(words)
        one, other = board.chain(first), board.chain(second)
        if new is None or one is None or other is None or one is other:
            continue
        if not may_be_one(one, other):
            continue
        body = other if one.type == "Person" else one
        kind, name = body.type, board.mentions[first if new == "first" else second].name
        known = one.known or other.known
        board.merge(one, other, RULE)
        one.type, one.name, one.known = kind, name, known


LONGEST = 40


def may_be_one(one: Chain, other: Chain) -> bool:
    """True unless both are persons, or known to be two."""
    if one.known and other.known and one.known != other.known:
        return False
    kinds = {one.type, other.type}
    if "Person" in kinds:
        person = one if one.type == "Person" else other
        return len(kinds) > 1 and not person.known and not person.offices
    return True
