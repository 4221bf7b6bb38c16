"""Wrapping and columns of the page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.formats.page.layout import GAP, WIDTHS, order_columns, place_columns
from kg.formats.page.wrap import CHAR_WIDTH, MOST_LINES, PADDING, height, wrap


@given(st.text(max_size=300), st.sampled_from(WIDTHS))
def test_no_line_is_wider_than_its_box(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert 1 <= len(lines) <= MOST_LINES
    assert all(len(line) <= (width - PADDING) / CHAR_WIDTH for line in lines)


def test_long_label_ends_in_an_ellipsis() -> None:
    assert wrap("word " * 100, 226)[-1].endswith("…")


def test_boxes_of_a_column_do_not_overlap() -> None:
    columns = [["a", "b", "c"], ["d"], [], ["e", "f"]]
    heights = {box: height(["x"] * n) for n, box in enumerate("abcdef", start=1)}
    centres = place_columns(columns, heights)
    for column in columns:
        for upper, lower in pairwise(column):
            space = centres[lower][1] - centres[upper][1]
            assert space >= (heights[upper] + heights[lower]) / 2 + GAP - 1


def test_sweeps_uncross_edges() -> None:
    columns = order_columns([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")])
    assert [columns[0].index("a") < columns[0].index("b")] == [
        columns[1].index("d") < columns[1].index("c")
    ]
