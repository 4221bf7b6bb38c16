"""Clauses whose verb is in no frame: still a claim, with the verb's lemma as open predicate.

Minimal but complete, after open information extraction (Del Corro and Gemulla, ClausIE, 2013): an
actor as subject, and an object that is an entity or a noun phrase.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Certainty, Phrase, Relation, Span
from kg.nlp.claims.acts import type_of_object
from kg.nlp.claims.context import context_of, governors
from kg.nlp.claims.factual import future
from kg.nlp.claims.parties import actors_at
from kg.nlp.claims.phrase import noun_phrase
from kg.nlp.claims.reading import Reading, no_saying
from kg.nlp.grammar import (
    child,
    direct_object,
    has_conjunction,
    is_far_participle,
    is_verb,
    prepositional,
    subject,
)
from kg.nlp.negation import negation

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
        target = object_of(verb)
        doers = actors_at(reading, subject(verb)) if target is not None else []
        if not doers or target is None or not is_clear(verb):
            continue
        thing = what(reading, target, verb)
        event = type_of_object(verb, target)
        if thing is None or (lemma in light and event is None):
            continue
        context = context_of(reading, verb)
        certainty = "possible" if is_within_power(verb, context.certainty) else context.certainty
        told = Relation(
            subject=doers[0],
            predicate=f"kgr:{with_particle(verb).replace('-', '_')}",
            object=thing,
            positive=context.positive,
            certainty=certainty,
            evidence=reading.sentence(verb),
            trigger=Span(verb.idx, verb.idx + len(verb)),
            rule="open.clause",
            statement=context.statement,
            event=event,
            confidence=0.5,
        )
        yield from (replace(told, subject=who) for who in doers if who != thing)


def with_particle(verb: Token) -> str:
    """The lemma of a verb with its particle, which makes it another verb: "bring_up"."""
    lemma, particle = verb.lemma_.lower(), child(verb, "prt")
    if particle is None or not WORDY.fullmatch(particle.lower_):
        return lemma
    return f"{lemma}_{particle.lower_}"


def object_of(verb: Token) -> Token | None:
    """The object of a verb, or of the verb that it shares one with: "encourage or enable X"."""
    found = direct_object(verb)
    clause = child(verb, "ccomp")
    if found is not None and clause is not None and verb.i < clause.i < found.i:
        return None  # "alleging that the port was sold, the mine …": the rest of the clause
    if found is not None and found == verb.head and is_adverbial(found):
        return None  # "the times she felt ill"
    if found is not None:
        return found
    for other in verb.conjuncts:
        if shares_object(verb, other):
            return direct_object(other)
    return None


def is_adverbial(noun: Token) -> bool:
    """True for a noun of time, way or reason, which a clause behind it has as its adverb."""
    return noun.lemma_.lower() in read_lexicon("events")["scope"]["adverbial"]


def is_clear(verb: Token) -> bool:
    """False where the verb alone misleads, or its subject is a guess of the parser."""
    return not is_small_clause(verb) and is_joined(verb) and not is_far_participle(verb)


def shares_object(verb: Token, other: Token) -> bool:
    """True for verbs side by side, with nothing between them but conjunctions and adverbs."""
    if other.i < verb.i or negation(other) is not None or not other.is_alpha:
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children):
        return False
    between = verb.doc[verb.i + 1 : other.i]
    joining = ("cc", "advmod", "aux", "punct", "conj", "preconj")
    return all(w.dep_ in joining and w.text != ";" for w in between)


def is_joined(verb: Token) -> bool:
    """False for a participle that the parser took for a coordinated verb: "files, *seized* cash".

    In a list of clauses without subjects of their own the last one has its *and*.
    """
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return True
    rest = [verb, *(c for c in verb.conjuncts if c.i > verb.i and is_verb(c))]
    return any(has_conjunction(word) for word in rest) or verb.doc[verb.left_edge.i - 1].text == ";"


def is_small_clause(verb: Token) -> bool:
    """True for "left her as the only candidate", which does not say that anybody left her."""
    if verb.lemma_.lower() not in read_lexicon("events")["scope"]["with_predicate"]:
        return False
    held = (child(verb, "oprd", "ccomp", "xcomp", "acomp"), next(prepositional(verb, "as"), None))
    return any(word is not None for word in held)


def is_within_power(verb: Token, certainty: Certainty) -> bool:
    """True for what somebody can, may or must do, which has not happened: "can resume testing"."""
    if certainty not in ("asserted", "attributed"):
        return False
    for word in governors(verb):
        if any(c.tag_ == "MD" and c.lower_ not in future() for c in word.children):
            return True
        if word.dep_ not in ("xcomp", "conj") or child(word, "nsubj", "nsubjpass") is not None:
            return False
    return False


def what(reading: Reading, target: Token, verb: Token) -> int | Phrase | None:
    """The object as a referent, or as a noun phrase without the clause that tells of it."""
    number = reading.referent_of(target)
    if number is not None:
        return number
    if target.pos_ not in ("NOUN", "PROPN"):
        return None
    return noun_phrase(reading, target, {verb})
