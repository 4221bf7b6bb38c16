"""The source as written: the full noun phrase, without what is content."""

from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.nlp.attribution.words import words
from kg.nlp.grammar import (
    agent,
    child,
    is_far_participle,
    is_passive,
    subject_in_clause,
)


def source_of(cue: Token) -> Token | None:
    """The head of a cue's source: its subject, the agent of a passive, or the governing cue's."""
    if is_passive(cue):
        return agent(cue)
    if is_far_participle(cue):
        return None
    return subject_in_clause(cue)


def phrase_of(head: Token, without: Token | None = None) -> list[Token]:
    """The words of a noun phrase, without a clause (the cue's) that hangs on it."""
    left_out = set(without.subtree) if without is not None and without in head.subtree else set()
    words_found = [t for t in head.subtree if t not in left_out]
    return trimmed(contiguous(head, words_found))


def contiguous(head: Token, found: list[Token]) -> list[Token]:
    """The unbroken run of words around a head."""
    positions = {t.i for t in found}
    begin = end = head.i
    while begin - 1 in positions:
        begin -= 1
    while end + 1 in positions:
        end += 1
    return [t for t in found if begin <= t.i <= end]


def trimmed(found: list[Token]) -> list[Token]:
    """Words without punctuation at the ends, but for a quotation mark that has its pair."""
    opened = any(t.text in '“„«"' for t in found[:-1])
    while found and (
        found[-1].is_space or (found[-1].is_punct and not (found[-1].is_quote and opened))
    ):
        found = found[:-1]
    while found and (found[0].is_space or (found[0].is_punct and not found[0].is_quote)):
        found = found[1:]
    return found


def is_speaker(head: Token) -> bool:
    """True for a word that can say something: a name, a pronoun, a noun of people or bodies."""
    return head.pos_ in ("PROPN", "PRON", "NOUN", "NUM", "ADJ") and head.lower_ not in (
        "that",
        "which",
        "what",
        "there",
        "this",
    )


def addressee_of(cue: Token) -> Token | None:
    """To whom something is said: "told *reporters*", "said to *the court*"."""
    found = child(cue, "dobj", "dative", "iobj")
    if found is not None and found.pos_ in ("PROPN", "NOUN", "PRON"):
        return found
    return None


def can_be_told(head: Token) -> bool:
    """True for somebody: a name, a pronoun, or a noun for people or bodies; not "anonymity"."""
    if head.pos_ in ("PROPN", "PRON"):
        return True
    return head.lemma_.lower() in people_nouns()


@cache
def people_nouns() -> frozenset[str]:
    """The nouns of the lexicon that name people, groups and bodies."""
    types = ("Person", "Group", "Government", "GovernmentBody", "MilitaryForce", "Organization")
    rows = read_lexicon("nominals")["classes"].values()
    told = frozenset(lemma for row in rows if row["type"] in types for lemma in row["lemmas"])
    return told | frozenset(words("people", "nouns"))
