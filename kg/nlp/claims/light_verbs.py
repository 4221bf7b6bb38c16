"""Light verbs with a noun of a norm: "gave the firm permission to build", "imposed a ban on"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.nlp.claims.control import before_noun
from kg.nlp.claims.match import Match, is_permission_noun, judged, words
from kg.nlp.claims.nouns import complements
from kg.nlp.grammar import (
    agent,
    child,
    children,
    complement_after,
    is_infinitive,
    is_passive,
    prepositional,
    recipient,
    subject,
    surface_subject,
)
from kg.nlp.negation import negation


def light_verb(verb: Token) -> Iterator[Match]:
    """As in "gave the firm permission to build", "imposed a ban on exports"."""
    lemma = verb.lemma_.lower()
    for noun in [*children(verb, "dobj", "nsubj", "nsubjpass", "attr"), *dative_object(verb)]:
        if lemma in words("permission", "light_verbs") and is_permission_noun(noun):
            yield from granted(verb, noun)
        if lemma in words("permission", "denying_verbs") and is_permission_noun(noun):
            for match in granted(verb, noun):
                yield replace(match, kind="prohibition", shape="denied")
        if lemma in words("prohibition", "light_verbs") and is_noun_of("prohibition", noun):
            for action, whom in complements("prohibition", noun):
                yield Match("prohibition", "imposed", verb, subject(verb), whom, action)


def dative_object(verb: Token) -> list[Token]:
    """The noun of an infinitive's subject: "allow Ukraine *flexibility* to defend itself"."""
    return [c for clause in children(verb, "ccomp") for c in children(clause, "nsubj")]


def is_noun_of(kind: str, noun: Token) -> bool:
    """True for a noun that stands for a norm of a kind."""
    return noun.lemma_.lower() in words(kind, "nouns")


def granted(verb: Token, noun: Token) -> Iterator[Match]:
    """The permission that a light verb and its noun express."""
    action = granted_action(verb, noun)
    if action is None:
        return
    receiving = verb.lemma_.lower() in words("permission", "receiving_verbs")
    giver = next(prepositional(noun, "from"), None) or next(prepositional(verb, "from"), None)
    if is_passive(verb):
        receiver, issuer = surface_subject(verb), agent(verb)
        receiver = recipient(verb) if receiver == noun else receiver
    elif receiving:
        receiver, issuer = subject(verb), giver
    else:
        receiver = child(verb, "dative", "iobj") or before_noun(noun) or recipient(verb)
        receiver, issuer = receiver or recipient(noun), subject(verb)
    match = Match("permission", "light", verb, issuer, receiver, action)
    yield judged(replace(match, negated=negation(action) is not None))


def granted_action(verb: Token, noun: Token) -> Token | None:
    """What a noun of permission permits: its infinitive, or the object of *for*."""
    for holder in (noun, verb):
        for clause in children(holder, "acl", "relcl", "xcomp", "advcl"):
            if is_infinitive(clause) and clause.i > noun.i:
                return clause
    parent = noun.head
    if noun.dep_ == "nsubj" and is_infinitive(parent):
        return parent
    return complement_after(noun) or next(prepositional(noun, "for"), None)
