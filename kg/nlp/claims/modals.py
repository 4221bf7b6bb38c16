"""Norms told with a modal: "the army can now use drones", "they cannot fire at the town".

A modal alone may tell an ability. It is read as a norm where the article elsewhere permits or
forbids the same addressee something of the same kind.
"""

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Norm
from kg.nlp.claims.context import scope_words
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.parties import actor_at
from kg.nlp.claims.phrase import action_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import child, is_passive, is_verb, negation, surface_subject


def modal_matches(reading: Reading, norms: list[Norm], taken: set[int]) -> list[Match]:
    """The modal clauses of an article that continue its explicit norms.

    ``taken`` are the positions of words inside the actions of explicit norms.
    """
    found = []
    for verb in reading.doc:
        if verb.i in taken or not is_verb(verb) or modal_of(verb) is None:
            continue
        if is_purpose_or_condition(verb):
            continue
        addressee = surface_subject(verb)
        norm = continued_norm(reading, verb, norms)
        if norm is None or addressee is None:
            continue
        refused = negation(verb) is not None
        found.append(
            Match(
                "prohibition" if refused else "permission",
                "modal",
                modal_of(verb) or verb,
                None,
                None if is_passive(verb) else addressee,
                verb,
            )
        )
    return found


def is_purpose_or_condition(verb: Token) -> bool:
    """True for a modal that only says what something is for: "so they can", "make sure it can"."""
    mark = child(verb, "mark")
    marks = scope_words()["conditional_marks"] | scope_words()["purpose_marks"]
    ensured = (
        verb.head != verb
        and verb.head.lemma_.lower() in read_lexicon("frames")["ensuring"]["verbs"]
    )
    return ensured or (mark is not None and mark.lower_ in marks)


def modal_of(verb: Token) -> Token | None:
    """*can* or *may*, also as *could* in reported speech, or None."""
    for c in verb.children:
        if c.dep_ == "aux" and c.lemma_.lower() in words("permission", "modals"):
            return c
        if c.dep_ == "aux" and c.lower_ in words("permission", "backshifted"):
            return c
    return None


def continued_norm(reading: Reading, verb: Token, norms: list[Norm]) -> Norm | None:
    """The explicit norm that a modal clause goes on with: same addressee, a word in common."""
    who = actor_at(reading, surface_subject(verb))
    phrase = action_phrase(reading, verb)
    if phrase is None:
        return None
    lemmas = set(phrase.lemmas)
    for norm in norms:
        if norm.modality == "request" and not norm.negated:
            continue
        same = norm.addressee == who if not is_passive(verb) else True
        if same and norm.addressee is not None and len(lemmas & set(norm.action.lemmas)) >= 1:
            return norm
    return None
