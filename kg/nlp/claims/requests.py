"""Requests told with a preposition or a noun: "called on the court to act", "a request for aid"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.claims.match import Match, phrasal, words
from kg.nlp.grammar import (
    agent,
    children,
    complement_after,
    direct_object,
    is_infinitive,
    is_passive,
    is_verb,
    negation,
    possessor,
    prepositional,
    subject,
)


def phrasal_verb(verb: Token) -> Iterator[Match]:
    """As in "called on the court to act", "called for a ceasefire", "called to lift the ban"."""
    lemma = verb.lemma_.lower()
    by = agent(verb) if is_passive(verb) else subject(verb)
    urging = lemma in words("request", "urging")
    done = False
    for preposition in phrasal("request").get(lemma, ()):
        for addressee in list(prepositional(verb, preposition))[:1]:
            action = infinitive_below(verb, addressee) or complement_after(addressee)
            if action is not None:
                done = True
                negated = negation(action) is not None
                yield Match(
                    "request", "phrasal", verb, by, addressee, action, negated, urging=urging
                )
    if not done and lemma in words("request", "phrasal_for"):
        for action in list(prepositional(verb, "for"))[:1]:
            clause = next((c for c in children(action, "relcl", "acl") if is_infinitive(c)), None)
            clause = clause or infinitive_below(verb, action)
            done = True
            if clause is not None:
                yield Match("request", "for-to", verb, by, action, clause, urging=urging)
            else:
                whom = direct_object(verb)
                yield Match(
                    "request", "for", verb, by, whom if whom != by else None, action, urging=urging
                )
    if not done and lemma in words("request", "to_do"):
        for clause in children(verb, "xcomp", "advcl"):
            if is_infinitive(clause):
                yield Match("request", "to-do", verb, by, None, clause, urging=urging)


def infinitive_below(verb: Token, addressee: Token) -> Token | None:
    """The infinitive that depends on a verb or on the addressee."""
    for holder in (verb, addressee):
        for clause in children(holder, "xcomp", "advcl", "ccomp", "acl", "relcl"):
            if is_infinitive(clause) and clause.i > addressee.i:
                return clause
    return None


def requested(noun: Token) -> Iterator[Match]:
    """As in "calls on the administration to allow", "a request for aid", "its demand that"."""
    for addressee in list(prepositional(noun, "on", "to"))[:1]:
        holders = [noun, addressee, noun.head]
        clauses = [c for h in holders for c in children(h, "acl", "relcl", "advcl", "xcomp")]
        action = next((c for c in clauses if is_infinitive(c) and c.i > addressee.i), None)
        action = action or complement_after(addressee)
        if action is not None:
            yield Match(
                "request",
                "noun-to",
                noun,
                asker(noun),
                addressee,
                action,
                negation(action) is not None,
                urging=noun.lemma_ in words("request", "urging"),
            )
            return
    for action in list(prepositional(noun, *words("request", "noun_prepositions")))[:1]:
        if asker(noun) is not None and noun.dep_ != "pobj":
            yield Match(
                "request",
                "noun-for",
                noun,
                asker(noun),
                None,
                action,
                urging=noun.lemma_ in words("request", "urging"),
            )


def asker(noun: Token) -> Token | None:
    """Who makes a request that is told as a noun: its owner, or the subject of its verb."""
    owner = possessor(noun)
    if owner is None and noun.dep_ == "dobj" and is_verb(noun.head):
        owner = subject(noun.head)
    return owner
