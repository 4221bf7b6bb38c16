"""Where the trained ranker decides: pronouns, and descriptions that the rules leave alone."""

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.pronouns import PERSONS, THINGS, agrees, barred_chains, contains
from kg.nlp.coreference.ranking.answers import odds_of_chains, rank_ahead
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import pronouns

# The least odds at which a chain is believed to be meant. Who speaks on is mostly who spoke last,
# which the rules know and the ranker does not.
PRONOUN, SPEAKING, DESCRIPTION = 0.7, 0.9, 0.6
ANAPHORIC = ("definite", "demonstrative", "possessive")
# Two officials are never one by likeness; "the two" and campaigns have rules of their own.
NEVER = ("source", "pair", "campaign")


def look_ahead(board: Board) -> None:
    """Ranks all mentions that can be asked for at once, which is faster than one by one."""
    if board.reading is not None:
        rank_ahead(board, board.reading, filter(is_ranked, board.mentions))


def is_ranked(mention: FoundMention) -> bool:
    """True for what the ranker may decide: no reflexive pronouns, which syntax decides."""
    if mention.kind == "pronoun":
        return not pronouns()[mention.lemma].get("reflexive")
    if mention.kind != "nominal" or mention.noun_class in NEVER:
        return False
    return mention.determiner in ANAPHORIC and mention.count is None


def learned_pronoun(
    board: Board, mention: FoundMention, *, speaks: bool = False
) -> tuple[Chain, str] | None:
    """The likeliest chain that agrees with a pronoun in number, gender and kind."""
    if board.reading is None or not is_ranked(mention):
        return None
    new, chains = odds_of_chains(board, board.reading, mention)
    barred = barred_chains(board, mention)
    possible = [
        (chance, chain)
        for chance, chain in chains
        if chain.number not in barred and may_mean(board, mention, chain)
    ]
    # What cannot be meant leaves its odds to the rest.
    total = new + sum(chance for chance, _ in possible)
    if not possible or possible[0][0] < (SPEAKING if speaks else PRONOUN) * total:
        return None
    return possible[0][1], "ranked pronoun"


def may_mean(board: Board, mention: FoundMention, chain: Chain) -> bool:
    """True if a pronoun agrees with a chain by a mention that does not hold it."""
    others = [board.mentions[i] for i in chain.members]
    return any(agrees(mention, o, chain) and not contains(o, mention) for o in others)


def learned_description(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """The chain that a definite description means, where the ranker is sure of it."""
    if board.reading is None or not is_ranked(mention):
        return None
    new, chains = odds_of_chains(board, board.reading, mention)
    if not chains or chains[0][0] < max(new, DESCRIPTION):
        return None
    chain = chains[0][1]
    if chain.plural != mention.plural or not same_kind(chain.type, mention.type):
        return None
    if mention.country is not None and mention.country not in (chain.country, chain.known):
        return None
    return chain, "ranked description"


def same_kind(one: str, other: str) -> bool:
    """True for types that one thing can be told as."""
    return one == other or any({one, other} <= kinds for kinds in (PERSONS, THINGS))
