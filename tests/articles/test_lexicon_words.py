"""The examples in the lexicon are its tests."""

from typing import Any

import pytest

from kg.articles.boilerplate import button_words, is_author_note, is_button_row
from kg.articles.bylines import read_byline
from kg.articles.credits import find_helpers, find_reprints, read_passage_credit
from kg.articles.datelines import read_dateline
from kg.articles.dates import read_date_line
from kg.articles.language import is_english
from kg.articles.lines import split_blocks
from kg.articles.outlets import find_by_address, name_outlet, rows
from kg.articles.rules import count_hints, find_rule, read_rules, speaks_to_reader, tells_news
from kg.lexicon import read_lexicon

LEXICON = read_lexicon("boilerplate")


def cases(entries: list[dict[str, Any]], field: str) -> list[Any]:
    return [
        pytest.param(entry["name"], text, id=f"{entry['name']}: {text[:40]}")
        for entry in entries
        for text in entry[field]
    ]


def block(text: str):
    (found,) = split_blocks(text)
    return found


@pytest.mark.parametrize(("name", "text"), cases(LEXICON["rules"], "examples"))
def test_rule_finds_its_examples(name, text):
    assert find_rule(block(text)) is not None, name


@pytest.mark.parametrize(("name", "text"), cases(LEXICON["rules"], "stay"))
def test_no_rule_takes_news(name, text):
    assert find_rule(block(text)) is None, name


def test_every_rule_finds_an_example_by_itself():
    by_itself = {rule.name for text in all_examples() if (rule := find_rule(block(text)))}
    assert {entry["name"] for entry in LEXICON["rules"]} == by_itself


def all_examples() -> list[str]:
    return [text for entry in LEXICON["rules"] for text in entry["examples"]]


def test_phrases_stand_in_one_place_each():
    rules = read_rules()
    assert rules.whole
    assert rules.start
    assert all(phrase == phrase.casefold() for phrase in rules.whole)


@pytest.mark.parametrize("text", LEXICON["hints"]["examples"])
def test_hints(text):
    found = block(text)
    assert count_hints(found) >= 2
    assert speaks_to_reader(found)
    assert not tells_news(found)


@pytest.mark.parametrize("text", LEXICON["hints"]["stay"])
def test_hints_leave_news(text):
    found = block(text)
    assert not (count_hints(found) >= 2 and speaks_to_reader(found)) or tells_news(found)


@pytest.mark.parametrize("text", LEXICON["buttons"]["examples"])
def test_rows_of_buttons(text):
    assert is_button_row(block(text))


@pytest.mark.parametrize("text", LEXICON["buttons"]["stay"])
def test_rows_of_buttons_leave_news(text):
    assert not is_button_row(block(text))
    assert button_words()[1] <= button_words()[0]


@pytest.mark.parametrize("text", LEXICON["authors"]["examples"])
def test_notes_on_authors(text):
    assert is_author_note(block(text))


@pytest.mark.parametrize("text", LEXICON["authors"]["stay"])
def test_notes_on_authors_leave_news(text):
    assert not is_author_note(block(text))


@pytest.mark.parametrize("case", LEXICON["bylines"]["examples"], ids=lambda case: case["text"])
def test_bylines(case):
    found = read_byline(block(case["text"]))
    assert found is not None
    assert list(found.authors) == case["authors"]


@pytest.mark.parametrize("text", LEXICON["bylines"]["stay"])
def test_bylines_leave_text(text):
    assert read_byline(block(text)) is None


@pytest.mark.parametrize("case", LEXICON["dates"]["examples"], ids=lambda case: case["text"])
def test_date_lines(case):
    assert read_date_line(case["text"]) == case["date"]


@pytest.mark.parametrize("text", LEXICON["dates"]["stay"])
def test_date_lines_leave_sentences(text):
    assert read_date_line(text) is None


@pytest.mark.parametrize("case", LEXICON["credits"]["examples"], ids=lambda case: case["text"])
def test_credits(case):
    found = block(case["text"])
    whole = [*find_reprints([found]), *find_helpers([found])]
    passage = read_passage_credit(found)
    named = [(credit.outlet, credit.kind) for credit in whole]
    named += [(passage[0].name, "passage")] if passage else []
    assert (case["outlet"], case["kind"]) in named


@pytest.mark.parametrize("text", LEXICON["credits"]["stay"])
def test_credits_leave_news(text):
    found = block(text)
    assert not [*find_reprints([found]), *find_helpers([found])]
    assert read_passage_credit(found) is None


@pytest.mark.parametrize("case", LEXICON["datelines"]["examples"], ids=lambda case: case["text"])
def test_datelines(case):
    found = read_dateline(case["text"])
    assert found is not None
    assert case["text"][found.length :] == case["rest"]
    assert (found.outlet.name if found.outlet else None) == case.get("outlet")


@pytest.mark.parametrize("text", LEXICON["datelines"]["stay"])
def test_datelines_leave_text(text):
    assert read_dateline(text) is None


@pytest.mark.parametrize("case", read_lexicon("languages")["examples"], ids=lambda c: c["text"])
def test_languages(case):
    assert is_english(case["text"]) is case["english"]


@pytest.mark.parametrize("case", read_lexicon("outlets")["examples"], ids=lambda c: c["text"])
def test_outlets(case):
    found = find_by_address(case["text"]) if "//" in case["text"] else name_outlet(case["text"])
    assert found is not None
    assert found.name == case["outlet"]


def test_every_outlet_has_a_key_and_names_of_its_own():
    named: dict[str, str] = {}
    for row in rows():
        for name in {row["name"], *row["aliases"].split(";")} - {""}:
            assert named.setdefault(name.casefold().removeprefix("the "), row["key"]) == row["key"]
    assert len(set(named.values())) == len(rows())
