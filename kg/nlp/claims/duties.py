"""Duties told with a modal: "the aid is to be used in the north", "they must leave".

A modal alone may tell a wish or a guess. It is read as a norm where it speaks of how a thing may be
used, or where a government speaks of somebody else.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import Modality
from kg.nlp.claims.enabling import is_legal
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.parties import GOVERNING, actor_at, speaker_government
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import (
    agent,
    child,
    children,
    is_infinitive,
    is_passive,
    is_verb,
    prepositional,
    recipient,
    surface_subject,
)
from kg.nlp.negation import negation


def duty_matches(reading: Reading, taken: set[int]) -> Iterator[Match]:
    """The duties and, where they are negated, prohibitions that modals tell.

    ``taken`` are the positions of words inside the actions of other norms.
    """
    for verb in reading.doc:
        if verb.i in taken or not is_verb(verb):
            continue
        modal = modal_of_duty(verb)
        who = bearer(verb) if modal is not None else None
        if modal is None or who is None or not is_binding(reading, verb, who):
            continue
        refused = negation(verb) is not None or negation(modal) is not None
        kind: Modality = "prohibition" if refused else "obligation"
        giver, whom = given_by(who) if is_passive(verb) else (None, who)
        yield Match(kind, "duty", modal, giver, whom, verb)


def modal_of_duty(verb: Token) -> Token | None:
    """*must*, *shall*, or the *is* of "is to be used"; None for other verbs."""
    for c in verb.children:
        if c.dep_ == "aux" and c.lemma_.lower() in words("obligation", "modals"):
            return c
    head = verb.head
    periphrastic = head.lemma_.lower() in words("obligation", "periphrastic")
    if verb.dep_ == "xcomp" and is_infinitive(verb) and periphrastic and not has_complement(head):
        return head
    return None


def is_under_law(verb: Token) -> bool:
    """True for a duty of which the clause says what law lays it down."""
    return any(
        is_legal(word) or word.ent_type_ == "LAW" or (word.pos_ == "PROPN" and is_legal(word))
        for word in prepositional(verb, *words("obligation", "under"))
    )


def has_complement(verb: Token) -> bool:
    """True for a verb whose infinitive only says more of another complement."""
    return child(verb, "attr", "acomp", "dobj") is not None


def bearer(verb: Token) -> Token | None:
    """Who must do it, or what must be done with something."""
    found = surface_subject(verb)
    return found if found is not None or verb.dep_ != "xcomp" else surface_subject(verb.head)


def given_by(thing: Token) -> tuple[Token | None, Token | None]:
    """Who gives a thing, and to whom: "the aid that *we* provide *Kenya*", "supplied by Spain"."""
    for clause in children(thing, "relcl", "acl"):
        giver = agent(clause) if is_passive(clause) else child(clause, "nsubj")
        if giver is not None:
            return giver, recipient(clause)
    return None, None


def is_binding(reading: Reading, verb: Token, who: Token) -> bool:
    """True for what a government says of others, and of things that others are given."""
    if is_under_law(verb) and not is_passive(verb):
        return actor_at(reading, who) is not None
    statement = reading.statement_at(verb)
    government = speaker_government(reading, statement)
    if government is None or reading.referents[government].type not in GOVERNING:
        return False
    if is_passive(verb):
        return who.pos_ == "NOUN"
    addressee = actor_at(reading, who)
    return addressee is not None and addressee != government
