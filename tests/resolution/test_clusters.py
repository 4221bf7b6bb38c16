"""Clusters of wordings."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.clusters import cluster_by_lemmas, dice

ITEMS = st.lists(
    st.tuples(st.sampled_from("ab"), st.frozensets(st.sampled_from("uvwxyz"), min_size=1)),
    max_size=12,
)


def clusters(items: list[tuple[str, frozenset[str]]]) -> set[frozenset[tuple[str, frozenset[str]]]]:
    """The clusters as sets of items."""
    table = [(block, lemmas, ()) for block, lemmas in items]
    found = cluster_by_lemmas(table, 0.5)
    return {frozenset(items[i] for i in group) for group in found}


@given(ITEMS)
def test_order_does_not_matter(items: list[tuple[str, frozenset[str]]]) -> None:
    assert clusters(items) == clusters(list(reversed(items)))


@given(ITEMS)
def test_each_item_is_in_one_cluster_of_its_block(items: list[tuple[str, frozenset[str]]]) -> None:
    found = cluster_by_lemmas([(b, s, ()) for b, s in items], 0.5)
    assert sorted(i for group in found for i in group) == list(range(len(items)))
    assert all(len({items[i][0] for i in group}) == 1 for group in found)


def test_dice() -> None:
    assert dice(frozenset("ab"), frozenset("ab")) == 1
    assert dice(frozenset("ab"), frozenset("bc")) == 0.5
    assert dice(frozenset(), frozenset()) == 0
