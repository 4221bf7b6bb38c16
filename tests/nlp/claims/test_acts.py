"""Every example of the lexicon's acts is a test of its type, and what is only meant or refused."""

from typing import Any

import pytest

from kg.lexicon import read_lexicon
from kg.nlp.claims.acts import LISTS, TABLES
from tests.nlp.reading import document, name, target

KINDS = {kind: entry for kind, entry in read_lexicon("acts").items() if kind != "scope"}
EXAMPLES = [(kind, example) for kind in KINDS for example in KINDS[kind]["examples"]]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: str(value)[:50])
def test_example(kind: str, example: dict[str, Any]) -> None:
    found = document(example["text"])
    told = {
        (name(found, relation.subject), target(found, relation), relation.event)
        for relation in found.relations
    }
    names = {
        (who.lower().removeprefix("the "), what.lower().removeprefix("the "), event)
        for who, what, event in told
    }
    assert (example["subject"].lower(), example["object"].lower(), kind) in names, told


def test_tables_hold_known_lists_only() -> None:
    for entry in KINDS.values():
        assert set(entry) <= {*LISTS, *TABLES, "examples"}


def test_what_is_not_done_to_somebody_is_no_event() -> None:
    [relation] = document("Chad did not jail the editor.").relations
    assert (relation.positive, relation.event) == (False, None)


@pytest.mark.parametrize(
    ("text", "predicate", "told"),
    [
        (
            "On Thursday, Officer Lund was charged with manslaughter.",
            "charged_with",
            "manslaughter",
        ),
        ("Ida Lund was arrested in Lima on Monday.", "arrested_in", "Lima"),
        ("Ida Lund was accused of using the money.", "accused_of", "using the money"),
        ("Ida Lund was jailed on Monday.", "jailed", "jailed"),
    ],
)
def test_what_is_done_to_somebody_says_for_what_and_not_when(
    text: str, predicate: str, told: str
) -> None:
    found = document(text)
    [relation] = found.relations
    assert (relation.predicate, target(found, relation)) == (f"kgr:be_{predicate}", told)


def test_each_of_several_does_it() -> None:
    found = document("Chad and Niger agreed to share the river.")
    assert {name(found, r.subject) for r in found.relations if r.event == "AGREE"} == {
        "Chad",
        "Niger",
    }
