"""The examples in the word lists of mentions are their tests."""

from typing import Any

import pytest

from kg.lexicon import read_lexicon
from tests.nlp.articles import read, words


def mentions_of(text: str) -> list[str]:
    """All mentions of a text."""
    doc = read(text)
    return [doc.text[m.span.begin : m.span.end] for m in doc._.kg_mentions]


@pytest.mark.parametrize("example", read_lexicon("nominals")["examples"], ids=lambda e: e["text"])
def test_nominals(example: dict[str, Any]) -> None:
    assert mentions_of(example["text"]) == example["mentions"]


@pytest.mark.parametrize("example", read_lexicon("titles")["examples"], ids=lambda e: e["text"])
def test_titles(example: dict[str, Any]) -> None:
    doc = read(example["text"])
    [mention] = [m for m in doc._.kg_mentions if m.type == "Person" and m.kind == "name"]
    assert doc.text[mention.span.begin : mention.span.end] == example["person"]
    assert mention.office == example["office"]


@pytest.mark.parametrize("example", read_lexicon("pronouns")["examples"], ids=lambda e: e["text"])
def test_pronouns(example: dict[str, Any]) -> None:
    assert mentions_of(example["text"]) == example["mentions"]


@pytest.mark.parametrize("example", read_lexicon("locations")["examples"], ids=lambda e: e["text"])
def test_locations(example: dict[str, Any]) -> None:
    doc = read(example["text"])
    [referent] = [r for r in doc._.kg_referents if example["name"] in words(doc, r)]
    assert referent.mentions[0].locative == example["locative"]
