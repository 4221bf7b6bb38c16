"""Requests told with a preposition or a noun: "called on the court to act", "a request for aid"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.nlp.claims.match import Match, is_permission_noun, phrasal, words
from kg.nlp.grammar import (
    agent,
    child,
    children,
    complement_after,
    direct_object,
    is_infinitive,
    is_passive,
    possessor,
    prepositional,
    subject,
)
from kg.nlp.negation import negation

TIMES = ("DATE", "TIME")


def phrasal_verb(verb: Token) -> Iterator[Match]:
    """As in "called on the court to act", "called for a ceasefire", "called to lift the ban"."""
    lemma = verb.lemma_.lower()
    found = [*called_on(verb, lemma)] or [*called_for(verb, lemma)]
    if not found and lemma in words("request", "to_do"):
        clauses = [c for c in children(verb, "xcomp", "advcl") if is_infinitive(c)]
        found = [Match("request", "to-do", verb, doer_of(verb), None, c) for c in clauses]
    urging = lemma in words("request", "urging")
    yield from (replace(match, urging=urging) for match in found)


def doer_of(verb: Token) -> Token | None:
    """Who does what a verb says, active or passive."""
    return agent(verb) if is_passive(verb) else subject(verb)


def called_on(verb: Token, lemma: str) -> Iterator[Match]:
    """As in "called on the court to act"."""
    for preposition in phrasal("request").get(lemma, ()):
        for addressee in list(prepositional(verb, preposition))[:1]:
            action = infinitive_below(verb, addressee) or complement_after(addressee)
            if action is not None:
                negated = negation(action) is not None
                yield Match("request", "phrasal", verb, doer_of(verb), addressee, action, negated)


def called_for(verb: Token, lemma: str) -> Iterator[Match]:
    """As in "called for a ceasefire", "asked for them to stay", "asked for permission to land"."""
    if lemma not in words("request", "phrasal_for"):
        return
    by, whom = doer_of(verb), direct_object(verb)
    whom = whom if whom != by else None
    for noun in list(prepositional(verb, "for"))[:1]:
        clause = next((c for c in children(noun, "relcl", "acl") if is_infinitive(c)), None)
        clause = clause or infinitive_below(verb, noun)
        if noun.ent_type_ in TIMES:
            continue
        if is_permission_noun(noun):
            if clause is not None:
                yield Match("request", "seeking", verb, by, whom, clause)
        elif clause is not None:
            yield Match("request", "for-to", verb, by, noun, clause)
        else:
            yield Match("request", "for", verb, by, whom, noun)


def permission_sought(verb: Token) -> Iterator[Match]:
    """As in "sought permission from the ministry to land", "requested approval to build"."""
    noun = direct_object(verb)
    if noun is None or not is_permission_noun(noun):
        return
    clause = infinitive_below(verb, noun)
    if verb.lemma_.lower() in words("request", "seeking") and clause is not None:
        asked = next(prepositional(noun, "from"), None) or next(prepositional(verb, "from"), None)
        yield Match("request", "seeking", verb, doer_of(verb), asked, clause)


def infinitive_below(verb: Token, addressee: Token) -> Token | None:
    """The infinitive that depends on a verb or on the addressee."""
    for holder in (verb, addressee):
        for clause in children(holder, "xcomp", "advcl", "ccomp", "acl", "relcl"):
            if is_infinitive(clause) and clause.i > addressee.i:
                return clause
    return None


def requested(noun: Token) -> Iterator[Match]:
    """As in "calls on the administration to allow", "a request for aid", "its request to land"."""
    found = [*request_to(noun)] or [*request_for(noun)] or [*request_to_do(noun)]
    urging = noun.lemma_ in words("request", "urging")
    yield from (replace(match, urging=urging) for match in found)


def request_to(noun: Token) -> Iterator[Match]:
    """As in "calls on the administration to allow"."""
    for addressee in list(prepositional(noun, "on", "to"))[:1]:
        holders = [noun, addressee, noun.head]
        clauses = [c for h in holders for c in children(h, "acl", "relcl", "advcl", "xcomp")]
        action = next((c for c in clauses if is_infinitive(c) and c.i > addressee.i), None)
        action = action or complement_after(addressee)
        if action is not None:
            negated = negation(action) is not None
            yield Match("request", "noun-to", noun, asker(noun), addressee, action, negated)


def request_for(noun: Token) -> Iterator[Match]:
    """As in "a request for aid", "a call for the mayor to resign"; no call "for Saturday"."""
    by = asker(noun)
    for thing in list(prepositional(noun, *words("request", "noun_prepositions")))[:1]:
        if by is None or thing.ent_type_ in TIMES:
            continue
        clause = infinitive_below(noun, thing) or complement_after(thing)
        if clause is not None and is_infinitive(clause):
            yield Match("request", "noun-for-to", noun, by, thing, clause)
        elif noun.dep_ != "pobj":
            yield Match("request", "noun-for", noun, by, None, thing)


def request_to_do(noun: Token) -> Iterator[Match]:
    """As in "Sweden's request to fly over the sea", "its request for Oslo to open the road"."""
    owner = possessor(noun)
    clause = next((c for c in children(noun, "acl", "relcl", "advcl") if is_infinitive(c)), None)
    if owner is not None and clause is not None:
        yield Match("request", "noun-to-do", noun, owner, child(clause, "nsubj"), clause)


def asker(noun: Token) -> Token | None:
    """Who makes a request that is told as a noun: its owner, or the subject of its verb."""
    owner, verb = possessor(noun), noun.head
    if owner is None and noun.dep_ == "dobj" and verb.lemma_ in words("request", "light_verbs"):
        owner = subject(verb)
    return owner
