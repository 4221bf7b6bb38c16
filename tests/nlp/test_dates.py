"""Every example of the lexicon's dates is a test of them."""

from datetime import date
from typing import Any

import pytest

from kg.lexicon import read_lexicon
from kg.nlp.dates import resolve_date
from tests.nlp.reading import document

TODAY = date(2024, 5, 31)


@pytest.mark.parametrize("example", read_lexicon("times")["examples"], ids=lambda e: e["text"])
def test_example(example: dict[str, Any]) -> None:
    wanted = (example["begin"], example["end"]) if "begin" in example else None
    assert resolve_date(example["text"], TODAY) == wanted


def test_without_a_date_of_the_article_only_full_dates_are_resolved() -> None:
    assert resolve_date("Thursday", None) is None
    assert resolve_date("May 9", None) is None
    assert resolve_date("May 9, 2024", None) == (date(2024, 5, 9), date(2024, 5, 9))


def test_impossible_day_is_no_date() -> None:
    assert resolve_date("February 31, 2024", TODAY) is None


def test_event_and_statement_have_their_time() -> None:
    text = "Ethiopia shelled Eritrea on Tuesday. Kenya will act, Anna Berg said on Thursday."
    found = document(text, published=TODAY)
    [event] = [r for r in found.relations if r.predicate == "kgo:attacked"]
    [said] = [r for r in found.relations if r.predicate == "kgo:stated"]
    assert event.time is not None
    assert (event.time.text, event.time.begin) == ("Tuesday", date(2024, 5, 28))
    assert said.time is not None
    assert (said.time.text, said.time.begin) == ("Thursday", date(2024, 5, 30))
