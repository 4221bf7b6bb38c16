"""Mentions of happenings, with who takes part in them and what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import Span
from kg.nlp.claims.reading import Reading
from kg.nlp.entities.phrases import cover, determiner_of, left_edge
from kg.nlp.extensions import paragraphs_of
from kg.nlp.grammar import direct_object, prepositional, subject
from kg.nlp.happenings.words import HappeningClass, classes, happening_words
from kg.nlp.negation import negation

LONGEST = 9
INFORMED = ("definite", "demonstrative", "possessive")


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a happening.

    ``doers`` and ``others`` are indices of referents: who does it, and who or what it is done
    with or to; ``beside`` those named before the noun, in either role. ``topics`` are lemmas.
    """

    span: Span
    kind: HappeningClass
    lemma: str
    definite: bool
    indefinite: bool
    doers: frozenset[int]
    others: frozenset[int]
    beside: frozenset[int]
    topics: frozenset[str]

    @property
    def parties(self) -> frozenset[int]:
        """All who take part."""
        return self.doers | self.others | self.beside


def find_told(reading: Reading) -> Iterator[Told]:
    """The mentions of happenings in the journalistic text, in order."""
    paragraphs = paragraphs_of(reading.doc)
    for token in reading.doc:
        found = told_by_noun(reading, token) or told_by_verb(reading, token)
        if found is None or (found.kind.told and not (found.topics or found.parties)):
            continue
        if any(p.begin <= found.span.begin and found.span.end <= p.end for p in paragraphs):
            yield found


def told_by_noun(reading: Reading, token: Token) -> Told | None:
    """'the summit between Chile and Peru'; ``None`` for another word, or where it is denied."""
    lemma = token.lemma_.lower()
    kind = classes().get(("noun", lemma)) if token.pos_ in ("NOUN", "PROPN") else None
    if kind is None or reading.referent_of(token) is not None or is_modifier(token):
        return None
    if lemma in kind.plural and token.tag_ not in ("NNS", "NNPS"):
        return None
    first = left_edge(token)
    if reading.doc[first].lower_ in happening_words("denying"):
        return None
    determiner = determiner_of(token, first)
    last = complement_edge(token)
    before = [reading.doc[i] for i in range(first, token.i)]
    inside = list(reading.doc[token.i + 1 : last + 1])
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    doers = referents(reading, [owner] if owner is not None else [])
    doers |= referents(reading, prepositional(token, *happening_words("doers")))
    doers |= referents(reading, held_by(token))
    others = referents(reading, [*prepositional(token), *adjacent_objects(token)]) - doers
    beside = referents(reading, (t for t in before if t is not owner)) - doers - others
    return Told(
        cover(reading.doc, first, last),
        kind,
        lemma,
        determiner in INFORMED,
        determiner == "indefinite",
        doers,
        others,
        beside,
        topics(reading, [*before, *inside], lemma),
    )


def told_by_verb(reading: Reading, token: Token) -> Told | None:
    """'met the king in May', 'suspend all tests'; ``None`` for other verbs and denied ones."""
    lemma = token.lemma_.lower()
    kind = classes().get(("verb", lemma)) if token.pos_ == "VERB" else None
    if kind is None or negation(token) is not None:
        return None
    target = direct_object(token)
    if target is None or target.i < token.i:
        after = (c for c in token.rights if c.dep_ == "prep" and c.i == token.i + 1)
        target = next((o for prep in after for o in prep.rights if o.dep_ == "pobj"), None)
    if target is None:
        return None
    last = max(target.i, complement_edge(target))
    if last - token.i > LONGEST:
        last = target.i
    who = subject(token)
    doers = referents(reading, [who] if who is not None else [])
    others = referents(reading, [target, *target.conjuncts]) - doers
    inside = list(reading.doc[token.i + 1 : last + 1])
    return Told(
        cover(reading.doc, token.i, last),
        kind,
        lemma,
        False,
        False,
        doers,
        others,
        frozenset(),
        topics(reading, inside, lemma),
    )


def is_modifier(token: Token) -> bool:
    """True for a noun before the noun that it modifies ('election officials')."""
    return token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.i > token.i


def complement_edge(token: Token) -> int:
    """The end of the short complement right after a noun, or the noun itself."""
    last = token.i
    for child in (*token.rights, *adjacent(token)):
        if child.dep_ != "prep" or child.lower_ not in happening_words("inner"):
            continue
        if child.i != last + 1:
            break
        words = list(child.subtree)
        end = max(t.i for t in words)
        if any(t.pos_ in ("VERB", "AUX") or t.text in ",;" for t in words):
            break
        if end - token.i > LONGEST:
            break
        last = end
    return last


def adjacent(token: Token) -> list[Token]:
    """The preposition right after a noun that the parser gave to the verb: 'held talks | with'."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    inner = after.dep_ == "prep" and after.lower_ in happening_words("inner")
    return [after] if inner and after.head.i == token.head.i != token.i else []


def adjacent_objects(token: Token) -> list[Token]:
    """What stands after such a preposition."""
    objects = [o for prep in adjacent(token) for o in prep.rights if o.dep_ == "pobj"]
    return [word for o in objects for word in (o, *o.conjuncts)]


def held_by(token: Token) -> list[Token]:
    """Who holds it: the subject of 'hold talks', 'open an investigation'."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in happening_words("holding"):
        return []
    who = subject(verb)
    return [who] if who is not None else []


def referents(reading: Reading, tokens: Iterator[Token] | list[Token]) -> frozenset[int]:
    """The referents that some words mean."""
    found = (reading.referent_of(token) for token in tokens)
    return frozenset(number for number in found if number is not None)


def topics(reading: Reading, tokens: list[Token], lemma: str) -> frozenset[str]:
    """The words that tell what a happening is about, without those that name who takes part."""
    names = [
        reading.mention_at(token)
        for token in tokens
        if reading.referent_of(token) is not None and token.pos_ == "PROPN"
    ]
    named = {i for name in names if name is not None for i in range(*name.span)}
    words = (
        token.lemma_.lower()
        for token in tokens
        if token.idx not in named and reading.referent_of(token) is None and tells(token)
    )
    return frozenset(w for w in words if w != lemma and w not in happening_words("plain"))


def tells(token: Token) -> bool:
    """True for a noun, a year, and an adjective made of a noun ('nuclear', 'presidential')."""
    if token.pos_ == "NUM":
        return token.text.isdigit()
    if token.pos_ == "ADJ":
        return token.lower_.endswith(tuple(happening_words("relational")))
    return token.pos_ in ("NOUN", "PROPN") and token.is_alpha
