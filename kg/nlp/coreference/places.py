"""Places by description: 'the city', 'the region', 'its second-largest city', 'the border'."""

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import (
    ANAPHORIC,
    Answer,
    common_noun,
    has_complement,
    last_of,
)
from kg.nlp.coreference.offices import country_of
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import location_words


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
        return last_of(board, lambda c: is_city(c), "the city")
    if mention.noun_class in ("region", "area") and set(mention.modifiers) <= location_words(
        "directions"
    ):
        regions = [c for c in board.chains if c.members and is_region(c)]
        read = [c for c in regions if board.last_position(c)]
        if read:
            return max(read, key=board.last_position), "the region"
        if len(regions) == 1 and lemma == "region":
            return regions[0], "the region, named later"
    return None


def same_border(board: Board, mention: FoundMention) -> Answer:
    """The border meant before, unless another country's is named."""
    for _, chain in board.recent():
        same = "border" in chain.nouns or "frontier" in chain.nouns
        if same and (mention.country is None or chain.country in (None, mention.country)):
            chain.country = chain.country or mention.country
            return chain, "the border"
    return None


def is_city(chain: Chain) -> bool:
    """True for a place that is no region, country or border."""
    if chain.type != "Place" or chain.nouns & location_words("lands"):
        return False
    entry = chain.entry
    return entry is None or not (entry.iso or entry.country is None)


def is_state(chain: Chain) -> bool:
    """True for a named region of a country, which is no country itself."""
    return chain.type == "Place" and chain.entry is not None and bool(chain.entry.iso)


def is_region(chain: Chain) -> bool:
    """True for a named oblast, state or province, and for what a noun calls a region."""
    called = chain.type == "Place" and bool(chain.nouns & location_words("regions"))
    return is_state(chain) or called


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
    """'the country': the last country that was not just a place; 'the state' may be one of many."""
    if mention.plural or mention.determiner in ("indefinite", "none") or mention.modifiers:
        return None
    if has_complement(board, mention):
        return None
    if mention.lemma in location_words("parted") and mention.owner is None:
        found = last_of(board, is_state, "the state")
        if found is not None:
            return found
    owner = board.chain_at(mention.owner)
    if owner is not None:
        key = country_of(owner)
        own = next((c for c in board.chains if c.members and key and c.known == key), None)
        return (own, "country of a person") if own else None
    for index, chain in board.recent():
        if chain.type == "Country" and not board.mentions[index].locative:
            return chain, "the country"
    return last_of(board, lambda c: c.type == "Country", "the country")
