"""Agreements, lawsuits and papers: 'the deal', 'Chile's trade agreement', 'the memos'."""

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import ANAPHORIC, Answer, common_noun
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import noun_classes


def describe_document(board: Board, mention: FoundMention) -> Answer:
    """The document of the same kind that is told of most, unless the words tell another one.

    'A deal' and 'another deal' are new ones; countries, owners and numbers keep two apart.
    """
    if mention.determiner == "indefinite" or mention.count or mention.ordinal:
        return None
    fitting = [chain for chain in board.chains if chain.members and fits(board, mention, chain)]
    if not fitting:
        return None

    def rank(chain: Chain) -> tuple[int, bool, int]:
        return len(chain.members), mention.lemma in chain.nouns, board.last_position(chain)

    return max(fitting, key=rank), "the same document"


def fits(board: Board, mention: FoundMention, chain: Chain) -> bool:
    """True if a description can mean the document of a chain."""
    if chain.type != mention.type or common_noun(mention.lemma) not in kinds_of(board, chain):
        return False
    if chain.known is None and chain.plural != mention.plural:
        return False
    if mention.country and chain.country and mention.country != chain.country:
        return False
    owner = board.chain_at(mention.owner)
    if owner is not None and chain.owner is not None and owner.number != chain.owner:
        return False
    added = set(mention.modifiers) - chain.modifiers
    if mention.determiner not in (*ANAPHORIC, "possessive"):
        return not added and mention.country in (None, chain.country)
    return not added or not chain.modifiers


def kinds_of(board: Board, chain: Chain) -> set[str]:
    """The nouns by which a chain has been called, each by its common word."""
    nouns = {common_noun(noun) for noun in chain.nouns}
    entry = chain.entry
    names = [board.mentions[i].name for i in chain.members]
    for name in (*names, *((entry.name, *entry.aliases) if entry else ())):
        last = name.split()[-1].lower().removesuffix("s")
        found = noun_classes().get(last)
        if found is not None and found.name == "document":
            nouns.add(common_noun(last))
    return nouns


def drop_unwritten(board: Board) -> None:
    """Takes back documents that are told of once and without an article: 'a peace treaty'.

    Nobody says that there is one; they may be wished for or feared.
    """
    for chain in board.chains:
        if len(chain.members) != 1 or chain.known or chain.country or chain.owner is not None:
            continue
        [index] = chain.members
        mention = board.mentions[index]
        told = mention.determiner in (*ANAPHORIC, "possessive")
        if mention.noun_class == "document" and not told:
            chain.members.clear()
            del board.chain_of[index]
