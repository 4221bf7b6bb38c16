"""Cues of which the model has only the first word: "it | was alleged", "was | sure"."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.nlp.attribution.words import cues
from kg.nlp.grammar import child, is_verb, surface_subject

# Parts of speech that alone tell nothing of an attribution: "the", "it", "'s".
FUNCTION_WORDS = ("DET", "PRON", "PART", "CCONJ", "NUM")
# Words between the first one of a cue and the one that tells what it is.
FARTHEST = 5


def tells_nothing(cue: Sequence[Token]) -> bool:
    """True for a cue of function words alone."""
    return all(token.pos_ in FUNCTION_WORDS for token in cue)


def whole_cue(cue: list[Token], content: Sequence[Token]) -> list[Token]:
    """A cue of function words up to the verb, noun or adjective that they begin.

    The cue as it is where that is no word of saying, or no clause is told behind it.
    """
    bare = all(token.pos_ in (*FUNCTION_WORDS, "AUX") for token in cue)
    last = begun(cue[-1]) if bare else None
    if last is None or not 0 < last.i - cue[-1].i <= FARTHEST or not says(last):
        return cue
    if not any(is_verb(t) and t.i > last.i and surface_subject(t) in content for t in content):
        return cue
    return [t for t in last.doc[cue[0].i : last.i + 1] if not t.is_space]


def begun(token: Token) -> Token | None:
    """The word that tells what a function word begins; what the copula says, where it is one."""
    head = token if token.lemma_ == "be" else token.head
    told = child(head, "acomp", "attr", "oprd") if head.lemma_ == "be" else None
    return told if told is not None and told.i > head.i else head


def says(token: Token) -> bool:
    """True for a verb, noun or adjective of saying."""
    table, lemma = cues(), token.lemma_.lower()
    groups = ("verbs", "passive") if is_verb(token) else ("nouns", "adjectives")
    return any(table.act(group, lemma) is not None for group in groups)
