"""Names beside descriptions, in either order."""

import pytest

from kg.model import Statement
from tests.nlp.articles import chains, read, referent_with, span, words


@pytest.mark.parametrize(
    ("text", "described", "named"),
    [
        ("The Pentagon spokesman, Pat Ryder, left early.", "The Pentagon spokesman", "Pat Ryder"),
        ("The company's founder, Jens Moor, denied it.", "The company's founder", "Jens Moor"),
        ("Her husband, Tom Vale, is a lawyer.", "Her husband", "Tom Vale"),
        ("Pat Ryder, the mayor's lawyer, left early.", "the mayor's lawyer", "Pat Ryder"),
    ],
)
def test_a_name_and_the_description_beside_it_are_one(
    text: str, described: str, named: str
) -> None:
    doc = read(text)
    assert {described, named} <= set(words(doc, referent_with(doc, described)))


def test_the_office_beside_a_name_is_known_later() -> None:
    doc = read("The mayor, Ada Brandt, met Leo Sand on Friday. Sand left. The mayor stayed.")
    assert words(doc, referent_with(doc, "Ada Brandt")) == ["The mayor", "Ada Brandt", "The mayor"]


def test_several_told_in_a_row_are_several() -> None:
    doc = read("They met the mayor, Tom Vale and Ida Lund on Friday.")
    assert ["the mayor"] in chains(doc)


def test_a_named_official_is_not_anonymous() -> None:
    text = "An official, Tom Vale, said on Friday that the talks had failed."
    statement = Statement(
        source=(span(text, "An official, Tom Vale"),),
        cue=(span(text, "said"),),
        content=(span(text, "that the talks had failed"),),
        manner="indirect",
        speech_act="state",
        rule="test",
    )
    doc = read(text, [statement])
    assert referent_with(doc, "Tom Vale").type == "Person"


def test_a_given_name_tells_whose_wife_is_meant() -> None:
    doc = read("Melania Knauss welcomed Emmanuel Berger and his wife in Paris on Tuesday.")
    assert "his" in words(doc, referent_with(doc, "Emmanuel Berger"))
