"""What a large page opens on: topics, who speaks on them, what is decided and done, and when.

A topic is a community of entities (Blondel et al., 2008) among the most connected ones; a claim
belongs to the topic of its subject, else of its object.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.formats.page.boxes import AFFECTED, DONE, HEADING, SAID, WHO, sentence_case
from kg.formats.page.facts import Json
from kg.formats.page.layout import ROW_WIDTH, WIDTHS, order_columns, place_columns, place_row
from kg.formats.page.sources import ROW
from kg.formats.page.wrap import height, wrap
from kg.model import Claim, KnowledgeGraph

AGGREGATE_ABOVE = 10_000
MOST_TOPICS = 8
MOST_BESIDE = 9
MOST_MONTHS = 8
MOST_EDGES = 60
MOST_NODES = 1500
MOST_LINKS = 20_000
MOST_FACTS_OF_A_BOX = 60
NAMES_IN_TOPIC = 3
EDGE_OF = {
    "permission": "permits",
    "prohibition": "prohibits",
    "request": "asks",
    "obligation": "orders",
}


def topics_of(graph: KnowledgeGraph, claims: Sequence[Claim]) -> dict[str, int]:
    """The topic of each entity that has one, 0 the one with most of the claims."""
    import networkx

    entities = {entity.id for entity in graph.entities}
    pairs: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        ends = sorted({claim.subject, claim.object, *claim.addressees} & entities)
        pairs.update((one, other) for i, one in enumerate(ends) for other in ends[i + 1 :])
    weight: Counter[str] = Counter()
    for pair, times in pairs.items():
        for end in pair:
            weight[end] += times
    kept = sorted(weight, key=lambda one: (-weight[one], one))[:MOST_NODES]
    number = {node: i for i, node in enumerate(kept)}
    links = sorted(
        ((-times, number[a], number[b]) for (a, b), times in pairs.items() if {a, b} <= {*number}),
    )[:MOST_LINKS]
    # Numbers instead of ids: sets of numbers are iterated in the same order in every process.
    network = networkx.Graph()
    network.add_nodes_from(range(len(kept)))
    network.add_weighted_edges_from((a, b, -times) for times, a, b in links)
    found = networkx.community.louvain_communities(network, seed=1) if kept else []
    community = {kept[i]: c for c, members in enumerate(found) for i in members}
    sizes = Counter(community.get(claim.subject, -1) for claim in claims)
    order = sorted(set(community.values()), key=lambda c: (-sizes[c], c))[:MOST_TOPICS]
    rank = {c: place for place, c in enumerate(order)}
    return {node: rank[c] for node, c in community.items() if c in rank}


@dataclass(frozen=True)
class Part:
    """A box of the overview that a claim counts for: its column, key and kind."""

    column: int
    key: str
    kind: str


class Overview:
    """Counts claims of a graph for each box of the overview, and between the boxes."""

    def __init__(self, graph: KnowledgeGraph, claims: Sequence[Claim]) -> None:
        self.graph, self.topics = graph, topics_of(graph, claims)
        self.labels = graph.labels()
        self.policies = {policy.id: policy for policy in graph.policies}
        self.events = {event.id: event for event in graph.events}
        self.sources = {s.id: s.source for s in graph.statements}
        self.places = {e.id for e in graph.entities if e.types[0] in ("Place", "Region", "City")}
        self.entities = {entity.id for entity in graph.entities}
        self.published = {n.article.id: n.article.published for n in graph.articles}
        self.counts: Counter[Part] = Counter()
        self.links: Counter[tuple[Part, Part, str]] = Counter()
        self.articles: dict[int, set[str]] = defaultdict(set)
        for claim in claims:
            self.add(claim)

    def topic(self, claim: Claim) -> int:
        """The topic of a claim; ``MOST_TOPICS`` for those of none."""
        ends = (claim.subject, claim.object, *claim.addressees)
        return next((self.topics[e] for e in ends if e in self.topics), MOST_TOPICS)

    def parts(self, claim: Claim) -> list[list[Part]]:
        """The boxes that a claim counts for, by column."""
        sources = {self.sources.get(s) for s in claim.statements} - {None}
        who = [Part(WHO, s, "actor") for s in sorted(filter(None, sources))]
        said = [Part(SAID, str(self.topic(claim)), "topic")]
        done, kind = self.deed(claim)
        whom = [e for e in (*claim.addressees, claim.object) if e in self.entities]
        there = [Part(AFFECTED, e, "place" if e in self.places else "actor") for e in whom]
        dates = sorted(d for a in claim.articles if (d := self.published.get(a)))
        months = [Part(ROW, dates[0].isoformat()[:7], "article")] if dates else []
        return [who, said, [Part(DONE, done, kind)] if done else [], there, months]

    def deed(self, claim: Claim) -> tuple[str, str]:
        """What a claim tells of: a kind of policy or of event."""
        for node in (claim.object, *claim.about):
            if node in self.policies:
                return self.policies[node].modality, "policy"
            if node in self.events:
                return self.events[node].kind, "action"
        return "", ""

    def add(self, claim: Claim) -> None:
        """Counts a claim."""
        columns = self.parts(claim)
        self.articles[self.topic(claim)].update(claim.articles)
        for part in {part for column in columns for part in column}:
            self.counts[part] += 1
        for left, right in ((0, 1), (1, 2), (2, 3)):
            for one in columns[left]:
                for other in columns[right]:
                    self.links[one, other, self.edge_kind(one, other)] += 1

    def edge_kind(self, one: Part, other: Part) -> str:
        """The kind of the line between two boxes."""
        if one.column == WHO:
            return "says"
        policy = one if one.column == DONE else other
        return EDGE_OF.get(policy.key, "tells" if one.column == SAID else "concerns")

    def chosen(self) -> list[Part]:
        """The boxes that are shown: the largest of each column; all kinds of deeds."""
        most = {WHO: MOST_BESIDE, SAID: MOST_TOPICS + 1, DONE: MOST_TOPICS, AFFECTED: MOST_BESIDE}
        found = []
        for column, limit in most.items():
            own = [part for part in self.counts if part.column == column]
            found += sorted(own, key=lambda p: (-self.counts[p], p.key))[:limit]
        months = [part for part in self.counts if part.column == ROW]
        largest = sorted(months, key=lambda p: (-self.counts[p], p.key))[:MOST_MONTHS]
        return found + sorted(largest, key=lambda p: p.key)

    def label(self, part: Part) -> str:
        """What a box says, with the number of its facts."""
        count = f"{self.counts[part]:,} facts"
        if part.column == SAID:
            number = int(part.key)
            return f"{self.topic_name(number)}\n{count}, {len(self.articles[number]):,} articles"
        words = HEADING.get(part.key) or self.labels.get(part.key, part.key)
        return f"{sentence_case(words)}\n{count}"

    def topic_name(self, number: int) -> str:
        """A topic by its most named entities."""
        if number == MOST_TOPICS:
            return "Other topics"
        own = [e for e in self.graph.entities if self.topics.get(e.id) == number]
        own.sort(key=lambda e: (-len(e.mentions), e.id))
        return ", ".join(entity.label for entity in own[:NAMES_IN_TOPIC])


def overview_rows(made: Overview, kept: Sequence[Claim]) -> tuple[list[Json], list[Json]]:
    """The boxes and edges of the overview; ``kept`` are the claims that the page holds."""
    chosen = made.chosen()
    name = {part: f"overview|{part.column}|{part.key}" for part in chosen}
    facts: dict[Part, list[int]] = defaultdict(list)
    for number, claim in enumerate(kept):
        for part in (part for column in made.parts(claim) for part in column):
            if len(facts[part]) < MOST_FACTS_OF_A_BOX and number not in facts[part][-1:]:
                facts[part].append(number)
    links = [link for link in made.links if link[0] in name and link[1] in name]
    links.sort(key=lambda link: (-made.links[link], name[link[0]], name[link[1]]))
    edges: list[Json] = [
        {
            "from": name[one],
            "to": name[other],
            "kind": kind,
            "label": f"{made.links[one, other, kind]:,} facts",
            "sure": 3,
            "facts": [],
            "conflicts": [],
        }
        for one, other, kind in links[:MOST_EDGES]
    ]
    pairs = sorted({(edge["from"], edge["to"]) for edge in edges})
    boxes = [
        {
            "id": name[part],
            "column": part.column,
            "kind": part.kind,
            "label": made.label(part),
            "name": made.label(part).replace("\n", " · "),
            "facts": facts[part],
            "overview": True,
            **({"topic": int(part.key)} if part.column == SAID else {}),
        }
        for part in chosen
    ]
    return place_overview(boxes, pairs), edges


def place_overview(boxes: list[Json], pairs: Sequence[tuple[str, str]]) -> list[Json]:
    """The boxes of the overview with wrapped labels, in their places."""
    lines = {
        box["id"]: wrap(box["label"], WIDTHS[box["column"]] if box["column"] < ROW else ROW_WIDTH)
        for box in boxes
    }
    heights = {name: height(one) for name, one in lines.items()}
    columns = [[b["id"] for b in boxes if b["column"] == column] for column in range(ROW)]
    centres = place_columns(order_columns(columns, pairs), heights)
    bottom = max((y + heights[name] // 2 for name, (_, y) in centres.items()), default=0)
    row = [box["id"] for box in boxes if box["column"] == ROW]
    most = max((len(lines[name]) for name in row), default=1)
    centres |= dict(zip(row, place_row(len(row), most, bottom), strict=True))
    return [
        {
            **box,
            "label": "\n".join(lines[box["id"]]),
            "lines": len(lines[box["id"]]),
            "x": centres[box["id"]][0],
            "y": centres[box["id"]][1],
        }
        for box in boxes
    ]


def spread(made: Overview, claims: Sequence[Claim], limit: int) -> list[Claim]:
    """The first claims of every topic, so that each topic can be opened, in their order."""
    queues: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        queues[made.topic(claim)].append(claim)
    share = max(1, limit // max(1, len(queues)))
    chosen = {claim.id for queue in queues.values() for claim in queue[:share]}
    for claim in claims:
        if len(chosen) < limit:
            chosen.add(claim.id)
    return [claim for claim in claims if claim.id in chosen]
