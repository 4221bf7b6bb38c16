"""What actors do, or what is done to them, that takes no actor as its object.

"Refused to pay", "is ready to send doctors", "clashed with the police", "resigned", "was killed in
the attack": the predicate is the verb with its preposition, the object what follows it; the
lexicon's acts say of what type the event is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Phrase, Relation, Span
from kg.nlp.claims.acts import acts, meant, verb_key
from kg.nlp.claims.context import context_of
from kg.nlp.claims.parties import actor_at, actors_at
from kg.nlp.claims.phrase import action_phrase, negated, noun_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.timing import time_of
from kg.nlp.grammar import (
    agent,
    child,
    children,
    direct_object,
    is_infinitive,
    is_passive,
    is_verb,
    subject,
    surface_subject,
)
from kg.nlp.negation import negation

PREPOSITIONS = ("prep", "agent", "dative")
TIMES = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in its clause: its pattern, the clause's verb and word, the predicate, the object."""

    shape: str
    verb: Token
    word: Token
    name: str
    kind: str
    thing: int | Phrase
    whom: int | None = None


def find_deeds(reading: Reading) -> Iterator[Relation]:
    """The deeds of an article in the order of its text, for each of those who do it."""
    for token in reading.doc:
        deed = next(deeds(reading, token), None)
        if deed is None:
            continue
        undergone = deed.shape == "undergone"
        doer = surface_subject(deed.verb) if undergone else subject(deed.verb)
        for who in actors_at(reading, doer):
            if deed.thing != who:
                yield relation(reading, who, deed)


def deeds(reading: Reading, token: Token) -> Iterator[Deed]:
    """What a verb or adjective tells, the most telling pattern first."""
    yield from readiness(reading, token)
    if not is_verb(token) or token.dep_ in ("aux", "auxpass"):
        return
    if is_passive(token):
        yield from undergone(reading, token)
        return
    yield from with_clause(reading, token, token, "to_do")
    yield from with_preposition(reading, token, token, "on")
    yield from alone(reading, token)


def readiness(reading: Reading, word: Token) -> Iterator[Deed]:
    """What somebody is ready, willing or opposed to do."""
    if word.dep_ == "acomp" and is_verb(word.head):
        yield from with_clause(reading, word.head, word, "adjectives")
    if word.dep_ == "acomp" or child(word, "auxpass") is not None:
        verb = word.head if word.dep_ == "acomp" else word
        yield from with_preposition(reading, verb, word, "adjectives_on")


def undergone(reading: Reading, verb: Token) -> Iterator[Deed]:
    """What is done to somebody by nobody named: "was arrested in Lima", "was accused of lying"."""
    kind = acts().word("verbs", verb_key(verb))
    if kind is None or actor_at(reading, agent(verb)) is not None:
        return
    name = f"be_{verb.lower_}"
    for preposition in children(verb, *PREPOSITIONS):
        deed = child(preposition, "pcomp")
        thing = thing_of(reading, child(preposition, "pobj"))
        thing = action_phrase(reading, deed) if deed is not None and is_verb(deed) else thing
        if thing is not None and preposition.lower_ not in read_lexicon("acts")["scope"]["manner"]:
            yield Deed("undergone", verb, verb, f"{name}_{preposition.lower_}", kind, thing)
    span = Span(verb.idx, verb.idx + len(verb))
    yield Deed("undergone", verb, verb, name, kind, Phrase(verb.lower_, span, (verb.lemma_,)))


def with_clause(reading: Reading, verb: Token, word: Token, group: str) -> Iterator[Deed]:
    """As in "refused to pay": the infinitive is the object."""
    key = key_of(verb, word)
    kind = acts().word(group, key)
    for clause in children(word, "xcomp", "ccomp", "advcl") if kind else ():
        if is_verb(clause) and is_infinitive(clause) and not child(clause, "nsubj"):
            phrase = action_phrase(reading, clause)
            if phrase is not None and negation(clause) is not None:
                phrase = negated(phrase)
            if phrase is not None and kind is not None:
                whom = partner(reading, clause)
                yield Deed("to-do", verb, word, predicate(verb, word), kind, phrase, whom)


def with_preposition(reading: Reading, verb: Token, word: Token, group: str) -> Iterator[Deed]:
    """As in "clashed with the police": the object of the preposition is the object."""
    for preposition in children(word, *PREPOSITIONS):
        kind = acts().pair(group, key_of(verb, word), preposition.lower_)
        thing = thing_of(reading, child(preposition, "pobj")) if kind else None
        if kind is not None and thing is not None:
            name = f"{predicate(verb, word)}_{preposition.lower_}"
            yield Deed("on", verb, word, name, kind, thing)


def alone(reading: Reading, verb: Token) -> Iterator[Deed]:
    """A verb without an object, and what stands behind it: "riot in Lima"."""
    kind = acts().word("alone", verb_key(verb))
    if kind is None or direct_object(verb) is not None or child(verb, "ccomp", "xcomp"):
        return
    phrase = action_phrase(reading, verb)
    if phrase is not None:
        text = f"{verb.lemma_}{phrase.text.removeprefix(verb.text)}"
        named = replace(phrase, text=text) if phrase.text.startswith(verb.text) else phrase
        yield Deed("alone", verb, verb, verb_key(verb), kind, named)


def key_of(verb: Token, word: Token) -> str:
    """What a word stands by in the lexicon: a verb by its lemma, what is said of somebody as is."""
    return word.lemma_.lower() if word == verb and not is_passive(verb) else word.lower_


def predicate(verb: Token, word: Token) -> str:
    """The name of what is done: "refuse", "be ready"."""
    key = key_of(verb, word)
    return key if key == verb.lemma_.lower() else f"be_{key}"


def thing_of(reading: Reading, target: Token | None) -> int | Phrase | None:
    """The object as a referent, or as a noun phrase of words; a time is none."""
    if target is None or target.ent_type_ in TIMES:
        return None
    number = reading.referent_of(target)
    return number if number is not None else noun_phrase(reading, target)


def partner(reading: Reading, action: Token) -> int | None:
    """With or to whom an action is done: the first actor told of in it."""
    words = sorted(action.subtree, key=lambda word: word.i)
    found = (actor_at(reading, word) for word in words)
    return next((number for number in found if number is not None), None)


def relation(reading: Reading, who: int, deed: Deed) -> Relation:
    """The relation of a deed."""
    context = context_of(reading, deed.verb)
    return Relation(
        subject=who,
        predicate=f"kgr:{deed.name.replace(' ', '_').replace('-', '_')}",
        object=deed.thing,
        positive=context.positive,
        certainty=context.certainty,
        evidence=reading.sentence(deed.verb),
        trigger=Span(deed.word.idx, deed.word.idx + len(deed.word)),
        rule=f"deed.{deed.shape}",
        addressee=deed.whom if deed.whom != who else None,
        statement=context.statement,
        event=meant(deed.verb, deed.kind),
        time=time_of(reading, deed.verb),
        confidence=0.5,
    )
