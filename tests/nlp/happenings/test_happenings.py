"""Events told by nouns and verbs: which mentions there are, and which tell of the same one."""

from typing import Any

import pytest

from kg.lexicon import read_lexicon
from kg.model import Document
from tests.nlp.reading import document

EXAMPLES = read_lexicon("happenings")["examples"]


def told(found: Document) -> list[list[str]]:
    """The words of the mentions of each happening."""
    return [[found.article.slice(span) for span in h.mentions] for h in found.happenings]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_example(example: dict[str, Any]) -> None:
    found = [words for chain in told(document(example["text"])) for words in chain]
    assert sorted(found) == sorted(example["happenings"])


def test_definite_mentions_go_on_with_the_one_told_of() -> None:
    found = document(
        "Chile announced a summit with Peru. The summit will be held in Lima. "
        "Peru praised the meeting."
    )
    assert told(found) == [["a summit with Peru", "The summit", "the meeting"]]


def test_others_who_meet_are_another_meeting() -> None:
    found = document("Chile held talks with Peru. Kenya held talks with Japan.")
    assert len(found.happenings) == 2


def test_a_leader_counts_as_the_country() -> None:
    found = document(
        "North Korea will hold a summit with Japan in May. Japan prepared for the meeting with "
        "Kim Jong Un."
    )
    assert len(found.happenings) == 1


def test_two_years_are_two_elections() -> None:
    found = document(
        "Voters recalled the 2012 election in Peru. The 2016 election in Peru is near."
    )
    assert len(found.happenings) == 2


def test_of_which_nothing_is_told_is_none() -> None:
    assert document("The meeting was long. A war was feared.").happenings == ()
