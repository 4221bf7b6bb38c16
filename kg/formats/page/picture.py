"""All that could be drawn: the boxes and edges of some claims, with the facts behind them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.formats.page.boxes import DONE, SAID, Box, BoxMaker, Edge, Piece
from kg.formats.page.layout import WIDTHS
from kg.formats.page.wrap import height, wrap
from kg.model import Claim

# Lines of a label at most, by column; a policy has its kind and its limit besides.
MOST_LINES = (3, 3, 4, 3)
MOST_NUMBERS = 6


@dataclass
class Picture:
    """The boxes and edges of claims, with the numbers of the facts that stand behind them.

    ``pieces`` has an entry for each claim, ``None`` where a claim is not drawn.
    """

    pieces: list[Piece | None] = field(default_factory=list)
    boxes: dict[str, Box] = field(default_factory=dict)
    facts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[Edge, list[int]] = field(default_factory=lambda: defaultdict(list))


def draw_all(maker: BoxMaker, claims: Sequence[Claim]) -> Picture:
    """The picture of claims, each by its number."""
    picture = Picture([maker.piece(claim) for claim in claims])
    for number, piece in enumerate(picture.pieces):
        if piece is None:
            continue
        for box in dict.fromkeys((piece.main, *piece.others)):
            picture.boxes.setdefault(box.id, box)
            picture.facts[box.id].append(number)
        for edge in piece.edges:
            picture.edges[edge].append(number)
    ends = {end for edge in picture.edges for end in (edge.begin, edge.end)}
    for box in maker.told.values():
        # The end of an edge that no claim brings along.
        if box.id in ends:
            picture.boxes.setdefault(box.id, box)
    # A deed that many statements mention does not bring their speakers along.
    for edge in [
        e for e in picture.edges if not (e.begin in picture.boxes and e.end in picture.boxes)
    ]:
        del picture.edges[edge]
    return picture


def labels_of(picture: Picture, told_in: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """The wrapped label of each box; ``told_in`` has the numbers of the articles that tell it."""
    found = {}
    for name, box in picture.boxes.items():
        tail = support(told_in.get(name, ())) if box.column in (SAID, DONE) else ""
        found[name] = wrap(box.label, WIDTHS[box.column], tail, MOST_LINES[box.column])
    return found


def heights_of(labels: Mapping[str, list[str]]) -> dict[str, int]:
    """The height of each box in pixels."""
    return {name: height(lines) for name, lines in labels.items()}


def support(articles: Sequence[int]) -> str:
    """The numbers of articles as in "[1 2 5]"."""
    more = " …" if len(articles) > MOST_NUMBERS else ""
    inner = " ".join(map(str, articles[:MOST_NUMBERS])) + more
    return f"[{inner}]" if articles else ""
