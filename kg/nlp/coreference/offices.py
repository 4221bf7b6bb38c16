"""Offices learned from the article and the gazetteer, and who a description of an office means."""

from kg.lexicon.gazetteer.lookup import find_entry, find_holder, find_terms
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import title_list


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
    held = {of for office, of in chain.offices if is_office(office, mention)}
    if mention.of is None:
        return bool(held)
    return mention.of in held or (held == {None} and country_of(chain) in (None, mention.of))


def is_office(office: str, mention: FoundMention) -> bool:
    """True if an office is the one described: 'the French leader' is the president of France."""
    leads = mention.office == "leader" and mention.of is not None
    return office == mention.office or (leads and office in title_list("heads", "led"))


def find_former_holder(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """The person whom 'the former mayor' means: whom the article calls so, or who held it once.

    ``None`` where it names nobody, or two of whom neither is called so.
    """
    told = [c for c in board.chains if c.members and was(board, c, mention)]
    if len(told) > 1:
        told = [c for c in told if was_called(board, c, mention)]
    return (told[0], "former office") if len(told) == 1 else None


def was(board: Board, chain: Chain, mention: FoundMention) -> bool:
    """True for a person who has held the office that a description names."""
    if chain.type != "Person":
        return False
    ended = {
        (term.office, term.of)
        for term in find_terms(chain.known or "")
        if term.end is not None and (board.published is None or term.end < board.published)
    }
    past = any(office == mention.office and mention.of in (None, of) for office, of in ended)
    return past or was_called(board, chain, mention)


def was_called(board: Board, chain: Chain, mention: FoundMention) -> bool:
    """True if a title in the article gives a person the office that a description names."""
    titles = ((board.mentions[i].office, board.mentions[i].of) for i in chain.members)
    return any(
        office == mention.office and (mention.of is None or of in (None, mention.of))
        for office, of in titles
    )


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
