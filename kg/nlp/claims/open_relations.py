"""Clauses whose verb is in no frame: still a claim, with the verb's lemma as open predicate.

Minimal but complete, after open information extraction (Del Corro and Gemulla, ClausIE, 2013): an
actor as subject, and an object that is an entity or a noun phrase.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Phrase, Relation, Span
from kg.nlp.claims.acts import type_of_object
from kg.nlp.claims.context import context_of
from kg.nlp.claims.parties import actor_at
from kg.nlp.claims.phrase import noun_phrase
from kg.nlp.claims.reading import Reading, no_saying
from kg.nlp.grammar import direct_object, is_verb, negation, subject

WORDY = re.compile(r"[a-z][a-z-]+")


def find_open_relations(reading: Reading, taken: set[int]) -> Iterator[Relation]:
    """The clauses that no frame has told; ``taken`` are the offsets of their triggers."""
    light = read_lexicon("events")["scope"]["light"]
    said = [s for s in reading.statements if s.speech_act not in no_saying()]
    cues = {span.begin for statement in said for span in statement.cue}
    for verb in reading.doc:
        lemma = verb.lemma_.lower()
        if not is_verb(verb) or verb.idx in taken or verb.idx in cues:
            continue
        if verb.pos_ == "AUX" or not WORDY.fullmatch(lemma):
            continue
        who = actor_at(reading, subject(verb))
        target = object_of(verb)
        if who is None or target is None:
            continue
        thing = what(reading, target)
        event = type_of_object(verb, target)
        if thing is None or thing == who or (lemma in light and event is None):
            continue
        context = context_of(reading, verb)
        yield Relation(
            subject=who,
            predicate=f"kgr:{lemma.replace('-', '_')}",
            object=thing,
            positive=context.positive,
            certainty=context.certainty,
            evidence=reading.sentence(verb),
            trigger=Span(verb.idx, verb.idx + len(verb)),
            rule="open.clause",
            statement=context.statement,
            event=event,
            confidence=0.5,
        )


def object_of(verb: Token) -> Token | None:
    """The object of a verb, or of the verb that it shares one with: "encourage or enable X"."""
    found = direct_object(verb)
    if found is not None:
        return found
    for other in verb.conjuncts:
        if other.i > verb.i and negation(other) is None:
            found = direct_object(other)
            if found is not None and not any(
                c.dep_ in ("nsubj", "nsubjpass") for c in other.children
            ):
                return found
    return None


def what(reading: Reading, target: Token) -> int | Phrase | None:
    """The object as a referent, or as a noun phrase of words."""
    number = reading.referent_of(target)
    if number is not None:
        return number
    if target.pos_ not in ("NOUN", "PROPN"):
        return None
    return noun_phrase(reading, target)
