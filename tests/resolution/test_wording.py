"""How wordings are compared; the examples of the lexicon are its tests."""

import pytest

from kg.lexicon import read_lexicon
from kg.resolution.clusters import likeness
from kg.resolution.policies import ALIKE
from kg.resolution.wording import (
    WORD,
    best_label,
    listed,
    names_in,
    negation,
    ranks,
    telling,
    weighted,
    words_in,
)

EXAMPLES = read_lexicon("wording")["examples"]


def alike(one: str, other: str) -> bool:
    """True if two actions count as the same."""
    first, second = words_in(one), words_in(other)
    near = likeness(weighted(first), weighted(second)) >= ALIKE
    return near and telling(first) == telling(second)


@pytest.mark.parametrize(("one", "other"), EXAMPLES["alike"])
def test_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), EXAMPLES["unlike"])
def test_unlike(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize("sentence", EXAMPLES["furthers"])
def test_furthering(sentence: str) -> None:
    assert set(WORD.findall(sentence.lower())) & listed("furthering")


@pytest.mark.parametrize("sentence", EXAMPLES["goes_on"])
def test_pointing(sentence: str) -> None:
    assert sentence.split()[0].lower() in listed("pointing")


@pytest.mark.parametrize("sentence", EXAMPLES["denies"])
def test_negation(sentence: str) -> None:
    assert negation(sentence)


@pytest.mark.parametrize("sentence", EXAMPLES["keeps"])
def test_means(sentence: str) -> None:
    assert set(words_in(sentence)) & listed("means")


@pytest.mark.parametrize(("source", "rank"), EXAMPLES["ranked"])
def test_ranks(source: str, rank: int) -> None:
    assert max((ranks().get(word, 0) for word in source.split()), default=0) == rank


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("use U.S.-supplied weapons", ("united_states", "weapon")),
        ("long-range strikes inside Russia", ("longrange", "strike", "russia")),
        ("for counter-fire purposes", ("counterfire",)),
        ("Ukraine’s policies", ("ukraine", "policy")),
        ("forces attacking the city", ("force", "attacking", "city")),
    ],
)
def test_words_in_order(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


def test_lemmas_decide_where_they_are_known() -> None:
    assert words_in("aimed at towns", ("aim", "town")) == ("aim", "town")


def test_the_act_counts_most_and_names_less() -> None:
    weights = weighted(("weapon", "strike", "russia", "plan"), frozenset({"plan"}))
    assert weights == {"weapon": 0.5, "strike": 1.5, "russia": 0.5, "plan": 0.5}


def test_names_and_numbers() -> None:
    assert names_in("The visit of Anna Berg to French ports in 2024") == {
        "anna",
        "berg",
        "france",
        "2024",
    }


def test_best_label_is_the_commonest_then_the_shortest() -> None:
    assert best_label(["strike Russia", "hit Russia", "hit Russia", "x"]) == "hit Russia"
    assert best_label(["longer one", "short"]) == "short"
