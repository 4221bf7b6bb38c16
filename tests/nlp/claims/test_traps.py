"""Sixteen ways to read a permission or a prohibition wrongly, each in a sentence of its own.

What is compared of a norm: modality, status, certainty, and who holds whom to what.
"""

from datetime import date

import pytest

import kg
from kg.model import Document
from tests.nlp.reading import document, name, relations

Row = tuple[str, str, str, str, str, str]


def norms(found: Document) -> list[Row]:
    """(modality, status, certainty, issuer, addressee, action) of all norms."""
    return [
        (
            norm.modality,
            norm.status,
            norm.certainty,
            name(found, norm.issuer),
            name(found, norm.addressee),
            norm.action.text,
        )
        for norm in found.norms
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya did not allow Uganda to fish in Lake Victoria.",
            ("prohibition", "inForce", "asserted", "Kenya", "Uganda", "fish in Lake Victoria"),
            id="negated permission",
        ),
        pytest.param(
            "Bolivia denied Chile permission to lay the cable.",
            ("prohibition", "introduced", "asserted", "Bolivia", "Chile", "lay the cable"),
            id="permission denied",
        ),
        pytest.param(
            "Norway lifted its ban on whaling.",
            ("prohibition", "lifted", "asserted", "Norway", "", "whaling"),
            id="ban lifted",
        ),
        pytest.param(
            "Norway has not lifted its ban on whaling.",
            ("prohibition", "unchanged", "asserted", "Norway", "", "whaling"),
            id="ban not lifted",
        ),
        pytest.param(
            "If the strike ends, Peru will allow mining firms to export copper.",
            ("permission", "considered", "hypothetical", "Peru", "mining firms", "export copper"),
            id="conditional permission",
        ),
        pytest.param(
            "Le Monde reported that a French official said Paris had permitted Algeria to buy the"
            " jets.",
            ("permission", "introduced", "attributed", "France", "Algeria", "buy the jets"),
            id="reported second hand",
        ),
        pytest.param(
            "Canada's policy of banning oil tankers has not changed, but it eased its rules on"
            " pipelines.",
            ("prohibition", "unchanged", "asserted", "Canada", "", "oil tankers"),
            id="policy unchanged about one thing but not another",
        ),
        pytest.param(
            "Protesters were barred from entering the stadium.",
            ("prohibition", "introduced", "asserted", "", "Protesters", "entering the stadium"),
            id="passive without issuer",
        ),
        pytest.param(
            "In 1994, Brazil prohibited foreign banks from trading dollars.",
            ("prohibition", "introduced", "asserted", "Brazil", "foreign banks", "trading dollars"),
            id="action that looks like a noun",
        ),
    ],
)
def test_one_norm_is_read_as_it_is_meant(text: str, expected: Row) -> None:
    assert norms(document(text)) == [expected]


def test_what_is_warned_of_is_not_told_as_done() -> None:
    found = document("The minister warned that Chad might attack Niger.")
    assert relations(found, "kgo:attacked") == [("Chad", "Niger", True, "hypothetical")]


def test_who_asks_for_permission_has_none() -> None:
    found = document("Malta asked Italy to let its ferries dock in Sicily.")
    assert [row[:2] for row in norms(found)] == [("request", "requested")]
    assert relations(found, "kgo:authorized") == []


def test_two_policies_in_one_sentence_stay_two() -> None:
    found = document("Latvia banned scooters from the park and allowed bicycles on the square.")
    assert [(row[0], row[3], row[5]) for row in norms(found)] == [
        ("prohibition", "Latvia", "scooters"),
        ("permission", "Latvia", "bicycles"),
    ]


def test_each_of_two_addressees_is_held_to_it() -> None:
    found = document("The court ordered France and Spain to pay the fishermen.")
    assert {(row[0], row[4], row[5]) for row in norms(found)} == {
        ("obligation", "France", "pay the fishermen"),
        ("obligation", "Spain", "pay the fishermen"),
    }


def test_what_is_excepted_is_no_part_of_the_action() -> None:
    found = document("Egypt permits Sudan to use the canal except at night.")
    [norm] = found.norms
    assert norm.action.text == "use the canal"
    assert [(c.role, c.text) for c in norm.constraints if c.role == "exception"] == [
        ("exception", "at night")
    ]


def test_a_quotation_that_mentions_a_ban_does_not_issue_it() -> None:
    found = document("“The ban on exports is a scandal,” farmer Ann Lee said.")
    assert all(row[3] != "Ann Lee" and row[1] != "introduced" for row in norms(found))
    assert relations(found, "kgo:prohibited") == []


def test_a_policy_of_former_times_is_none_of_today() -> None:
    found = document("Brazil used to forbid Argentina to fish there, but it no longer does.")
    assert {row[1] for row in norms(found)} <= {"lifted"}
    text = "Finland formerly banned Russia from buying the island."
    assert [row[1] for row in norms(document(text, published=date(2024, 5, 1)))] == ["lifted"]


def test_a_headline_bolder_than_its_text_is_a_norm_of_its_own() -> None:
    headline = "Ghana allows Togo to import cocoa"
    text = f"{headline}\n\nGhana could allow Togo to import cocoa next year, officials said."
    found = document(text, headline=headline)
    assert {row[1] for row in norms(found)} == {"introduced", "considered"}


def test_the_headline_and_its_text_are_told_to_differ() -> None:
    headline = "Ghana allows Togo to import cocoa"
    text = f"{headline}\n\nGhana could allow Togo to import cocoa next year, officials said."
    graph = kg.merge([document(text, headline=headline)])
    notes = [
        conflict.note for conflict in graph.knowledge.conflicts if conflict.kind == "lostQualifier"
    ]
    assert any("only as considered" in note for note in notes)
