"""Weapons and forces: the same noun with the same country and no other modifiers."""

from kg.lexicon.gazetteer.lookup import find_entry
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import ANAPHORIC, Answer, common_noun, same_description
from kg.nlp.entities.mention import FoundMention


def describe_thing(board: Board, mention: FoundMention) -> Answer:
    """Weapons and forces: the same noun with the same country and no other modifiers."""
    entry = find_entry(mention.country)
    if entry is not None and entry.type == mention.type and not mention.modifiers:
        named = next((c for c in board.chains if c.members and c.known == entry.key), None)
        return (named, "named by its kind") if named else None
    noun = common_noun(mention.lemma)
    if mention.noun_class == "force" and noun == "troops" and not mention.country:
        return the_only_forces(board, mention)
    anaphoric = mention.determiner in ANAPHORIC and not mention.modifiers
    for _, chain in board.recent():
        if not any(common_noun(other) == noun for other in chain.nouns):
            continue
        if mention.owner is not None and chain.owner is not None and not mention.country:
            continue
        if anaphoric and mention.country in (None, chain.country):
            return chain, "the same noun"
        if same_description(mention, chain):
            return chain, "same description"
    return None


def the_only_forces(board: Board, mention: FoundMention) -> Answer:
    """'troops': the forces of the country named with them, or of the only one told of so far."""
    if mention.count or mention.modifiers or mention.owner is not None:
        return None
    told = [
        c
        for _, c in board.recent()
        if c.type == "MilitaryForce" and c.country and not c.modifiers and has_noun(c, "troops")
    ]
    place = country_of_place(board, mention)
    if place is not None:
        told = [c for c in told if c.country == place]
    if len({c.country for c in told}) == 1:
        return told[0], "the only forces told of"
    return None


def has_noun(chain: Chain, noun: str) -> bool:
    """True if a description in a chain used a noun or one of its synonyms."""
    return any(common_noun(other) == noun for other in chain.nouns)


def country_of_place(board: Board, mention: FoundMention) -> str | None:
    """The country whose border or land is named with a noun ('massing over the Russian border')."""
    for token in board.doc[mention.token].subtree:
        index = board.by_token.get(token.i)
        place = board.mentions[index] if index is not None and token.i > mention.token else None
        if place is not None and place.noun_class == "border" and place.country:
            return place.country
    return None
