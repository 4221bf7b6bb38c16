"""The source as written: the full noun phrase, without what is content."""

from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.nlp.attribution.words import words
from kg.nlp.grammar import (
    agent,
    child,
    is_passive,
    is_verb,
    subject_in_clause,
)


def source_of(cue: Token) -> Token | None:
    """The head of a cue's source: its subject, the agent of a passive, or the governing cue's."""
    if is_passive(cue):
        return agent(cue)
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


def is_anonymous(phrase: list[Token], head: Token) -> bool:
    """True for an unnamed person or several, such as "a second U.S. official"."""
    lemmas = {t.lemma_.lower() for t in phrase}
    named = [t for t in phrase if t.ent_type_ == "PERSON" and t.pos_ == "PROPN"]
    heads = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.conjuncts)}
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ == "of" and head.pos_ in ("NUM", "PRON", "NOUN"):
            heads |= {c.lemma_.lower() for c in prep.children}
    if named and head.pos_ == "PROPN":
        return False
    if heads & set(words("anonymous", "always")):
        return not is_group(phrase, head)
    return bool(
        heads & set(words("anonymous", "heads")) and lemmas & set(words("anonymous", "markers"))
    )


def is_group(phrase: list[Token], head: Token) -> bool:
    """True for people as such, "Ukrainian officials": a plural without number or marker."""
    plural = head.tag_ in ("NNS", "NNPS")
    counted = any(t.pos_ == "NUM" or t.dep_ == "det" for t in phrase)
    marked = any(t.lemma_.lower() in words("anonymous", "markers") for t in phrase)
    adjectives = [t for t in phrase if t.dep_ == "amod" and t.text[:1].isupper()]
    named = any(t.ent_type_ == "PERSON" for t in phrase)
    return named or (plural and bool(adjectives) and not counted and not marked)


def head_count(phrase: list[Token]) -> int | None:
    """How many people a source is, as stated: 5 for "three officials and two others"."""
    numbers: dict[str, int] = words("anonymous", "numbers")
    counts = [numbers[t.lower_] for t in phrase if t.pos_ == "NUM" and t.lower_ in numbers]
    counts += [int(t.text) for t in phrase if t.text.isdigit() and len(t.text) < 4]
    if counts:
        return counts[0] if phrase and phrase[0].lower_ == "one" else sum(counts)
    if any(t.lower_ in numbers and t.dep_ in ("det", "amod") for t in phrase):
        return 1
    return None


def reason_of(phrase: list[Token]) -> str | None:
    """Why a source is not named, as stated in its own phrase, or None."""
    for token in phrase:
        if token.lower_ == "anonymity":
            why = [
                c for c in token.head.children if c.dep_ in ("xcomp", "advcl", "acl") and is_verb(c)
            ]
            why += [c for c in token.children if is_verb(c)]
            if why:
                return " ".join("".join(t.text_with_ws for t in why[0].subtree).split()).strip(" ,")
    return None


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
    return frozenset(lemma for row in rows if row["type"] in types for lemma in row["lemmas"])
