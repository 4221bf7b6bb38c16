"""KnowledgeGraph → the JSON object that the page is drawn from (see the package's docstring)."""

from collections import defaultdict
from dataclasses import dataclass, field

from kg.formats.page.facts import FactMaker, Json, conflict_facts
from kg.formats.page.layout import WIDTHS, order_columns, place_columns
from kg.formats.page.wrap import height, wrap
from kg.model import Claim, KnowledgeGraph

MOST_BOXES = 60
MOST_FACTS = 3000
MOST_TEXT = 400_000
WHO, SAID, DONE, AFFECTED = range(4)
EDGE_KINDS = {
    "authorized": "permits",
    "permittedTo": "permits",
    "prohibited": "prohibits",
    "prohibitedFrom": "prohibits",
    "askedFor": "asks",
    "urged": "asks",
    "directed": "orders",
}


@dataclass
class Picture:
    """The boxes and edges while they are chosen."""

    kinds: dict[str, tuple[int, str, str, str]] = field(default_factory=dict)
    facts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def box(self, node: str, column: int, kind: str, label: str, fact: int) -> str:
        """The id of the box of a node in a column, which is made if need be."""
        name = f"{column}|{node}"
        self.kinds.setdefault(name, (column, kind, label, node))
        if fact not in self.facts[name]:
            self.facts[name].append(fact)
        return name


def page_data(graph: KnowledgeGraph, title: str | None = None, about: str | None = None) -> Json:
    """The data of the page; with ``about``, only what concerns the entity of that label or id."""
    maker = FactMaker(graph)
    claims = ranked(graph, about)
    kept = claims[:MOST_FACTS]
    index = {claim.id: number for number, claim in enumerate(kept)}
    facts = [maker.fact(claim) for claim in kept]
    conflicts = conflict_facts(graph, index)
    for number, conflict in enumerate(conflicts):
        for fact in conflict["facts"]:
            facts[fact]["conflicts"].append(number)
    whole, picture, types = Picture(), Picture(), node_types(graph)
    for number, claim in enumerate(kept):
        add_claim(whole, types, claim, number, maker.labels)
        if len(picture.kinds) < MOST_BOXES:
            add_claim(picture, types, claim, number, maker.labels)
    boxes, edges = draw(picture, facts)
    known = {box["node"]: box["id"] for box in boxes}
    return {
        "title": title or heading(graph),
        "shown": len(boxes),
        "total": len(whole.kinds),
        "boxes": boxes,
        "edges": edges,
        "facts": facts,
        "conflicts": conflicts,
        "articles": article_rows(graph),
        "names": [
            {"name": name, "box": known[entity.id]}
            for entity in graph.entities
            if entity.id in known
            for name in (entity.label, *entity.alt_labels)
        ],
        "left_out": len(claims) - len(kept),
    }


def heading(graph: KnowledgeGraph) -> str:
    """What the page is called."""
    count = len(graph.articles)
    return f"{count} article{'s' if count != 1 else ''}: who said what, who may do what"


def ranked(graph: KnowledgeGraph, about: str | None) -> list[Claim]:
    """The claims from the most important on: policies, conflicts, independent origins first."""
    disputed = {m for c in graph.conflicts for m in c.involves if isinstance(m, str)}
    labels = graph.labels()
    wanted = (about or "").casefold()

    def concerns(claim: Claim) -> bool:
        ends = (claim.subject, claim.object, *claim.addressees)
        return any(wanted in (end.casefold(), labels.get(end, "").casefold()) for end in ends)

    def weight(claim: Claim) -> tuple[float, str]:
        norm = any(a.status is not None for a in claim.assertions)
        conflict = bool(disputed & {claim.id, *claim.about, *claim.statements})
        score = 2 * len(claim.lineages) + len(claim.articles) + 6 * norm + 4 * conflict
        score += 0 if claim.predicate.startswith("kgr:") else 3
        score += 0 if claim.asserted else -2
        return (-score, claim.id)

    chosen = [claim for claim in graph.claims if not wanted or concerns(claim)]
    return sorted(chosen, key=weight)


