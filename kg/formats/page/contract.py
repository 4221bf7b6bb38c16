"""KnowledgeGraph → the JSON object that the page is drawn from (see the package's docstring)."""

from collections.abc import Iterable, Mapping

from kg.formats.page.boxes import DONE, SAID, WHO, BoxMaker, Edge
from kg.formats.page.choice import Picture, choose, ranked
from kg.formats.page.facts import FactMaker, Json, conflict_facts
from kg.formats.page.layout import ROW_WIDTH, WIDTHS, order_columns, place_columns, place_row
from kg.formats.page.wrap import MOST_LINES, height, wrap
from kg.model import Conflict, KnowledgeGraph

MOST_FACTS = 3000
MOST_TEXT = 200_000
MOST_ARTICLES = 10
ROW = 4
OPPOSING = ("contradiction", "lostQualifier")


def page_data(graph: KnowledgeGraph, title: str | None = None, about: str | None = None) -> Json:
    """The data of the page; with ``about``, only what concerns the entity of that label or id."""
    maker = FactMaker(graph)
    claims = ranked(graph, about)
    kept = claims[:MOST_FACTS]
    index = {claim.id: number for number, claim in enumerate(kept)}
    facts = [maker.fact(claim) for claim in kept]
    boxes_of = BoxMaker(graph, kept)
    picture = choose(boxes_of, kept)
    conflicts = conflict_facts(graph, index)
    for number, (conflict, row) in enumerate(zip(graph.conflicts, conflicts, strict=True)):
        row["opposed"] = all(isinstance(member, str) for member in conflict.involves)
        row["boxes"] = conflict_boxes(conflict, boxes_of, picture, index, kept_pieces(row, picture))
        for fact in row["facts"]:
            facts[fact]["conflicts"].append(number)
    told_in = {
        name: sorted({maker.number[article] + 1 for article in found})
        for name, found in boxes_of.told_in.items()
    }
    boxes, edges = draw(picture, facts, conflicts, told_in)
    articles = article_rows(graph)
    boxes += article_boxes(articles, boxes)
    drawn = {number for numbers in picture.facts.values() for number in numbers}
    return {
        "title": title or heading(graph),
        "shown": len(drawn),
        "total": len(claims),
        "boxes": boxes,
        "edges": edges,
        "facts": facts,
        "conflicts": conflicts,
        "articles": articles,
        "names": names(graph, boxes_of, picture),
    }


def heading(graph: KnowledgeGraph) -> str:
    """What the page is called."""
    count = len(graph.articles)
    return f"{count} article{'s' if count != 1 else ''}: who said what, who may do what"


def names(graph: KnowledgeGraph, maker: BoxMaker, picture: Picture) -> list[Json]:
    """What the search knows besides facts: every name of what has a box."""
    found = []
    for entity in graph.entities:
        ids = [maker.actor(entity.id, column).id for column in (WHO, 3)]
        box = next((one for one in ids if one in picture.boxes), None)
        for name in dict.fromkeys((entity.label, *entity.alt_labels)) if box else ():
            found.append({"name": name, "box": box})
    return found


def kept_pieces(row: Json, picture: Picture) -> list[str]:
    """The boxes of deeds and statements that stand for the facts of a conflict."""
    facts = set(row["facts"])
    return sorted(
        name
        for name, box in picture.boxes.items()
        if box.column in (SAID, DONE) and facts & set(picture.facts[name])
    )


def conflict_boxes(
    conflict: Conflict,
    maker: BoxMaker,
    picture: Picture,
    index: dict[str, int],
    near: list[str],
) -> list[str]:
    """The boxes of the members of a conflict; a denied deed stands for itself or what tells it."""
    found: list[str] = []
    for member in conflict.involves:
        if not isinstance(member, str):
            continue
        if member in maker.policies:
            found.append(maker.policy_box(maker.policies[member]).id)
        elif member in index:
            found += [one for one in near if index[member] in picture.facts[one]][:1]
        elif member in maker.statements and (box := maker.telling(member)) is not None:
            found.append(box.id)
    return [one for one in dict.fromkeys(found) if one in picture.boxes] or near


