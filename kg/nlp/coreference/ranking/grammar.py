"""What the parser says of the tokens of a Doc, as plain lists: a ``Token`` takes longer to ask."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.tokens import Doc

from kg.nlp.encoder.windows import Array


@dataclass(frozen=True)
class Grammar:
    """Columns with one value for each token; ``head`` is the index of the token that governs it."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    morph: list[str]
    head: list[int]
    space: list[bool]

    def feature(self, token: int, name: str) -> str:
        """A feature of a word's morphology; empty where it has none."""
        return features(self.morph[token]).get(name, "")


def grammar_of(doc: Doc) -> Grammar:
    """The columns of a parsed Doc; lemmas are in lower case."""
    table = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, MORPH, HEAD, IS_SPACE])
    lower, lemma, pos, tag, dep, morph = (words(doc, table[:, n]) for n in range(6))
    # Heads are told by how far off they are.
    heads = np.arange(len(doc)) + table[:, 6].astype(np.int64)
    lemma = [word.lower() for word in lemma]
    return Grammar(lower, lemma, pos, tag, dep, morph, heads.tolist(), (table[:, 7] > 0).tolist())


def words(doc: Doc, column: Array) -> list[str]:
    """The words of a column of numbers."""
    strings = doc.vocab.strings
    values = column.tolist()
    known = {value: strings[value] for value in set(values)}
    return [known[value] for value in values]


@cache
def features(told: str) -> dict[str, str]:
    """Features as spaCy writes them, "Number=Sing|Person=3", by name; there are a few hundred."""
    pairs = (feature.split("=") for feature in told.split("|") if "=" in feature)
    return {name: value.replace(",", "") for name, value in pairs}
