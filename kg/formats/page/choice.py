"""What the first view shows: the most important claims, as far as the columns have room."""

from collections import defaultdict
from dataclasses import dataclass, field

from kg.formats.page.boxes import Box, BoxMaker, Edge, Piece
from kg.model import Claim, KnowledgeGraph

MOST_IN_COLUMN = (14, 16, 14, 13)


@dataclass
class Picture:
    """The boxes and edges that are shown, with the numbers of the facts that stand behind them."""

    boxes: dict[str, Box] = field(default_factory=dict)
    facts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[Edge, list[int]] = field(default_factory=lambda: defaultdict(list))

    def has_room(self, box: Box) -> bool:
        """True if a box is there or its column has room for it."""
        count = sum(1 for other in self.boxes.values() if other.column == box.column)
        return box.id in self.boxes or count < MOST_IN_COLUMN[box.column]

    def offer(self, piece: Piece) -> None:
        """Takes as many boxes of a piece as there is room for."""
        for box in (piece.main, *piece.others):
            if self.has_room(box):
                self.boxes.setdefault(box.id, box)
            elif box == piece.main:
                return

    def link(self, piece: Piece, number: int) -> None:
        """Puts a fact behind the boxes and edges that it has part in."""
        if piece.main.id not in self.boxes:
            return
        for edge in piece.edges:
            if edge.begin in self.boxes and edge.end in self.boxes:
                self.edges[edge].append(number)
        for box in dict.fromkeys((piece.main, *piece.others)):
            if box.id in self.boxes:
                self.facts[box.id].append(number)


def choose(maker: BoxMaker, claims: list[Claim]) -> Picture:
    """The picture of claims that come in the order of importance."""
    picture = Picture()
    pieces = [(number, maker.piece(claim)) for number, claim in enumerate(claims)]
    for _, piece in pieces:
        if piece is not None:
            picture.offer(piece)
    for number, piece in pieces:
        if piece is not None:
            picture.link(piece, number)
    used = {end for edge in picture.edges for end in (edge.begin, edge.end)}
    main = {piece.main.id for _, piece in pieces if piece is not None}
    picture.boxes = {k: box for k, box in picture.boxes.items() if k in used or k in main}
    return picture


def ranked(graph: KnowledgeGraph, about: str | None) -> list[Claim]:
    """The claims from the most important on: policies and what tells them, conflicts, origins."""
    disputed = {m for c in graph.conflicts for m in c.involves if isinstance(m, str)}
    labels = graph.labels()
    wanted = (about or "").casefold()
    policies = {policy.id for policy in graph.policies}
    words = {concept.id for concept in graph.concepts if concept.type == "Proposition"}
    events = {event.id for event in graph.events}
    carrying = {s for c in graph.claims if policies & set(c.about) for s in c.statements}

    def concerns(claim: Claim) -> bool:
        ends = (claim.subject, claim.object, *claim.addressees)
        return any(wanted in (end.casefold(), labels.get(end, "").casefold()) for end in ends)

    def weight(claim: Claim) -> tuple[float, str]:
        norm = bool(policies & {claim.object, *claim.about})
        conflict = bool(disputed & {claim.id, *claim.about, *claim.statements})
        score = 2 * len(claim.lineages) + len(claim.articles) + 4 * conflict
        score += 6 if norm else 5 if carrying & set(claim.statements) else 0
        event = bool(events & {claim.object, *claim.about})
        score += 3 if norm or event or claim.object in words else -8
        score += 0 if claim.predicate.startswith("kgr:") else 3
        score += 0 if claim.asserted else -2
        return (-score, claim.id)

    chosen = [claim for claim in graph.claims if not wanted or concerns(claim)]
    return sorted(chosen, key=weight)
