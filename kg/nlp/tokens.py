"""The tokens of a Doc by what they are: each kind of word is asked about once, not each token."""

from collections.abc import Callable, Collection, Iterator

import numpy as np
from spacy.tokens import Doc, Token


def tokens_in(doc: Doc, attribute: int, values: Collection[str]) -> Iterator[Token]:
    """The tokens of which an attribute, one of ``spacy.attrs``, has one of some values."""
    return tokens_where(doc, attribute, values.__contains__)


def tokens_where(doc: Doc, attribute: int, fits: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens of which an attribute, one of ``spacy.attrs``, has a value that fits."""
    found, place = np.unique(doc.to_array(attribute), return_inverse=True)
    strings = doc.vocab.strings
    right = np.array([fits(strings[value]) for value in found.tolist()], dtype=bool)
    return (doc[i] for i in np.flatnonzero(right[place]).tolist())


def values_of(doc: Doc, attribute: int) -> set[str]:
    """The values that an attribute, one of ``spacy.attrs``, has in a Doc."""
    strings = doc.vocab.strings
    return {strings[value] for value in set(doc.to_array(attribute).tolist())}
