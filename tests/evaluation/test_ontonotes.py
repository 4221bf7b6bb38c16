"""Chains out of the odds of each mention, as OntoNotes has them."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.evaluation.ontonotes import ontonotes_chains
from kg.model import Span
from kg.nlp.coreference.ranking.facts import NAME, NOUN, PRONOUN, Facts
from kg.nlp.coreference.ranking.ranker import Ranking, Rankings
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.mentions.finder import Spotted

Odds = Sequence[float]


def parsed(words: Sequence[str], roles: dict[int, str], heads: dict[int, int]) -> Doc:
    """Words with one blank between them; where no role or head is given it is a subject of itself."""
    every = range(len(words))
    spaces = [
        n + 1 < len(words) and words[n + 1] not in {",", ")"} and words[n] != "(" for n in every
    ]
    return Doc(
        Vocab(),
        words=list(words),
        spaces=spaces,
        heads=[heads.get(n, n) for n in every],
        deps=[roles.get(n, "nsubj") for n in every],
    )


def reading(doc: Doc, mentions: Sequence[tuple[int, int]], *odds: Odds) -> Reading:
    """Mentions from one word to another; of each the odds of being new, then of those before it.

    Each has its last word for its head. What has a capital is a name.
    """
    nothing = np.zeros(0)
    slices = [doc[first : last + 1] for first, last in mentions]
    spans = [Span(s.start_char, s.end_char) for s in slices]
    said = [s.text for s in slices]
    number = {word: n for n, word in enumerate(dict.fromkeys(said), 1)}
    facts = SimpleNamespace(
        kind=np.array([kind_of(text) for text in said]),
        text=np.array([number[text] for text in said]),
        bare=np.array([number[text] for text in said]),
        definite=np.array([int(text.startswith("the ")) for text in said]),
        root=np.array([last for _, last in mentions]),
    )
    rankings = [Ranking(new, np.arange(len(rest)), np.array(rest)) for new, *rest in odds]
    return Reading(
        tuple(Spotted(span, "person", nothing, nothing) for span in spans),
        cast("Facts", facts),
        cast("Rankings", rankings),
    )


def kind_of(text: str) -> int:
    return PRONOUN if text == "it" else NAME if text[0].isupper() else NOUN


def texts(
    words: str,
    mentions: Sequence[tuple[int, int]],
    *odds: Odds,
    roles: dict[int, str] | None = None,
    heads: dict[int, int] | None = None,
) -> list[list[str]]:
    """The chains, in words."""
    doc = parsed(words.split(), roles or {}, heads or {})
    found = ontonotes_chains(doc, reading(doc, mentions, *odds))
    return [[doc.text[begin:end] for begin, end in chain] for chain in found]


def test_the_likeliest_mention_is_joined_with_all_it_means() -> None:
    doc = parsed(["it"] * 4, {}, {})
    odds = (1.0,), (0.9, 0.1), (0.1, 0.6, 0.3), (0.1, 0.2, 0.3, 0.4)
    found = ontonotes_chains(doc, reading(doc, [(0, 0), (1, 1), (2, 2), (3, 3)], *odds))
    assert found == ((Span(0, 2), Span(6, 8), Span(9, 11)),)


def test_who_is_alone_is_no_chain() -> None:
    assert texts("it it", [(0, 0), (1, 1)], (1.0,), (0.9, 0.1)) == []


@pytest.mark.parametrize(
    ("words", "mentions", "chains"),
    [
        ("Moor Moor", [(0, 0), (1, 1)], [["Moor", "Moor"]]),
        ("the bridge the bridge", [(0, 1), (2, 3)], [["the bridge", "the bridge"]]),
        ("Moor Dahl", [(0, 0), (1, 1)], []),
        ("a bridge a bridge", [(0, 1), (2, 3)], []),
    ],
)
def test_equal_names_and_descriptions_are_one_where_the_ranker_sees_nothing(
    words: str, mentions: list[tuple[int, int]], chains: list[list[str]]
) -> None:
    assert texts(words, mentions, (1.0,), (0.9, 0.1)) == chains


def test_equal_words_are_another_where_the_ranker_says_so() -> None:
    mentions = [(0, 1), (2, 2), (3, 4)]
    found = texts("the mayor Dahl the mayor", mentions, (1.0,), (0.9, 0.1), (0.1, 0.1, 0.8))
    assert found == [["Dahl", "the mayor"]]


@pytest.mark.parametrize(
    ("words", "place", "whole"),
    [
        ("Moor , a judge it", (2, 3), "Moor, a judge"),
        ("Moor ( a judge ) it", (2, 3), "Moor (a judge)"),
    ],
)
def test_an_apposition_is_one_mention_with_what_it_explains(
    words: str, place: tuple[int, int], whole: str
) -> None:
    it = len(words.split()) - 1
    mentions = [(0, 0), place, (it, it)]
    for last in ((0.1, 0.8, 0.1), (0.1, 0.1, 0.8)):
        odds = (1.0,), (0.9, 0.1), last
        found = texts(words, mentions, *odds, roles={3: "appos"}, heads={3: 0})
        assert found == [[whole, "it"]]


def test_a_name_that_is_apposed_farther_off_stays_a_mention() -> None:
    words = "Moor , there , Dahl it"
    odds = (1.0,), (0.9, 0.1), (0.1, 0.1, 0.8)
    found = texts(words, [(0, 0), (4, 4), (5, 5)], *odds, roles={4: "appos"}, heads={4: 0})
    assert found == [["Dahl", "it"]]


@pytest.mark.parametrize("role", ["attr", "compound", "appos"])
def test_predicates_and_nouns_before_nouns_are_no_mentions(role: str) -> None:
    words, mentions = "the court the court it", [(0, 1), (2, 3), (4, 4)]
    odds = (1.0,), (0.1, 0.9), (0.1, 0.9, 0.0)
    assert texts(words, mentions, *odds, roles={3: role}) == [["the court", "it"]]
    assert texts(words, mentions, *odds) == [["the court", "the court", "it"]]