def draw(
    picture: Picture,
    facts: list[Json],
    conflicts: list[Json],
    told_in: Mapping[str, list[int]],
) -> tuple[list[Json], list[Json]]:
    """The boxes with their places and the edges between them."""
    columns: list[list[str]] = [[], [], [], []]
    lines, heights = {}, {}
    for name, box in sorted(picture.boxes.items()):
        columns[box.column].append(name)
        tail = (
            support(articles_of(name, picture, facts, told_in))
            if box.column in (SAID, DONE)
            else ""
        )
        most = MOST_LINES + (box.column == DONE)
        lines[name] = wrap(box.label, WIDTHS[box.column], tail, most)
        heights[name] = height(lines[name])
    edges = [edge_row(edge, numbers, facts) for edge, numbers in sorted(picture.edges.items())]
    edges += opposition(conflicts)
    pairs = sorted({(edge["from"], edge["to"]) for edge in edges})
    centres = place_columns(order_columns(columns, pairs), heights)
    boxes: list[Json] = [
        {
            "id": name,
            "column": box.column,
            "kind": box.kind,
            "label": "\n".join(lines[name]),
            "title": box.label.replace("\n", " · "),
            "x": centres[name][0],
            "y": centres[name][1],
            "w": WIDTHS[box.column],
            "h": heights[name],
            "facts": picture.facts[name],
        }
        for name, box in sorted(picture.boxes.items())
    ]
    return boxes, edges


def article_boxes(articles: list[Json], boxes: list[Json]) -> list[Json]:
    """The row below the columns: the articles with their numbers, as far as there is room."""
    row = articles[:MOST_ARTICLES]
    bottom = max((box["y"] + box["h"] // 2 for box in boxes), default=0)
    lines = [wrap(f"{a['number']}  {a['title']}", ROW_WIDTH, most_lines=3) for a in row]
    places = place_row(len(row), max(map(len, lines), default=1), bottom)
    return [
        {
            "id": f"article|{article['number']}",
            "column": ROW,
            "kind": "article",
            "label": "\n".join(text),
            "title": article["title"],
            "x": x,
            "y": y,
            "w": ROW_WIDTH,
            "h": height(text),
            "facts": [],
            "article": article["number"] - 1,
        }
        for article, text, (x, y) in zip(row, lines, places, strict=True)
    ]


def edge_row(edge: Edge, numbers: list[int], facts: list[Json]) -> Json:
    """An edge; it is as sure as the surest of its facts."""
    unnamed = edge.kind == "says" and "|unnamed|" in edge.begin
    return {
        "from": edge.begin,
        "to": edge.end,
        "kind": edge.kind,
        "label": facts[numbers[0]]["phrase"] if edge.kind in ("does", "decides") else "",
        "sure": 1 if unnamed else max(facts[number]["sure"] for number in numbers),
        "facts": numbers,
        "conflicts": [],
    }


def opposition(conflicts: Iterable[Json]) -> list[Json]:
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


def articles_of(
    name: str, picture: Picture, facts: list[Json], told_in: Mapping[str, list[int]]
) -> list[int]:
    """The numbers of the articles that tell a box; of a statement, those where it is made."""
    if name in told_in:
        return told_in[name]
    return sorted({e["article"] + 1 for n in picture.facts[name] for e in facts[n]["evidence"]})


def support(articles: list[int]) -> str:
    """The numbers of articles as in "[1 2 5]"."""
    inner = " ".join(map(str, articles[:8])) + (" …" if len(articles) > 8 else "")
    return f"[{inner}]" if articles else ""


def article_rows(graph: KnowledgeGraph) -> list[Json]:
    """The articles; as many with their text as fit into ``MOST_TEXT`` characters together."""
    labels = graph.labels()
    rows, room = [], MOST_TEXT
    for number, node in enumerate(graph.articles, start=1):
        fits = len(node.article.text) <= room
        room -= len(node.article.text) if fits else 0
        rows.append(
            {
                "number": number,
                "title": node.article.title,
                "file": node.article.files[0] if node.article.files else "",
                "outlet": labels.get(node.publisher or "", node.article.outlet or ""),
                "date": node.article.published.isoformat() if node.article.published else "",
                "text": node.article.text if fits else None,
            }
        )
    return rows
