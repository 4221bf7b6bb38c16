"""KnowledgeGraph → the JSON object that the page is drawn from (see the package's docstring)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from jinja2.utils import htmlsafe_json_dumps

from kg.formats.page.blocks import AGGREGATE_ABOVE, Overview, overview_rows, spread
from kg.formats.page.boxes import AFFECTED, DONE, SAID, WHO, BoxMaker, Edge
from kg.formats.page.choice import FIRST_HEIGHT, first_boxes, ranked
from kg.formats.page.disagreements import OPPOSING, boxes_of, conflict_rows
from kg.formats.page.facts import FactMaker, Json
from kg.formats.page.layout import (
    GAP,
    GUTTER,
    HEADER,
    ROW_WIDTH,
    WIDTHS,
    order_columns,
    place_columns,
)
from kg.formats.page.norms import policy_rows
from kg.formats.page.picture import Picture, draw_all, heights_of, labels_of
from kg.formats.page.sources import article_rows, row_boxes
from kg.formats.page.wrap import LINE_HEIGHT, PADDING
from kg.model import Claim, KnowledgeGraph

MOST_FACTS = 3000
# Of the data without the texts of articles, as written; with the script the page stays below 5 MB.
MOST_BYTES = 3_300_000
MOST_NAMES = 4000
LAYOUT: Json = {
    "widths": [*WIDTHS, ROW_WIDTH],
    "gutter": GUTTER,
    "gap": GAP,
    "header": HEADER,
    "line": LINE_HEIGHT,
    "padding": PADDING,
    "first": FIRST_HEIGHT,
}


def page_data(
    graph: KnowledgeGraph, title: str | None = None, wanted: AbstractSet[str] | None = None
) -> Json:
    """The data of the page; with ``wanted``, only the claims of those ids.

    The most important claims are kept, as many as the page's size allows.
    """
    claims = ranked(graph, wanted)
    overview = Overview(graph, claims) if len(claims) > AGGREGATE_ABOVE else None
    limit = MOST_FACTS
    while True:
        data = Contract(graph, claims, overview, limit).data(title)
        size = written_size(data)
        if size <= MOST_BYTES or limit == 1:
            return data
        limit = max(1, int(min(limit, len(claims)) * 0.95 * MOST_BYTES / size))


def written_size(data: Json) -> int:
    """The bytes of the data as the page holds them, without the texts of articles."""
    articles = [{**row, "text": None} for row in data["articles"]]
    return len(htmlsafe_json_dumps({**data, "articles": articles}, ensure_ascii=False).encode())


class Contract:
    """The parts of the data, made from one another."""

    def __init__(
        self,
        graph: KnowledgeGraph,
        claims: Sequence[Claim],
        overview: Overview | None,
        limit: int,
    ) -> None:
        self.graph, self.overview, self.total = graph, overview, len(claims)
        self.kept = spread(overview, claims, limit) if overview else list(claims[:limit])
        self.index = {claim.id: number for number, claim in enumerate(self.kept)}
        self.maker = FactMaker(graph)
        self.facts = [self.maker.fact(claim) for claim in self.kept]
        self.boxes = BoxMaker(graph, self.kept)
        self.picture = draw_all(self.boxes, self.kept)
        for row, piece in zip(self.facts, self.picture.pieces, strict=True):
            row["kind"] = piece.kind if piece else "does"
            row["box"] = piece.main.id if piece else None
        self.conflicts = conflict_rows(graph, self.index, self.maker)
        for number, row in enumerate(self.conflicts):
            row["boxes"] = boxes_of(row, self.boxes, self.picture, self.index)
            del row["members"]
            for fact in row["facts"]:
                self.facts[fact]["conflicts"].append(number)

    def data(self, title: str | None) -> Json:
        """The whole of it."""
        boxes, edges = self.drawn()
        told = Counter(row["article"] for row in self.maker.sentences)
        articles = article_rows(self.graph, told)
        if self.overview is None:
            bottom = max((b["y"] + height_of(b) // 2 for b in boxes if "x" in b), default=0)
            boxes += row_boxes(articles, told, bottom)
        else:
            more, links = overview_rows(self.overview, self.kept)
            boxes, edges = boxes + more, edges + links
            for fact, claim in zip(self.facts, self.kept, strict=True):
                fact["topic"] = self.overview.topic(claim)
        number = {box["id"]: place for place, box in enumerate(boxes)}
        self.point(boxes, number, {index: place for place, index in enumerate(articles)})
        return {
            "title": title or heading(self.graph, self.kept),
            "base": self.graph.base,
            "counts": self.counts(),
            "layout": LAYOUT,
            "boxes": boxes,
            "edges": [
                {**edge, "from": number[edge["from"]], "to": number[edge["to"]]} for edge in edges
            ],
            "facts": self.facts,
            "sentences": self.maker.sentences,
            "conflicts": self.conflicts,
            "policies": policy_rows(self.graph, self.kept),
            "articles": list(articles.values()),
            "names": self.names(number),
        }

    def point(self, boxes: list[Json], number: Mapping[str, int], place: Mapping[int, int]) -> None:
        """Turns ids of boxes and indices of the graph's articles into indices of the page's."""
        for row in self.maker.sentences:
            row["article"] = place[row["article"]]
        for box in boxes:
            if "article" in box:
                box["article"] = place[box["article"]]
        for fact in self.facts:
            fact["box"] = number.get(fact["box"])
        for conflict in self.conflicts:
            conflict["boxes"] = [number[name] for name in conflict["boxes"]]
            for variant in conflict["variants"]:
                for one in variant["told"]:
                    one["article"] = place.get(one["article"])

    def counts(self) -> Json:
        """How much there is in the graph, of which the page may hold a part."""
        return {
            "facts": self.total,
            "articles": len(self.graph.articles),
            "conflicts": len(self.graph.conflicts),
        }

    def drawn(self) -> tuple[list[Json], list[Json]]:
        """All boxes, those of the first view first and in their places, and all edges."""
        told_in = self.articles_of_boxes()
        labels = labels_of(self.picture, told_in)
        heights = heights_of(labels)
        first = first_boxes(self.graph, self.kept, self.picture.pieces, heights)
        edges = [edge_row(e, n, self.facts) for e, n in sorted(self.picture.edges.items())]
        edges += opposition(self.conflicts)
        pairs = sorted({(e["from"], e["to"]) for e in edges if {e["from"], e["to"]} <= {*first}})
        centres = place_columns(order_columns(in_columns(first, self.picture), pairs), heights)
        order = dict.fromkeys((*first, *by_importance(self.picture)))
        boxes: list[Json] = [
            {
                "id": name,
                "column": box.column,
                "kind": box.kind,
                "label": "\n".join(labels[name]),
                "lines": len(labels[name]),
                "name": box.label.replace("\n", " · "),
                "facts": self.picture.facts.get(name, []),
                **({"x": centres[name][0], "y": centres[name][1]} if name in centres else {}),
            }
            for name, box in ((name, self.picture.boxes[name]) for name in order)
        ]
        return boxes, edges

    def articles_of_boxes(self) -> dict[str, list[int]]:
        """The numbers of the articles that tell each box; of a statement, where it is made."""
        found: dict[str, set[int]] = defaultdict(set)
        for name, numbers in self.picture.facts.items():
            for number in numbers:
                found[name].update(self.maker.number[a] + 1 for a in self.kept[number].articles)
        for name, articles in self.boxes.told_in.items():
            found[name] = {self.maker.number[article] + 1 for article in articles}
        return {name: sorted(numbers) for name, numbers in found.items()}

    def names(self, number: Mapping[str, int]) -> list[Json]:
        """What the search knows besides facts: the names of every entity that has a box."""
        found = []
        for entity in self.graph.entities:
            ids = [self.boxes.actor(entity.id, column).id for column in (WHO, AFFECTED)]
            box = next((number[one] for one in ids if one in number), None)
            if box is not None:
                for name in dict.fromkeys((entity.label, *entity.alt_labels)):
                    found.append({"name": name, "box": box})
        return found[:MOST_NAMES]


def heading(graph: KnowledgeGraph, kept: Sequence[Claim]) -> str:
    """What the page is called: the policy that most articles tell of, if half of them do."""
    many = len(graph.articles)
    articles = f"{many:,} article{'s' if many != 1 else ''}"
    policies = {policy.id: policy for policy in graph.policies}
    told: dict[str, set[str]] = defaultdict(set)
    claims: Counter[str] = Counter()
    for claim in kept:
        for action in sorted({policies[node].action for node in claim.about if node in policies}):
            told[action].update(claim.articles)
            claims[action] += 1
    most = max(told, key=lambda one: (len(told[one]), claims[one]), default=None)
    if most is not None and 2 * len(told[most]) > many:
        label = graph.labels().get(most, "")
        return f"{label[:1].upper()}{label[1:]}: who said what in {articles}"
    return f"{articles}: who said what, who may do what"


def in_columns(names: Sequence[str], picture: Picture) -> list[list[str]]:
    """Names of boxes by column, sorted."""
    columns: list[list[str]] = [[], [], [], []]
    for name in sorted(names):
        columns[picture.boxes[name].column].append(name)
    return columns


def by_importance(picture: Picture) -> list[str]:
    """All boxes, those of the most important facts first."""
    last = len(picture.pieces)
    first = {name: min(picture.facts.get(name, ()), default=last) for name in picture.boxes}
    main = {SAID, DONE}
    return sorted(first, key=lambda n: (first[n], picture.boxes[n].column not in main, n))


def height_of(box: Json) -> int:
    """The height of a box in pixels."""
    return LINE_HEIGHT * int(box["lines"]) + PADDING


def edge_row(edge: Edge, numbers: list[int], facts: Sequence[Json]) -> Json:
    """An edge; it is as sure as the surest of its facts."""
    unnamed = edge.kind == "says" and "|unnamed|" in edge.begin
    return {
        "from": edge.begin,
        "to": edge.end,
        "kind": edge.kind,
        "label": edge_label(edge, facts[numbers[0]]),
        "sure": 1 if unnamed else max(facts[number]["sure"] for number in numbers),
        "facts": numbers,
        "conflicts": [],
    }


def edge_label(edge: Edge, fact: Json) -> str:
    """What stands on a selected line; empty where the kind of the line says it all."""
    if edge.kind in ("does", "decides"):
        return str(fact["phrase"])
    if edge.kind == "tells" and fact["kind"] != "does":
        return "says: unchanged" if "unchanged" in fact["status"] else "affirms"
    return ""


def opposition(conflicts: Sequence[Json]) -> list[Json]:
    """The edges between boxes that oppose each other, one for each pair."""
    found: dict[tuple[str, str], Json] = {}
    for number, conflict in enumerate(conflicts):
        if conflict["kind"] not in OPPOSING or not conflict["opposed"]:
            continue
        for other in conflict["boxes"][1:]:
            pair = (conflict["boxes"][0], other)
            row = {"from": pair[0], "to": pair[1], "kind": "conflicts", "label": "", "sure": 3}
            found.setdefault(pair, {**row, "facts": [], "conflicts": []})["conflicts"].append(
                number
            )
    return [found[pair] for pair in sorted(found)]
