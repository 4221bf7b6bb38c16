"""Who holds which office, and who leads what: read off titles before names."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Phrase, Relation, Span
from kg.nlp.claims.background import taken_for_granted
from kg.nlp.claims.parties import GOVERNING
from kg.nlp.claims.phrase import content_lemmas
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import child, possessor

LED = GOVERNING | {"Organization", "MilitaryForce"}


@cache
def office_words() -> dict[str, str]:
    """The words that name an office → its name."""
    offices: dict[str, list[str]] = read_lexicon("titles")["offices"]
    return {word: office for office, words in offices.items() for word in words}


@cache
def heads() -> frozenset[str]:
    """Offices whose holder leads the body that they belong to."""
    return frozenset(read_lexicon("offices")["leading"])


def find_offices(reading: Reading) -> Iterator[Relation]:
    """The offices and leaders of an article."""
    for token in reading.doc:
        number = reading.referent_of(token)
        if (
            number is not None
            and token.pos_ == "PROPN"
            and reading.referents[number].type == "Person"
        ):
            yield from office_before(reading, token, number)
        if token.lemma_.lower() in read_lexicon("offices")["bodies"]:
            yield from leader_of(reading, token)


def office_before(reading: Reading, name: Token, person: int) -> Iterator[Relation]:
    """The office that stands before or beside a name: "French President Emmanuel Macron"."""
    words = title_words(reading, name)
    office = office_in(" ".join(word.lower_ for word in words))
    if not words or office is None or words[0].lower_ in read_lexicon("titles")["words"]["former"]:
        return
    text = " ".join("".join(word.text_with_ws for word in words).split())
    span = Span(words[0].idx, words[-1].idx + len(words[-1]))
    yield made(
        reading, name, person, "kgo:holdsOffice", Phrase(text, span, content_lemmas(reading, words))
    )
    body = body_in(reading, words)
    if office in heads() and body is not None and body != person:
        yield made(reading, name, person, "kgo:leads", body)


def title_words(reading: Reading, name: Token) -> list[Token]:
    """The words of a title right before a name, the name's own words left out."""
    before = [w for w in reading.doc[max(0, name.left_edge.i) : name.i] if not w.is_space]
    joints = [number for number, w in enumerate(before) if w.dep_ == "cc" or is_joint(w)]
    before = before[joints[-1] + 1 :] if joints else before
    while before and (before[0].dep_ == "det" or before[0].is_punct):
        before = before[1:]
    for end in range(len(before), 0, -1):
        if office_in(before[end - 1].lower_) or office_in(
            " ".join(w.lower_ for w in before[max(0, end - 3) : end])
        ):
            return before[:end]
    return []


def is_joint(word: Token) -> bool:
    """True for a mark that ends what stands before a title; a hyphen joins its two sides."""
    return word.is_punct and word.text not in ("-", "‑", ".", "'", "’", "&")


def office_in(text: str) -> str | None:
    """The office that a text ends with, the longest name first."""
    words = text.split()
    for size in (3, 2, 1):
        office = office_words().get(" ".join(words[-size:])) if len(words) >= size else None
        if office:
            return office
    return None


def body_in(reading: Reading, words: list[Token]) -> int | None:
    """The country or body named in a title right before the office: *NATO* Secretary General.

    Who chairs the trade committee of a parliament does not lead the parliament.
    """
    for position, word in enumerate(words):
        number = reading.referent_of(word)
        rest = " ".join(w.lower_ for w in words[position + 1 :] if not w.is_punct)
        if number is not None and rest in office_words() and reading.referents[number].type in LED:
            return number
    return None


def leader_of(reading: Reading, noun: Token) -> Iterator[Relation]:
    """Who leads "the Biden administration": the person that it is named after."""
    person = reading.referent_of(possessor(noun) or child(noun, "compound"))
    body = reading.referent_of(noun)
    if person is None or body is None or person == body:
        return
    if reading.referents[person].type == "Person":
        yield made(reading, noun, person, "kgo:leads", body)


def made(
    reading: Reading, trigger: Token, who: int, predicate: str, what: int | Phrase
) -> Relation:
    """A relation of an office."""
    rule = "office.title" if predicate == "kgo:holdsOffice" else "office.leads"
    return taken_for_granted(reading, trigger, who, predicate, what, rule)
