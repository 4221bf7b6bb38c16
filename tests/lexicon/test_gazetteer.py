"""The gazetteer: names are found as written, offices by date, every row refers to what is there."""

from datetime import date

import pytest

from kg.lexicon.gazetteer.entries import read_terms
from kg.lexicon.gazetteer.lookup import (
    entries,
    find_entry,
    find_holder,
    find_names,
    find_senses,
    terms,
)
from kg.nlp.entities.words import offices

NSC = "us_national_security_council"


def found(text: str) -> list[tuple[str, str]]:
    """The words and keys of the names in a text."""
    return [(text[n.begin : n.end], n.senses[0].key) for n in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.-supplied tanks", [("U.S.", "united_states")]),
        ("Join us in the US.", [("US", "united_states")]),
        ("Kiev and KYIV", [("Kiev", "kyiv"), ("KYIV", "kyiv")]),
        ("New York Times staff", [("New York Times", "new_york_times")]),
        ("Washington, D.C. is quiet", [("Washington, D.C.", "washington")]),
        ("the Kharkiv region", [("Kharkiv region", "kharkiv_oblast")]),
        ("@Ukraine and ukraine.example", []),
        ("The National Security Council", [("National Security Council", NSC)]),
    ],
)
def test_names_are_found_as_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_adjectives_and_peoples_are_told_from_names() -> None:
    assert find_senses("Ukrainian")[0] == ("ukraine", "adjective")
    assert find_senses("Ukrainians")[0] == ("ukraine", "people")
    assert find_senses("Ukraine")[0] == ("ukraine", "name")


@pytest.mark.parametrize(
    ("office", "of", "day", "key"),
    [
        ("president", "united_states", date(2024, 5, 30), "joe_biden"),
        ("president", "united_states", date(2018, 5, 30), "donald_trump"),
        ("president", "united_states", date(2025, 5, 30), "donald_trump"),
        ("foreign minister", "ukraine", date(2025, 1, 1), "andrii_sybiha"),
        ("president", "united_states", date(1950, 1, 1), None),
        ("president", "atlantis", date(2024, 1, 1), None),
    ],
)
def test_date_decides_who_holds_an_office(office: str, of: str, day: date, key: str | None) -> None:
    assert find_holder(office, of, day) == key


def test_every_row_refers_to_entries_that_exist() -> None:
    for entry in entries().values():
        assert entry.country is None or entry.country in entries(), entry
        assert entry.stands_for is None or entry.stands_for in entries(), entry


def test_terms_name_known_people_offices_and_bodies_in_order() -> None:
    for term in read_terms():
        assert term.key in entries()
        assert term.of in entries()
        assert term.office in offices().values()
        assert term.begin is None or term.end is None or term.begin < term.end
    assert len(terms()) == len(set(terms()))


def test_identifiers_are_those_of_the_generated_tables() -> None:
    kharkiv = find_entry("kharkiv")
    assert kharkiv is not None
    assert kharkiv.same_as == ("https://sws.geonames.org/706483/",)
    assert kharkiv.point is not None
    people = [e for e in entries().values() if e.type == "Person"]
    assert people
    assert all(entry.same_as == () for entry in people)


def test_unknown_key_is_no_entry() -> None:
    assert find_entry("no_such_key") is None
    assert find_entry(None) is None
