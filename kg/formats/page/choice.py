"""What comes first: claims by importance, and the boxes that the first view has room for."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.formats.page.boxes import SAID, WHO, Box, Piece
from kg.formats.page.layout import GAP
from kg.model import Claim, KnowledgeGraph

# What a window of 1440×900 shows of a column, in pixels of the layout, with labels of 11 px.
FIRST_HEIGHT = 745
# As much of the column of statements goes to those that come along with policies.
TOLD_HEIGHT = FIRST_HEIGHT // 2
# How much less a further statement is worth: of the same speaker, on the same policy.
SAME_SPEAKER = 3.0
LONG_STATEMENT = 300
SAME_POLICY = 2.0
PLAIN_SPEECH = frozenset({"kgo:stated", "kgo:reported"})


def ranked(graph: KnowledgeGraph, wanted: AbstractSet[str] | None = None) -> list[Claim]:
    """The claims from the most important on: policies and what tells them, conflicts, origins.

    ``wanted`` are the ids of the only ones to take.
    """
    weights = Weights(graph)
    chosen = [claim for claim in graph.claims if wanted is None or claim.id in wanted]
    return sorted(chosen, key=lambda claim: (-weights.of(claim), claim.id))


class Weights:
    """How important each claim of a graph is."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.disputed: dict[str, int] = {}
        for conflict in graph.conflicts:
            worth = 7 if conflict.kind == "contradiction" else 3
            for member in (m for m in conflict.involves if isinstance(m, str)):
                self.disputed[member] = max(worth, self.disputed.get(member, 0))
        self.policies = {policy.id for policy in graph.policies}
        self.words = {concept.id for concept in graph.concepts if concept.type == "Proposition"}
        self.events = {event.id for event in graph.events}
        self.carrying: dict[str, set[str]] = defaultdict(set)
        for claim in graph.claims:
            for statement in claim.statements:
                self.carrying[statement].update(self.policies & {*claim.about})
        self.long = {c.id for c in graph.concepts if len(c.label) > LONG_STATEMENT}
        self.outlets = {e.id for e in graph.entities if "MediaOutlet" in e.types}
        unnamed = {"AnonymousSource", "Group", "MediaOutlet"}
        self.speakers = {e.id for e in graph.entities if unnamed.isdisjoint(e.types)}

    def of(self, claim: Claim) -> float:
        """The importance of a claim; more is more important."""
        score = 2.0 * len(claim.lineages) + len(claim.articles)
        members = (claim.id, *claim.about, *claim.statements)
        score += max((self.disputed.get(member, 0) for member in members), default=0)
        norm = bool(self.policies & {claim.object, *claim.about})
        score += 9 if norm else 5 if self.carried(claim) else 0
        event = bool(self.events & {claim.object, *claim.about})
        score += 3 if norm or event or claim.object in self.words else -8
        # That a paper reports what others say tells less than what they say.
        score -= 4 * (claim.subject in self.outlets) + 4 * (claim.object in self.long)
        if claim.object in self.words and claim.subject in self.speakers:
            score += 3 + 2 * (claim.predicate not in PLAIN_SPEECH)
        score += 0 if claim.predicate.startswith("kgr:") else 3
        return score - (0 if claim.asserted else 2)

    def carried(self, claim: Claim) -> set[str]:
        """The policies that the statements of a claim tell of."""
        return {policy for one in claim.statements for policy in self.carrying.get(one, ())}


@dataclass
class First:
    """The boxes that the first view shows, as far as its columns have room."""

    heights: Mapping[str, int]
    taken: list[Box] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    filled: Counter[int] = field(default_factory=Counter)

    def has_room(self, box: Box) -> bool:
        """True if a box is there or its column has room for it."""
        more = self.heights[box.id] + GAP
        return box.id in self.ids or self.filled[box.column] + more <= FIRST_HEIGHT

    def has_work(self, box: Box, piece: Piece) -> bool:
        """False for a speaker none of whose statements is shown."""
        ends = {edge.end for edge in piece.edges if edge.begin == box.id}
        return box.column != WHO or bool(ends & self.ids)

    def offer(self, piece: Piece) -> bool:
        """Takes as many boxes of a piece as there is room for; false where not even its main."""
        if not self.has_room(piece.main):
            return False
        told = False
        for box in (piece.main, *piece.others):
            if box.id in self.ids:
                continue
            # One statement that tells of a policy is enough; others come by their own worth.
            if box.column == SAID and box != piece.main:
                if told or self.filled[SAID] > TOLD_HEIGHT:
                    continue
                told = True
            if self.has_room(box) and self.has_work(box, piece):
                self.ids.add(box.id)
                self.taken.append(box)
                self.filled[box.column] += self.heights[box.id] + GAP
        return True


def first_boxes(
    graph: KnowledgeGraph,
    claims: Sequence[Claim],
    pieces: Sequence[Piece | None],
    heights: Mapping[str, int],
) -> list[str]:
    """The ids of the boxes of the first view.

    The most important come first, but no speaker fills the column: what is worth most is taken
    next, and is worth less with each statement that its speaker already has.
    """
    weights = Weights(graph)
    first = First(heights)
    spoken: Counter[str] = Counter()
    about: Counter[str] = Counter()
    heap = [
        (-weights.of(claim), number)
        for number, (claim, piece) in enumerate(zip(claims, pieces, strict=True))
        if piece is not None
    ]
    heapq.heapify(heap)
    while heap:
        known, number = heapq.heappop(heap)
        claim, piece = claims[number], pieces[number]
        assert piece is not None  # noqa: S101 - the heap holds no others
        says = piece.kind == "says" and piece.main.id not in first.ids
        same = max((about[policy] for policy in weights.carried(claim)), default=0)
        speaker = piece.others[0].id if piece.others else ""
        less = SAME_SPEAKER * spoken[speaker] + SAME_POLICY * same
        now = -weights.of(claim) + less * says
        if now > known:
            heapq.heappush(heap, (now, number))
            continue
        if first.offer(piece) and says:
            spoken[speaker] += 1
            about.update(weights.carried(claim))
    joined = {
        end
        for piece in pieces
        if piece is not None
        for edge in piece.edges
        if edge.begin in first.ids and edge.end in first.ids
        for end in (edge.begin, edge.end)
    }
    main = {piece.main.id for piece in pieces if piece is not None}
    return [box.id for box in first.taken if box.id in joined or box.id in main]
