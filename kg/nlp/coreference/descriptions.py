"""What a description means: an officeholder, a government, the same weapons, the city named before.

One function for each class of noun; each gives the chain and the rule, or nothing for a new chain.
"""

from collections.abc import Callable

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.offices import find_former_holder, find_officeholder, known_holder
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import nominal_words, synonyms

Answer = tuple[Chain, str] | None
ANAPHORIC = ("definite", "demonstrative")


def common_noun(lemma: str) -> str:
    """The word that stands for nouns of the same meaning."""
    return synonyms().get(lemma, lemma)


def has_complement(board: Board, mention: FoundMention) -> bool:
    """True for 'the border area of Kharkiv Oblast': the noun says itself which one it means."""
    head = board.doc[mention.token]
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.rights)


def same_description(mention: FoundMention, chain: Chain) -> bool:
    """True if a mention names the same country and the same modifiers as a chain."""
    return (
        mention.country == chain.country
        and set(mention.modifiers) == chain.modifiers
        and mention.determiner in ("none", "definite", "demonstrative", "possessive")
        and mention.count is None
    )


def describe_body(board: Board, mention: FoundMention) -> Answer:
    """'the ministry', 'the council', 'the company', 'the newspaper': the last that is one."""
    owned = mention.owner is not None
    if mention.determiner not in ANAPHORIC or mention.plural or mention.country or owned:
        return same_noun(board, mention)
    noun = common_noun(mention.lemma)

    def fits(chain: Chain) -> bool:
        if chain.plural:
            return False
        if any(common_noun(other) == noun for other in chain.nouns):
            return not mention.modifiers or set(mention.modifiers) <= chain.modifiers
        if mention.modifiers:
            return False
        names = [board.mentions[i].name.lower().split() for i in chain.members]
        generic = mention.lemma in nominal_words("generic", "lemmas")
        if generic and not has_complement(board, mention) and chain.type == mention.type:
            return True
        return any(mention.lemma in name for name in names)

    return last_of(board, fits, "the body")


def same_noun(board: Board, mention: FoundMention) -> Answer:
    """The last chain described by the same noun, country and number, for definite phrases."""
    noun = common_noun(mention.lemma)
    bare = mention.determiner == "none" and mention.plural
    owned = mention.owner is not None
    counted = mention.count is not None and mention.determiner not in ANAPHORIC
    if not (mention.determiner in ANAPHORIC or bare or owned) or counted:
        return None
    owner = board.chain_at(mention.owner)
    for _, chain in board.recent():
        same = any(common_noun(other) == noun for other in chain.nouns)
        if not same or chain.plural != mention.plural or mention.count not in (None, chain.count):
            continue
        if owned:
            fits = set(mention.modifiers) <= chain.modifiers
            if owner is not None and chain.owner == owner.number and fits:
                return chain, "same owner"
            continue
        if bare and not same_description(mention, chain):
            continue
        if matches(mention, chain):
            return chain, "same noun"
    return None


def matches(mention: FoundMention, chain: Chain) -> bool:
    """True if a description adds nothing that the chain has not."""
    return set(mention.modifiers) <= chain.modifiers and mention.country in (None, chain.country)


def last_of(board: Board, fits: Callable[[Chain], bool], rule: str) -> Answer:
    """The last chain read that fits."""
    for _, chain in board.recent():
        if fits(chain):
            return chain, rule
    return None


def describe_office(board: Board, mention: FoundMention, speaker: str | None) -> Answer:
    """'the president': whoever the article says holds the office."""
    if mention.plural or mention.determiner not in (*ANAPHORIC, "possessive"):
        return None
    if mention.former:
        return find_former_holder(board, mention) or same_noun(board, mention)
    if mention.office:
        found = find_officeholder(board, mention, speaker)
        if found is not None:
            return found
        key = known_holder(board, mention)
        if key is not None:
            chain = next((c for c in board.chains if c.known == key and c.members), None)
            return (chain, "office at the article's date") if chain else None
    return same_noun(board, mention)
