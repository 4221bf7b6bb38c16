"""Wrapping and columns of the page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.formats.page.layout import GAP, ROW_WIDTH, WIDTHS, order_columns, place_columns, place_row
from kg.formats.page.wrap import CHAR_WIDTH, MOST_LINES, PADDING, height, wrap


@given(st.text(max_size=300), st.sampled_from(WIDTHS))
def test_no_line_is_wider_than_its_box(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert 1 <= len(lines) <= MOST_LINES
    assert all(len(line) <= (width - PADDING) / CHAR_WIDTH for line in lines)


def test_long_label_ends_in_an_ellipsis() -> None:
    assert wrap("word " * 100, 226)[-1].endswith("…")


@given(st.text(max_size=300), st.sampled_from(WIDTHS))
def test_tail_is_kept_where_the_label_is_cut(text: str, width: int) -> None:
    lines = wrap(text, width, "[1 2 5]")
    assert lines[-1].endswith("[1 2 5]")
    assert all(len(line) <= (width - PADDING) / CHAR_WIDTH for line in lines)


def test_line_break_of_a_label_stays() -> None:
    assert wrap("PERMISSION\nreopen the port", 256) == ["PERMISSION", "reopen the port"]


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


def test_neighbours_swap_where_that_uncrosses_them() -> None:
    first, second, third = order_columns(
        [["a", "b"], ["x", "y"], ["m", "n"]],
        [("a", "y"), ("b", "x"), ("x", "n"), ("y", "m")],
    )
    assert (first[0] == "a") == (second[0] == "y") == (third[0] == "m")


def test_articles_stand_below_the_columns_side_by_side() -> None:
    places = place_row(7, 2, 500)
    assert all(y - height(["x"] * 2) / 2 > 500 for _, y in places)
    assert all(b[0] - a[0] >= ROW_WIDTH for a, b in pairwise(places) if a[1] == b[1])
    assert len(set(places)) == 7
