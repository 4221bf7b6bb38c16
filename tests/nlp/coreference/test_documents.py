"""Agreements, lawsuits and papers are things, each one node; campaigns belong to their leader."""

import pytest

from tests.nlp.articles import read, referent_with, words
from tests.nlp.reading import document


def test_an_agreement_by_its_names_and_nouns() -> None:
    doc = read("Norway left the fishing agreement. The accord was old. Peru kept the deal.")
    found = referent_with(doc, "The accord")
    assert found.type == "Artifact"
    assert words(doc, found) == ["the fishing agreement", "The accord", "the deal"]


def test_a_wish_for_an_agreement_is_neither_a_thing_nor_the_one_there_is() -> None:
    doc = read("Norway left the fishing agreement. Peru wants a new deal. The agreement ended.")
    assert "a new deal" not in [w for r in doc._.kg_referents for w in words(doc, r)]
    first = words(doc, referent_with(doc, "the fishing agreement"))
    assert first == ["the fishing agreement", "The agreement"]


def test_a_known_agreement_is_one_under_all_its_names() -> None:
    doc = read("The Iran nuclear deal survived. Norway praised the JCPOA. The agreement holds.")
    found = referent_with(doc, "The agreement")
    assert (found.known, len(found.mentions)) == ("jcpoa", 3)


def test_a_campaign_by_the_name_before_it() -> None:
    doc = read(
        "Senator Rosa Quispe spoke. The Quispe campaign denied it. Quispe's campaign grew. "
        "The campaign ended."
    )
    found = referent_with(doc, "The campaign")
    assert words(doc, found) == ["The Quispe campaign", "Quispe's campaign", "The campaign"]
    assert found.name == "Rosa Quispe's campaign"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Vogt and Anna Lind Vogt met. Bob Miller sued. Robert Miller won.", "Robert Miller"),
        ("Rep. Dora Vogt Schultz spoke. Vogt Schultz left.", "Dora Vogt Schultz"),
    ],
)
def test_short_first_names_and_double_surnames(text: str, expected: str) -> None:
    doc = read(text)
    [found] = [r for r in doc._.kg_referents if r.name.endswith(expected.split()[-1])]
    assert (found.name, len(found.mentions)) == (expected, 2)


def test_the_spouse_in_full_does_not_take_the_surname_of_a_known_person() -> None:
    doc = read("Emmanuel Macron came with Brigitte Macron. Macron spoke. Mrs. Macron did not.")
    assert words(doc, referent_with(doc, "Emmanuel Macron")) == ["Emmanuel Macron", "Macron"]


def test_a_known_surname_alone_is_not_the_spouse_told_of_later() -> None:
    doc = read("Macron and his wife Brigitte Macron met the king. Macron left. He smiled.")
    wife = words(doc, referent_with(doc, "Brigitte Macron"))
    assert wife == ["his wife", "Brigitte Macron"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Norway fired rockets to hit ports, target troops near Oslo, or destroy ships.",
            "target troops",
        ),
        ("The talks ended a state of war.", "a state"),
        ("He told at least six congressional committees.", "least six congressional committees"),
        ("He leaked it. WOW! He did.", "WOW"),
    ],
)
def test_cut_off_phrases_verbs_and_cries_are_no_mentions(text: str, wrong: str) -> None:
    assert wrong not in [w for r in read(text)._.kg_referents for w in words(read(text), r)]


def test_the_memos_of_a_person_who_is_quoted_are_no_outlet() -> None:
    found = document("“Ida Moor Memos show that there was nothing,” Mr. Dahl wrote.")
    [memos] = [r for r in found.referents if r.name.endswith("Memos")]
    assert memos.type == "Artifact"
