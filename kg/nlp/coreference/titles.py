"""What a chain is called: the gazetteer's name, the fullest name used, or the first description."""

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.entities.phrases import text_between
from kg.nlp.entities.words import title_list


def name_chain(board: Board, chain: Chain) -> str:
    """The name of a chain."""
    if chain.entry is not None:
        return chain.entry.name
    found = [board.mentions[i] for i in chain.members]
    if chain.leader is not None and chain.type == "Government":
        leader = board.chains[chain.leader]
        return f"{name_chain(board, leader).split()[-1]} administration"
    names = [m.name for m in found if m.kind == "name"]
    if chain.name:
        return chain.name
    if names:
        return max(names, key=lambda name: (len(name), name))
    if chain.owner is not None and board.chains[chain.owner].members:
        return owned_name(board, chain, board.chains[chain.owner])
    described = [m.name for m in found if m.kind == "nominal"] or [m.name for m in found]
    return without_determiner(" ".join(described[0].split()))


def owned_name(board: Board, chain: Chain, owner: Chain) -> str:
    """'his team' → "Joe Biden's team", with the owner's own name."""
    first = next((board.mentions[i] for i in chain.members if board.mentions[i].owner), None)
    if first is None or first.owner is None or owner is chain:
        return board.mentions[chain.members[0]].name
    token = board.doc[first.owner]
    last = max(t.i for t in token.subtree)
    words = text_between(board.doc, board.doc[last + 1].idx, first.span.end)
    owner_name = name_chain(board, owner) if owner.owner != chain.number else token.text
    mark = "'" if owner.type != "Person" and owner_name.endswith("s") else "'s"
    return f"{owner_name}{mark} {' '.join(words.split())}"


def without_determiner(name: str) -> str:
    """'the Russian border' → 'Russian border'."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in title_list("names", "articles") else name
