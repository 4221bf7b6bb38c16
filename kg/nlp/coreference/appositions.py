"""Descriptions beside a name: 'Kharkiv, the second-largest city', 'the founder, Ada Moor'."""

from spacy.tokens import Token

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import Answer
from kg.nlp.coreference.sources import ANONYMOUS
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.nominals import names_itself

NAMED_KINDS = ("outlet", "organization")
LAND = {"Place", "Country"}
UNSURE = "Organization"


def apposed(board: Board, token: Token, mention: FoundMention) -> Answer:
    """The chain that the words beside a description name, with the rule."""
    return (
        apposition(board, token, mention)
        or named_after(board, token, mention)
        or named_kind(board, token, mention)
    )


def apposition(board: Board, token: Token, mention: FoundMention) -> Answer:
    """'Kharkiv, Ukraine's second-largest city': the noun beside which it stands."""
    if names_itself(token):
        named = next((t for t in token.subtree if t.dep_ == "pobj" and t.i > token.i), None)
        chain = board.chain_at(named.i) if named is not None else None
        return (chain, "the city of that name") if chain and chain.type == mention.type else None
    if token.dep_ != "appos":
        return None
    chain = board.chain_at(token.head.i)
    if chain is None or chain.plural != mention.plural or chain.type == ANONYMOUS:
        return None
    return (chain, "apposition") if same_kind(chain, mention) else None


def named_after(board: Board, token: Token, mention: FoundMention) -> Answer:
    """'The company's founder, Ada Moor, said': the name that follows is that of who is described.

    What the recogniser took for an organization is a person if the description says so.
    """
    if mention.plural or mention.former:
        return None
    for child in token.rights:
        chain = board.chain_at(child.i) if is_alone(child) else None
        if chain is None or chain.plural or not is_named(board, chain):
            continue
        if mention.type == "Person" and chain.type == UNSURE and is_one_word(board, chain):
            chain.type = mention.type
        if same_kind(chain, mention):
            if mention.office:
                chain.offices[mention.office, mention.of] = None
            return chain, "named in apposition"
    return None


def named_kind(board: Board, token: Token, mention: FoundMention) -> Answer:
    """'the Adwa newspaper', 'the Orsk group': the noun tells what the name before it names."""
    if mention.noun_class not in NAMED_KINDS or mention.plural or token.i == 0:
        return None
    before = token.nbor(-1)
    chain = board.chain_at(before.i) if before.dep_ == "compound" else None
    if chain is None or chain.known or chain.type not in (UNSURE, mention.type):
        return None
    chain.type = mention.type
    return chain, "named by its kind"


def is_alone(token: Token) -> bool:
    """True for an apposition that is not the first of several things told in a row."""
    return token.dep_ == "appos" and not any(child.dep_ == "conj" for child in token.rights)


def is_named(board: Board, chain: Chain) -> bool:
    """True for a chain that a name belongs to."""
    return any(board.mentions[i].kind == "name" for i in chain.members)


def is_one_word(board: Board, chain: Chain) -> bool:
    """True where all names of a chain are one word and none is known."""
    names = [board.mentions[i].name for i in chain.members if board.mentions[i].kind == "name"]
    return chain.known is None and all(name.isalpha() for name in names)


def same_kind(chain: Chain, mention: FoundMention) -> bool:
    """True if a chain and a mention are of one type, or both land."""
    return chain.type == mention.type or {chain.type, mention.type} <= LAND
