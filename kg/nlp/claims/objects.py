"""Verbs whose object is what is permitted, forbidden or demanded: "banned exports"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.claims.match import KINDS, Match, judged, words
from kg.nlp.grammar import (
    agent,
    child,
    direct_object,
    is_passive,
    prepositional,
    recipient,
    subject,
)


def noun_object(verb: Token) -> Iterator[Match]:
    """As in "approved the sale", "banned exports", "demanded an apology"."""
    lemma = verb.lemma_.lower()
    for kind in KINDS:
        if lemma not in words(kind, "object"):
            continue
        action, issuer = direct_object(verb), agent(verb) if is_passive(verb) else subject(verb)
        if verb.dep_ == "prep" and verb.tag_ == "VBG":
            # "A law barring night flights": the parser takes the participle for a preposition.
            action, issuer = child(verb, "pobj"), noun_before(verb)
        if action is None or action.pos_ not in ("NOUN", "VERB") or action.i == verb.i:
            continue
        addressee = recipient(verb) or next(prepositional(action, "by"), None)
        yield judged(
            Match(
                kind,
                "object",
                verb,
                issuer,
                addressee,
                action,
                urging=lemma in words(kind, "urging"),
            )
        )


def noun_before(word: Token) -> Token | None:
    """The noun right before a word."""
    before = word.nbor(-1) if word.i > 0 else word
    return before if before.pos_ in ("NOUN", "PROPN") else None
