"""Words by which something is left out: "except for bread", "other than at night"."""

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon


@cache
def exception_words(name: str) -> frozenset[str]:
    """A list of the words of exceptions."""
    return frozenset(read_lexicon("limits")["exception"][name])


def is_excepted(word: Token) -> bool:
    """True for a word that leads what is left out."""
    if word.lower_ in exception_words("prepositions"):
        return True
    negated = any(
        c.dep_ == "neg" or c.lower_ in exception_words("negations") for c in word.children
    )
    if word.pos_ in ("ADP", "SCONJ") and negated:
        return True
    return stands_in(word, exception_words("compound")) and word.head.i < word.i


def stands_in(word: Token, expressions: frozenset[str]) -> bool:
    """True if a word is part of one of some expressions of several words where it stands."""
    for place, parts in places_of(expressions).get(word.lower_, ()):
        begin = max(0, word.i - place)
        if [token.lower_ for token in word.doc[begin : begin + len(parts)]] == parts:
            return True
    return False


@cache
def places_of(expressions: frozenset[str]) -> Mapping[str, list[tuple[int, list[str]]]]:
    """The words of some expressions: each with its places in the expressions that hold it."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for parts in map(str.split, sorted(expressions)):
        for place, part in enumerate(parts):
            found.setdefault(part, []).append((place, parts))
    return found
