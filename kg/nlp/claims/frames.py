"""Frames of permission, prohibition, obligation and request, matched over the parse.

One matcher for all kinds: a verb with an addressee and an infinitive, with *from*, with a noun as
its object, a light verb with its noun, a nominal with its complement. The words are the lexicon's.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.nlp.claims.control import able_to, control, from_doing, that_clause
from kg.nlp.claims.light_verbs import light_verb
from kg.nlp.claims.match import Match
from kg.nlp.claims.nouns import nominal, policy_of
from kg.nlp.claims.objects import noun_object
from kg.nlp.claims.requests import permission_sought, phrasal_verb
from kg.nlp.grammar import is_verb, joined_to


def match_frames(doc: Doc) -> list[Match]:
    """All frames of a Doc in the order of their triggers, none inside the action of another."""
    found: list[Match] = []
    for token in doc:
        if token.is_space:
            continue
        found += match_token(token)
    named = [replace(m, policy=m.policy or policy_of(m.trigger)) for m in found]
    return without_inner(first_of_each(named))


def match_token(token: Token) -> list[Match]:
    """The frames that a word triggers."""
    if is_verb(token):
        matches = [*control(token), *from_doing(token), *light_verb(token), *phrasal_verb(token)]
        return (
            matches or [*that_clause(token)] or [*permission_sought(token)] or [*noun_object(token)]
        )
    if token.pos_ in ("NOUN", "PROPN"):
        return list(nominal(token))
    if token.pos_ == "ADJ":
        return list(able_to(token))
    return []


def first_of_each(matches: list[Match]) -> list[Match]:
    """One match for each action, the one that names most of its parties."""
    kept: dict[int, Match] = {}
    for match in matches:
        other = kept.get(match.action.i)
        if other is None or parties(match) > parties(other):
            kept[match.action.i] = match
    return sorted(kept.values(), key=lambda match: (match.trigger.i, match.action.i))


def parties(match: Match) -> int:
    """How many of the two parties a match names."""
    return (match.issuer is not None) + (match.addressee is not None)


def without_inner(matches: list[Match]) -> list[Match]:
    """The matches without those that stand inside the action of another.

    What a request asks to permit is no permission; what an order makes sure of ("ensure that they
    are able to") is.
    """

    def inside(inner: Match, outer: Match) -> bool:
        if inner == outer or inner.trigger == outer.trigger:
            return False
        within = inner.trigger == outer.action or outer.action in inner.trigger.ancestors
        within = within and not goes_on(inner.trigger, outer.action)
        beyond = outer.trigger in outer.action.subtree or inner.trigger in outer.trigger.ancestors
        return within and not beyond and inner.shape != "able"

    return [m for m in matches if not any(inside(m, other) for other in matches)]


def goes_on(trigger: Token, action: Token) -> bool:
    """True for a verb that the parser hung below an action though it goes on from its trigger.

    In "allowed them to sell wheat and banned rice" nobody is allowed to ban.
    """
    for word in (trigger, *trigger.ancestors):
        if word == action:
            return False
        if word.dep_ == "conj" and joined_to(word) != word.head:
            return True
    return False
