"""Where the boxes stand: columns that read like a sentence, few crossing edges.

Barycentre sweeps, then swaps of neighbours (Sugiyama, Tagawa and Toda, 1981).
"""

from collections.abc import Mapping, Sequence

WIDTHS = (226, 400, 256, 176)
GUTTER = 112
GAP = 10
SWEEPS = 8
HEADER = 34


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
            place = {b: i / max(1, len(c)) for c in ordered for i, b in enumerate(c)}
            column.sort(key=lambda box: (barycentre(box, near, place), box))
    return ordered


def barycentre(box: str, near: Mapping[str, list[str]], place: Mapping[str, float]) -> float:
    """The mean place of a box's neighbours, its own where it has none."""
    found = [place[other] for other in near[box]]
    return sum(found) / len(found) if found else place[box]


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
