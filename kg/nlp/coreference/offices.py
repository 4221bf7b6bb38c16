"""Offices learned from the article and the gazetteer, and who a description of an office means."""

from kg.lexicon.gazetteer.lookup import find_entry, find_holder, find_terms
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.entities.mention import FoundMention

HEAD_OFFICES = ("president", "prime minister", "chancellor", "premier")


def learn_offices(board: Board) -> None:
    """Notes the offices that titles tell, and those the gazetteer knows at the article's date."""
    for i, mention in enumerate(board.mentions):
        chain = board.chain(i)
        if chain is None or chain.type != "Person" or mention.kind != "name":
            continue
        if mention.office and not mention.former:
            chain.offices[mention.office, mention.of] = None
    for chain in board.chains:
        if chain.type == "Person" and chain.known:
            for office, of in offices_then(board, chain.known):
                chain.offices[office, of] = None
                chain.country = chain.country or of


def offices_then(board: Board, key: str) -> list[tuple[str, str | None]]:
    """The offices of a known person at the article's date; the last known ones without a date."""
    terms = find_terms(key)
    day = board.published
    if day is None:
        return [(term.office, term.of) for term in terms]
    return [
        (term.office, term.of)
        for term in terms
        if (term.begin is None or term.begin <= day) and (term.end is None or day <= term.end)
    ]


def country_of(chain: Chain) -> str | None:
    """The country (or body) that a person or body belongs to."""
    for _, of in chain.offices:
        entry = find_entry(of)
        if entry is not None:
            return entry.country or entry.key
    entry = chain.entry
    return (entry.country if entry else None) or chain.country


def find_officeholder(
    board: Board, mention: FoundMention, speaker_country: str | None
) -> tuple[Chain, str] | None:
    """The person whom 'the president' or 'the French president' means, with the rule.

    Compared: the office, the country named, the country of whoever is quoted, and what was read
    last. ``None`` where the article names no holder.
    """
    fitting = [c for c in board.chains if c.members and holds(c, mention)]
    if not fitting:
        return None
    scored = sorted(fitting, key=lambda c: rank(board, c, mention, speaker_country), reverse=True)
    return scored[0], "office"


def holds(chain: Chain, mention: FoundMention) -> bool:
    """True if a person holds the office that a description names, of the country it names."""
    if chain.type != "Person":
        return False
    for office, of in chain.offices:
        if office == mention.office and (mention.of is None or of in (None, mention.of)):
            return True
    return False


def rank(
    board: Board, chain: Chain, mention: FoundMention, speaker_country: str | None
) -> tuple[bool, bool, int]:
    """How well a holder fits: the speaker's country, a bare title, how late it was read."""
    own = speaker_country is not None and country_of(chain) == speaker_country
    bare = any(
        board.mentions[i].office == mention.office and board.mentions[i].of is None
        for i in chain.members
    )
    return own, bare or chain.leader is not None, board.last_position(chain)


def known_holder(board: Board, mention: FoundMention) -> str | None:
    """The key of the known holder of an office of a named country at the article's date."""
    if mention.office is None or mention.of is None or board.published is None or mention.former:
        return None
    return find_holder(mention.office, mention.of, board.published)
