"""Attributions told by a noun: "his claim that", "calls on the court to act"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.source import is_speaker, phrase_of
from kg.nlp.attribution.words import cues
from kg.nlp.grammar import (
    child,
    complement_after,
    is_infinitive,
    is_verb,
    prepositional,
    subject_in_clause,
)


def by_nouns(tokens: list[Token]) -> Iterator[Draft]:
    """The attributions whose cue is a noun with a clause of its own."""
    for noun in tokens:
        act = cues().act("nouns", noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if act is None:
            continue
        content = content_of(noun)
        source = owner_of(noun)
        if content and source is not None and is_speaker(source):
            yield Draft(
                f"noun-{act}", act, phrase_of(source, noun), [noun], content, confidence=0.6
            )


def owner_of(noun: Token) -> Token | None:
    """Whose claim or call it is: its owner, or the subject of its verb."""
    owner = child(noun, "poss")
    if owner is None and noun.dep_ == "dobj" and is_verb(noun.head):
        owner = subject_in_clause(noun.head)
    return owner


def content_of(noun: Token) -> list[Token]:
    """The clause after *that*, or the infinitive, of a noun."""
    for clause in noun.children:
        marked = child(clause, "mark")
        if clause.dep_ in ("acl", "ccomp") and marked is not None and marked.lower_ == "that":
            return cleaned(list(clause.subtree), noun)
        if clause.dep_ == "acl" and is_infinitive(clause):
            return cleaned(list(clause.subtree), noun)
    whom = next(prepositional(noun, "on"), None)
    verb = complement_after(whom) if whom is not None else None
    return cleaned([t for t in verb.subtree if t.i > whom.i], noun) if verb and whom else []
