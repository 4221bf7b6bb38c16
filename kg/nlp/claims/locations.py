"""Where a place or body lies: "Kharkiv, Ukraine's second-largest city", "the embassy in Rome"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Relation
from kg.nlp.claims.background import taken_for_granted
from kg.nlp.claims.limits import PLACES
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import child, children, possessor, prepositional

SEATED = frozenset(("Organization", "GovernmentBody", "MediaOutlet"))


def find_locations(reading: Reading) -> Iterator[Relation]:
    """The locations of places and bodies of an article."""
    for token in reading.doc:
        number = reading.referent_of(token)
        if number is None:
            continue
        kind = reading.referents[number].type
        if kind in PLACES:
            yield from by_apposition(reading, token, number)
            yield from by_distance(reading, token, number)
        elif kind in SEATED and token.lemma_.lower() in read_lexicon("locations_of")["seats"]:
            for place in prepositional(token, "in"):
                yield from located(reading, token, number, place, "kgo:locatedIn")


def by_apposition(reading: Reading, token: Token, number: int) -> Iterator[Relation]:
    """As in "X, Y's capital" and "the Y city of X"."""
    for noun in children(token, "appos"):
        if is_place_noun(noun):
            owner = possessor(noun) or next(prepositional(noun, "in", "of"), None)
            yield from located(reading, token, number, owner, "kgo:locatedIn")


def by_distance(reading: Reading, token: Token, number: int) -> Iterator[Relation]:
    """As in "X is 20 kilometres from the border"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in ("be", "lie"):
        return
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("from", "near"):
            measure = child(prep, "npadvmod")
            if prep.lower_ == "near" or (measure is not None and measure.i < prep.i):
                yield from located(reading, token, number, child(prep, "pobj"), "kgo:locatedNear")


def is_place_noun(noun: Token) -> bool:
    """True for *city*, *capital*, *region* and the like."""
    return noun.lemma_.lower() in read_lexicon("locations_of")["nouns"]


def located(
    reading: Reading, token: Token, number: int, place: Token | None, predicate: str
) -> Iterator[Relation]:
    """The relation, if the place is one."""
    target = reading.referent_of(place)
    if target is None or target == number or reading.referents[target].type not in PLACES:
        return
    rule = f"location.{predicate.partition(':')[2]}"
    yield taken_for_granted(reading, token, number, predicate, target, rule)