def add_claim(
    picture: Picture, types: dict[str, str], claim: Claim, number: int, labels: dict[str, str]
) -> None:
    """The boxes and edges of one claim."""
    kind = types.get(claim.object, "Thing")
    predicate = claim.predicate.partition(":")[2]
    who = picture.box(claim.subject, WHO, "actor", labels.get(claim.subject, ""), number)
    label = labels.get(claim.object, claim.object)
    if kind in ("Action", "Policy"):
        column, look = DONE, "policy" if kind == "Policy" else "action"
    elif kind in ("Proposition", "Office"):
        column, look = SAID, "statement"
    else:
        column, look = AFFECTED, "place" if kind in ("Place", "Country") else "actor"
    what = picture.box(claim.object, column, look, label, number)
    picture.edges[who, what, edge_kind(predicate, claim.positive)].append(number)
    if column == DONE:
        for addressee in claim.addressees:
            to = picture.box(addressee, AFFECTED, "actor", labels.get(addressee, ""), number)
            picture.edges[what, to, "concerns"].append(number)


def edge_kind(predicate: str, positive: bool) -> str:
    """How an edge looks."""
    return EDGE_KINDS.get(predicate, "says") if positive else "denies"


def node_types(graph: KnowledgeGraph) -> dict[str, str]:
    """The type of every node."""
    types = {entity.id: entity.types[0] for entity in graph.entities}
    types |= {concept.id: concept.type for concept in graph.concepts}
    return types | dict.fromkeys((policy.id for policy in graph.policies), "Policy")


def draw(picture: Picture, facts: list[Json]) -> tuple[list[Json], list[Json]]:
    """The boxes with their places and the edges between them."""
    columns: list[list[str]] = [[], [], [], []]
    lines, heights = {}, {}
    for name, (column, _, label, _) in sorted(picture.kinds.items()):
        columns[column].append(name)
        lines[name] = wrap(label + support(picture.facts[name], facts, column), WIDTHS[column])
        heights[name] = height(lines[name])
    pairs = sorted({(one, other) for one, other, _ in picture.edges})
    centres = place_columns(order_columns(columns, pairs), heights)
    boxes = [
        {
            "id": name,
            "node": node,
            "column": column,
            "kind": kind,
            "label": "\n".join(lines[name]),
            "x": centres[name][0],
            "y": centres[name][1],
            "w": WIDTHS[column],
            "h": heights[name],
            "facts": picture.facts[name],
        }
        for name, (column, kind, _, node) in sorted(picture.kinds.items())
    ]
    edges = [
        {
            "from": one,
            "to": other,
            "kind": kind,
            "label": facts[numbers[0]]["predicate"],
            "sure": max(sureness(facts[n]) for n in numbers),
            "facts": numbers,
        }
        for (one, other, kind), numbers in sorted(picture.edges.items())
    ]
    return boxes, edges


def support(numbers: list[int], facts: list[Json], column: int) -> str:
    """The numbers of the articles that tell what a box says, as in "[1 2 5]"."""
    if column not in (SAID, DONE):
        return ""
    articles = sorted({e["article"] + 1 for n in numbers for e in facts[n]["evidence"]})
    return f" [{' '.join(map(str, articles[:8]))}{' …' if len(articles) > 8 else ''}]"


def sureness(fact: Json) -> int:
    """3 for asserted, 2 for attributed, 1 for possible or hypothetical, 0 for inferred."""
    if fact["inferred"]:
        return 0
    return 3 if "asserted" in fact["certainty"] else 2 if "attributed" in fact["certainty"] else 1


def article_rows(graph: KnowledgeGraph) -> list[Json]:
    """The articles with their text, as long as all texts together are not too long."""
    labels = graph.labels()
    size = sum(len(node.article.text) for node in graph.articles)
    return [
        {
            "number": number,
            "title": node.article.title,
            "file": node.article.files[0],
            "outlet": labels.get(node.publisher or "", ""),
            "date": node.article.published.isoformat() if node.article.published else "",
            "text": node.article.text if size <= MOST_TEXT else None,
        }
        for number, node in enumerate(graph.articles, start=1)
    ]
