"""What a description means: an officeholder, a government, the same weapons, the city named before.

One function for each class of noun; each gives the chain and the rule, or nothing for a new chain.
"""

from collections.abc import Callable

from kg.lexicon.gazetteer.lookup import find_entry
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.offices import HEAD_OFFICES, country_of, find_officeholder, known_holder
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import nominal_words, synonyms

Answer = tuple[Chain, str] | None
LAND = ("Place", "Country")
ANAPHORIC = ("definite", "demonstrative")
DIRECTIONS = {"northeast", "northwest", "southeast", "southwest", "north", "south", "east", "west"}
DIRECTIONS |= {"eastern", "western", "northern", "southern", "northeastern", "border", "whole"}


def common_noun(lemma: str) -> str:
    """The word that stands for nouns of the same meaning."""
    return synonyms().get(lemma, lemma)


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
        return last_of(board, lambda c: c.type == "Government", "the government")
    return None


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
    """The person named inside 'the Biden administration'."""
    for token in board.doc.char_span(*mention.span, alignment_mode="expand"):
        chain = board.chain_at(token.i) if token.i < mention.token else None
        if chain is not None and chain.type == "Person":
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
        office in HEAD_OFFICES and (country is None or of == country) for office, of in chain.offices
    )


def describe_office(board: Board, mention: FoundMention, speaker: str | None) -> Answer:
    """'the president': whoever the article says holds the office."""
    if mention.plural or mention.determiner not in (*ANAPHORIC, "possessive") or mention.former:
        return None
    if mention.office:
        found = find_officeholder(board, mention, speaker)
        if found is not None:
            return found
        key = known_holder(board, mention)
        if key is not None:
            chain = next((c for c in board.chains if c.known == key and c.members), None)
            return (chain, "office at the article's date") if chain else None
    return same_noun(board, mention)


def describe_place(board: Board, mention: FoundMention) -> Answer:
    """'the city', 'the region', 'its second-largest city', 'the border'."""
    lemma = common_noun(mention.lemma)
    if mention.noun_class == "border":
        return same_border(board, mention)
    if mention.noun_class == "city" and mention.country:
        return city_of_country(board, mention)
    if mention.determiner not in ANAPHORIC:
        return None
    if has_complement(board, mention):
        return None
    if mention.noun_class == "city":
        return last_of(board, lambda c: is_city(board, c), "the city")
    if mention.noun_class in ("region", "area") and set(mention.modifiers) <= DIRECTIONS:
        regions = [c for c in board.chains if c.members and is_region(board, c)]
        read = [c for c in regions if board.last_position(c)]
        if read:
            return max(read, key=board.last_position), "the region"
        if len(regions) == 1 and lemma == "region":
            return regions[0], "the region, named later"
    return None


def has_complement(board: Board, mention: FoundMention) -> bool:
    """True for 'the border area of Kharkiv Oblast': the noun says itself which one it means."""
    head = board.doc[mention.token]
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.rights)


def same_border(board: Board, mention: FoundMention) -> Answer:
    """The border meant before, unless another country's is named."""
    for _, chain in board.recent():
        same = "border" in chain.nouns or "frontier" in chain.nouns
        if same and (mention.country is None or chain.country in (None, mention.country)):
            chain.country = chain.country or mention.country
            return chain, "the border"
    return None


def is_city(board: Board, chain: Chain) -> bool:
    """True for a place that is no region, country or border."""
    if chain.type != "Place" or chain.nouns & {"border", "region", "area", "territory"}:
        return False
    entry = chain.entry
    return entry is None or not (entry.iso or entry.country is None)


def is_region(board: Board, chain: Chain) -> bool:
    """True for a named oblast, state or province, and for what a noun calls a region."""
    entry = chain.entry
    named = chain.type == "Place" and entry is not None and bool(entry.iso)
    return named or (chain.type == "Place" and bool(chain.nouns & {"region", "oblast", "province"}))


def city_of_country(board: Board, mention: FoundMention) -> Answer:
    """'Ukraine's second-largest city': the one city of that country in the article that fits."""
    capital = mention.lemma == "capital"
    cities = []
    for chain in board.chains:
        entry = chain.entry
        if chain.members and entry and chain.type == "Place" and entry.country == mention.country:
            seat = entry.stands_for is not None
            if not entry.iso and seat == capital:
                cities.append(chain)
    same = [c for c in cities if "city" in c.nouns]
    if len(cities) == 1 or len(same) == 1:
        return (same or cities)[0], "city of a country"
    return None


def describe_country(board: Board, mention: FoundMention) -> Answer:
    """'the country': the last country that was not just a place."""
    if mention.plural or mention.determiner in ("indefinite", "none") or mention.modifiers:
        return None
    if has_complement(board, mention):
        return None
    owner = board.chain_at(mention.owner)
    if owner is not None:
        key = country_of(owner)
        own = next((c for c in board.chains if c.members and key and c.known == key), None)
        return (own, "country of a person") if own else None
    for index, chain in board.recent():
        if chain.type == "Country" and not board.mentions[index].locative:
            return chain, "the country"
    return last_of(board, lambda c: c.type == "Country", "the country")


def describe_thing(board: Board, mention: FoundMention) -> Answer:
    """Weapons and forces: the same noun with the same country and no other modifiers."""
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
        if same_description(board, mention, chain):
            return chain, "same description"
    return None


def the_only_forces(board: Board, mention: FoundMention) -> Answer:
    """'troops': the forces of the country named with them, or of the only one told of so far."""
    if mention.count or mention.modifiers:
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


def same_description(board: Board, mention: FoundMention, chain: Chain) -> bool:
    """True if a mention names the same country and the same modifiers as a chain."""
    return (
        mention.country == chain.country
        and set(mention.modifiers) == chain.modifiers
        and mention.determiner in ("none", "definite", "demonstrative", "possessive")
        and mention.count is None
    )


def describe_body(board: Board, mention: FoundMention) -> Answer:
    """'the ministry', 'the council', 'the company', 'the newspaper': the last that is one."""
    if mention.determiner not in ANAPHORIC or mention.plural or mention.country:
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
    if not (mention.determiner in ANAPHORIC or bare or owned) or mention.count:
        return None
    owner = board.chain_at(mention.owner)
    for _, chain in board.recent():
        same = any(common_noun(other) == noun for other in chain.nouns)
        if not same or chain.plural != mention.plural:
            continue
        if owned:
            fits = set(mention.modifiers) <= chain.modifiers
            if owner is not None and chain.owner == owner.number and fits:
                return chain, "same owner"
            continue
        if bare and not same_description(board, mention, chain):
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
