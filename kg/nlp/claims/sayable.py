"""Whether what a statement holds can be told as said: no mere pronoun, no phrase cut loose."""

from spacy.tokens import Token

from kg.model import Statement
from kg.nlp.attribution.words import cues
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import RELATIVE_TAGS

SILENT_PARTS = ("PRON", "DET", "PUNCT", "SPACE", "ADP", "PART", "CCONJ", "SCONJ", "SYM", "X")


def is_sayable(reading: Reading, statement: Statement) -> bool:
    """False for content without a word of its own, or that begins in the middle of a phrase.

    "He repeated his hopes | for a deal" says no "for a deal"; "she talked about | it" says nothing.
    Quoted words are what they are.
    """
    if not statement.content:
        return True
    words = tokens_of(reading, statement)
    if not words or any(token.is_quote for token in words[:1]):
        return bool(words) and has_content(words)
    return has_content(words) and not is_cut_loose(words[0], tokens_at(reading, statement.cue))


def has_content(words: list[Token]) -> bool:
    """True for words of which one is more than a pronoun or a mark."""
    return any(token.pos_ not in SILENT_PARTS for token in words)


def is_cut_loose(first: Token, cue: list[Token]) -> bool:
    """True for a relative clause, and for a preposition that the cue does not govern."""
    if first.tag_ in RELATIVE_TAGS and any(v.dep_ == "relcl" for v in nearest_verb(first)):
        return True
    if first.pos_ != "ADP" or first.dep_ not in ("prep", "agent", "prt"):
        return False
    table = cues()
    held = {token.lemma_.lower() for token in cue}
    governed = any(
        (lemma, first.lower_) in table.phrasal
        or first.lower_ in table.predicative.get(lemma, ("", ()))[1]
        for lemma in held
    )
    return not governed and first.head in cue


def nearest_verb(word: Token) -> list[Token]:
    """The verb that a word stands below, at most one."""
    return [token for token in word.ancestors if token.pos_ in ("VERB", "AUX")][:1]


def tokens_of(reading: Reading, statement: Statement) -> list[Token]:
    """The words of a statement's content."""
    return tokens_at(reading, statement.content)


def tokens_at(reading: Reading, spans: tuple[tuple[int, int], ...]) -> list[Token]:
    """The words at some spans, without white space."""
    found = [reading.doc.char_span(*span, alignment_mode="expand") for span in spans]
    return [token for span in found if span is not None for token in span if not token.is_space]
