"""Chains out of the odds of each mention."""

from types import SimpleNamespace
from typing import cast

import numpy as np

from kg.model import Span
from kg.nlp.coreference.ranking.chains import model_chains
from kg.nlp.coreference.ranking.facts import NAME, NOUN, PRONOUN, Facts
from kg.nlp.coreference.ranking.ranker import Ranking
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.mentions.finder import Spotted


def reading(*odds: tuple[float, ...], words: tuple[str, ...] = ()) -> Reading:
    """Mentions one behind the other; of each the odds of being new, then of those before it.

    ``words`` are all pronouns if none are given; what has a capital is a name.
    """
    nothing = np.zeros(0)
    mentions = tuple(Spotted(Span(n, n + 1), "person", nothing, nothing) for n in range(len(odds)))
    rankings = tuple(
        Ranking(new, np.arange(len(earlier)), np.array(earlier)) for new, *earlier in odds
    )
    said = words or ("it",) * len(odds)
    number = {word: n for n, word in enumerate(dict.fromkeys(said), 1)}
    kinds = [PRONOUN if not words else NAME if word[0].isupper() else NOUN for word in said]
    facts = SimpleNamespace(
        kind=np.array(kinds),
        text=np.array([number[word] for word in said]),
        bare=np.array([number[word] for word in said]),
        definite=np.array([int(word.startswith("the ")) for word in said]),
    )
    return Reading(mentions, cast("Facts", facts), rankings)


def test_the_odds_of_a_chain_are_those_of_all_its_mentions() -> None:
    # Neither of the first two is likelier than a new one; both together are.
    found = model_chains(reading((1.0,), (0.2, 0.8), (0.4, 0.3, 0.3)))
    assert found == ((Span(0, 1), Span(1, 2), Span(2, 3)),)


def test_who_is_alone_is_no_chain() -> None:
    assert model_chains(reading((1.0,), (0.9, 0.1))) == ()


def test_the_likeliest_chain_is_joined() -> None:
    found = model_chains(reading((1.0,), (0.9, 0.1), (0.1, 0.6, 0.3), (0.1, 0.2, 0.4, 0.3)))
    assert found == ((Span(0, 1), Span(2, 3), Span(3, 4)),)


def test_equal_names_and_descriptions_are_one_where_the_ranker_sees_nothing() -> None:
    alone, one = ((1.0,), (0.9, 0.1)), ((Span(0, 1), Span(1, 2)),)
    assert model_chains(reading(*alone, words=("Moor", "Moor"))) == one
    assert model_chains(reading(*alone, words=("the bridge", "the bridge"))) == one
    assert model_chains(reading(*alone, words=("Moor", "Dahl"))) == ()
    assert model_chains(reading(*alone, words=("a bridge", "a bridge"))) == ()


def test_equal_words_are_another_where_the_ranker_says_so() -> None:
    found = model_chains(
        reading((1.0,), (0.9, 0.1), (0.1, 0.1, 0.8), words=("the mayor", "Dahl", "the mayor"))
    )
    assert found == ((Span(1, 2), Span(2, 3)),)
