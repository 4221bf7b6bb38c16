"""Clusters of wordings."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.clusters import Item, cluster, dice, likeness

WORDS = st.dictionaries(st.sampled_from("uvwxyz"), st.sampled_from([0.5, 1.0]), min_size=1)
ITEMS = st.lists(st.builds(Item, st.sampled_from("ab"), WORDS), max_size=12)


@given(ITEMS)
def test_each_item_is_in_one_cluster_of_its_block(items: list[Item]) -> None:
    found = cluster(items, 0.5)
    assert sorted(i for group in found for i in group) == list(range(len(items)))
    assert all(len({items[i].block for i in group}) == 1 for group in found)


@given(ITEMS, ITEMS)
def test_what_comes_later_does_not_change_what_was_there(
    first: list[Item], later: list[Item]
) -> None:
    before = cluster(first, 0.5)
    after = [[i for i in group if i < len(first)] for group in cluster(first + later, 0.5)]
    assert [group for group in after if group] == before


def test_equal_words_are_one() -> None:
    items = [Item("a", {"x": 1.0, "y": 0.5}), Item("a", {"y": 0.5, "x": 1.0})]
    assert cluster(items, 0.99) == [[0, 1]]


def test_a_telling_word_keeps_apart() -> None:
    words = {"strike": 1.0, "russia": 0.5}
    items = [Item("a", words), Item("a", words, telling=frozenset({"deep"}))]
    assert cluster(items, 0.5) == [[0], [1]]


def test_items_that_stand_apart_are_never_one() -> None:
    words = {"strike": 1.0}
    items = [Item("a", words, apart=1), Item("a", words, apart=1), Item("a", words, apart=2)]
    assert cluster(items, 0.5) == [[0, 2], [1]]


def test_a_chain_does_not_join_its_ends() -> None:
    items = [Item("a", dict.fromkeys(words, 1.0)) for words in ("ab", "bc", "cd")]
    assert cluster(items, 0.5) == [[0, 1], [2]]


def test_dice_and_likeness() -> None:
    assert dice(frozenset("ab"), frozenset("ab")) == 1
    assert dice(frozenset("ab"), frozenset("bc")) == 0.5
    assert dice(frozenset(), frozenset()) == 0
    assert likeness({"a": 1.0, "b": 0.5}, {"a": 1.0, "b": 0.5}) == 1
    assert likeness({"a": 1.0, "b": 0.5}, {"b": 0.5, "c": 1.0}) == 1 / 3
