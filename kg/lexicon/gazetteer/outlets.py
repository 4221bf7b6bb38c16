"""Media outlets as entries of the gazetteer, from the list that reading articles uses too."""

from collections.abc import Iterator

from kg.lexicon import read_lexicon
from kg.lexicon.gazetteer.entries import Entry, read_rows, several


def read_outlets() -> Iterator[Entry]:
    """One entry for each outlet of ``outlets.toml``; its addresses are no names."""
    for row in read_rows(read_lexicon("outlets")):
        aliases = tuple(name for name in several(row["aliases"]) if ".com" not in name)
        weak = bool(row["weak"])
        yield Entry(row["key"], "MediaOutlet", row["name"], aliases, weak=weak)
