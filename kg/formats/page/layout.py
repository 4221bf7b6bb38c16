"""Where the boxes stand: columns that read like a sentence, few crossing edges.

Barycentre sweeps, then swaps of neighbours (Sugiyama, Tagawa and Toda, 1981).
"""

from collections.abc import Mapping, Sequence

from kg.formats.page.wrap import LINE_HEIGHT, PADDING

WIDTHS = (226, 400, 256, 176)
GUTTER = 112
GAP = 10
SWEEPS = 8
HEADER = 34
ROW_WIDTH = 166
IN_ROW = 8


def column_left(column: int) -> int:
    """The left edge of a column in pixels."""
    return sum(WIDTHS[:column]) + GUTTER * column


def order_columns(
    columns: Sequence[Sequence[str]], edges: Sequence[tuple[str, str]]
) -> list[list[str]]:
    """The boxes of each column from top to bottom, so that edges cross little."""
    ordered = [list(column) for column in columns]
    near: dict[str, list[str]] = {box: [] for column in ordered for box in column}
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    for _ in range(SWEEPS):
        for column in ordered:
            place = places(ordered)
            column.sort(key=lambda box: (barycentre(box, near, place), box))
    for column in ordered:
        swap_neighbours(column, near, ordered)
    return ordered


def places(columns: Sequence[Sequence[str]]) -> dict[str, float]:
    """How far down each box stands in its column, from 0 to 1."""
    return {b: (i + 0.5) / len(c) for c in columns for i, b in enumerate(c)}


def barycentre(box: str, near: Mapping[str, list[str]], place: Mapping[str, float]) -> float:
    """The mean place of a box's neighbours, its own where it has none."""
    found = [place[other] for other in near[box]]
    return sum(found) / len(found) if found else place[box]


def swap_neighbours(
    column: list[str], near: Mapping[str, list[str]], columns: Sequence[Sequence[str]]
) -> None:
    """Swaps boxes that stand one above the other while that takes crossings away."""
    side = {box: number for number, c in enumerate(columns) for box in c}
    place, own = places(columns), set(column)
    ends = {
        box: [(side[o] > side[box], place[o]) for o in near[box] if o not in own] for box in column
    }
    for _ in column:
        swapped = False
        for i in range(len(column) - 1):
            upper, lower = ends[column[i]], ends[column[i + 1]]
            if crossings(upper, lower) > crossings(lower, upper):
                column[i : i + 2] = [column[i + 1], column[i]]
                swapped = True
        if not swapped:
            return


def crossings(upper: list[tuple[bool, float]], lower: list[tuple[bool, float]]) -> int:
    """How often the edges of a box cross those of the box below it, on either side."""
    return sum(1 for side, a in upper for other, b in lower if side == other and a > b)


def place_row(count: int, lines: int, bottom: int) -> list[tuple[int, int]]:
    """The centres of boxes in rows below the columns, all as high as so many lines.

    There is room for ``IN_ROW`` boxes side by side as wide as ``ROW_WIDTH``.
    """
    step = LINE_HEIGHT * lines + PADDING + GAP
    top = bottom + 2 * HEADER + step // 2
    across = (column_left(len(WIDTHS) - 1) + WIDTHS[-1] - ROW_WIDTH) // (IN_ROW - 1)
    return [
        (ROW_WIDTH // 2 + across * (i % IN_ROW), top + step * (i // IN_ROW)) for i in range(count)
    ]


def place_columns(
    columns: Sequence[Sequence[str]], heights: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """The centre of each box in pixels; columns are centred on each other."""
    totals = [sum(heights[b] + GAP for b in column) for column in columns]
    tallest = max(totals, default=0)
    centres = {}
    for number, column in enumerate(columns):
        spare = (tallest - totals[number]) / max(1, len(column) + 1)
        top = HEADER + spare
        for box in column:
            x = column_left(number) + WIDTHS[number] // 2
            centres[box] = (x, round(top + heights[box] / 2))
            top += heights[box] + GAP + spare
    return centres
