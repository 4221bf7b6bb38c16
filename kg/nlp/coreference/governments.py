"""'The Biden administration' by its leader, 'Ukraine's government' as the country."""

from kg.lexicon.gazetteer.lookup import find_entry
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import ANAPHORIC, Answer, last_of
from kg.nlp.coreference.offices import country_of
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import title_list


def describe_government(board: Board, mention: FoundMention) -> Answer:
    """'the Biden administration' by its leader; 'Ukraine's government' is the country."""
    country = find_entry(mention.country)
    is_country = country is not None and country.type == "Country"
    if mention.lemma == "administration":
        return describe_administration(board, mention)
    if is_country and not mention.plural:
        chain = next((c for c in board.chains if c.known == mention.country and c.members), None)
        return (chain, "government of a country") if chain else None
    if mention.determiner in ANAPHORIC and not mention.modifiers and mention.country is None:
        return last_of(board, is_government, "the government")
    return None


def is_government(chain: Chain) -> bool:
    """True for an administration, and for a country whose government was told of."""
    return chain.type == "Government" or "government" in chain.nouns


def describe_administration(board: Board, mention: FoundMention) -> Answer:
    """The administration of a named leader, of a country, or the last one."""
    leader = leader_of(board, mention)
    for chain in board.chains:
        if not chain.members or chain.type != "Government" or "administration" not in chain.nouns:
            continue
        if leader is not None:
            if chain.leader == leader.number:
                return chain, "administration of a leader"
            continue
        other = board.chains[chain.leader] if chain.leader is not None else None
        its_country = country_of(other) if other else chain.country
        if mention.country is None or its_country in (None, mention.country):
            return chain, "the administration"
    return None


def leader_of(board: Board, mention: FoundMention) -> Chain | None:
    """The person named inside 'the Biden administration'; 'his' means who leads a country."""
    for token in board.doc.char_span(*mention.span, alignment_mode="expand") or ():
        chain = board.chain_at(token.i) if token.i < mention.token else None
        if chain is None or chain.type != "Person":
            continue
        if board.mentions[board.by_token[token.i]].kind != "pronoun" or leads(chain, None):
            return chain
    return None


def settle_administration(board: Board, chain: Chain, mention: FoundMention) -> None:
    """Notes the leader of a new administration: the one named, or the head of its country."""
    leader = leader_of(board, mention)
    if leader is None and mention.country is not None:
        leader = next((c for c in board.chains if c.members and leads(c, mention.country)), None)
    if leader is None and mention.country is None:
        heads = [c for c in board.chains if c.members and leads(c, None)]
        leader = heads[0] if len(heads) == 1 else None
    if leader is None:
        return
    chain.leader = leader.number
    if leader_of(board, mention) is not None:
        leader.leader = chain.number
        leader.offices.setdefault(("president", country_of(leader)))


def leads(chain: Chain, country: str | None) -> bool:
    """True for the head of state or government of a country."""
    return any(
        office in title_list("heads", "country") and (country is None or of == country)
        for office, of in chain.offices
    )
