"""Windows that are read together."""

import pytest

from kg.nlp.mentions.passages import LONGEST, passages


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [
        ([], []),
        ([10], [range(1)]),
        ([LONGEST], [range(1)]),
        ([100, 100, 56], [range(3)]),
        ([100, 100, 57], [range(2), range(2, 3)]),
        ([LONGEST, 1, 1], [range(1), range(1, 3)]),
    ],
)
def test_passages_are_filled_in_order(lengths: list[int], wanted: list[range]) -> None:
    assert list(passages(lengths)) == wanted
