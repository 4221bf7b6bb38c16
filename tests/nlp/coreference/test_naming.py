"""Names that are one, from mentions as they were found."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.model import Span
from kg.nlp.coreference.board import Board
from kg.nlp.coreference.naming import link_names
from kg.nlp.entities.mention import FoundMention

WORDS = ["Ines", "Moor", "met", "Ines", "in", "Ines"]


def named(first: int, last: int, kind: str, *, locative: bool = False) -> FoundMention:
    """A mention of some words of the text."""
    doc = Doc(Vocab(), WORDS)
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    name = " ".join(WORDS[first : last + 1])
    return FoundMention(span, span, last, "name", kind, name, locative=locative)


def chains(*mentions: FoundMention) -> list[list[int]]:
    """The chains of some mentions."""
    board = Board(Doc(Vocab(), WORDS), list(mentions), None)
    link_names(board)
    return [chain.members for chain in board.chains]


def test_a_given_name_is_the_person_whatever_it_was_taken_for() -> None:
    full, taken = named(0, 1, "Person"), named(3, 3, "Organization")
    assert chains(full, taken) == [[0, 1]]


def test_a_place_where_something_is_stays_a_place() -> None:
    full, place = named(0, 1, "Person"), named(5, 5, "Place", locative=True)
    assert chains(full, place) == [[0], [1]]


def test_a_name_without_its_bearer_stays_what_it_was() -> None:
    assert chains(named(3, 3, "Organization")) == [[0]]
