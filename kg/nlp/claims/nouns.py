"""Nouns that stand for a norm, with what they permit or forbid: "a ban on exports"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import Modality
from kg.nlp.attribution.source import can_be_told
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.requests import requested
from kg.nlp.grammar import (
    child,
    children,
    is_infinitive,
    is_verb,
    possessor,
    prepositional,
    right_edge,
    subject,
)
from kg.nlp.negation import negation


def policy_of(token: Token) -> Token | None:
    """The noun of a norm that a clause spells out: the *policy* of not allowing it."""
    for word in (token, *token.ancestors):
        if word.pos_ == "NOUN" and word.lemma_.lower() in words("policy", "nouns"):
            return word
        if word != token and is_verb(word):
            return None
        if is_verb(word) and word.dep_ not in ("acl", "pcomp", "relcl"):
            return None
    return None


def nominal(noun: Token) -> Iterator[Match]:
    """As in "a ban on exports", "calls on the court to act", "the policy against arms sales"."""
    lemma = noun.lemma_.lower()
    for kind in ("permission", "prohibition"):
        if lemma in words(kind, "nouns") and noun.dep_ not in ("compound",):
            for action, whom in complements(kind, noun):
                yield Match(kind, "noun", noun, possessor(noun), whom, action, policy=noun)
    if lemma in words("policy", "nouns"):
        for action in list(prepositional(noun, *words("policy", "against")))[:1]:
            yield Match(
                "prohibition", "policy-against", noun, possessor(noun), None, action, policy=noun
            )
    if lemma in words("obligation", "nouns"):
        yield from ordered(noun)
    if lemma in words("request", "nouns"):
        yield from requested(noun)


def ordered(noun: Token) -> Iterator[Match]:
    """As in "the judge's order to release the tapes", "an order for the mayor to leave".

    Not "in order to"; an order that somebody gives is told by whoever gives it.
    """
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and child(noun, "det", "poss") is None:
        return
    for clause in children(noun, "acl", "relcl"):
        if is_infinitive(clause) and child(clause, "nsubjpass") is None:
            by = possessor(noun)
            if by is None and noun.dep_ == "dobj" and is_verb(noun.head):
                by = subject(noun.head)
            whom = child(clause, "nsubj")
            negated = negation(clause) is not None
            yield Match("obligation", "noun", noun, by, whom, clause, negated, policy=noun)


def complements(kind: Modality, noun: Token) -> list[tuple[Token, Token | None]]:
    """What a noun of a norm permits or forbids, and to whom where it says so.

    The object of *on*, *for* …, or its infinitive; an "arms embargo on Haiti" forbids arms to
    Haiti.
    """
    found = list(prepositional(noun, *words(kind, "noun_prepositions")))[:1]
    found = found or list(following(noun, words(kind, "noun_prepositions")))
    compounds = [c for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
    thing = compounds[-1] if compounds and not can_be_told(compounds[-1]) else None
    if kind == "prohibition" and thing is not None:
        return [(thing, found[0] if found else None)]
    found += [c for c in children(noun, "acl", "relcl") if is_infinitive(c)][:1]
    return [(action, None) for action in found[:1]]


def following(noun: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """What a preposition right after a noun governs, where the parser hung it on the verb."""
    position = right_edge(noun) + 1
    if noun.dep_ not in ("dobj", "nsubjpass") or position >= len(noun.doc):
        return
    after = noun.doc[position]
    if after.dep_ == "prep" and after.head == noun.head and after.lower_ in prepositions:
        yield from children(after, "pobj", "pcomp")[:1]
