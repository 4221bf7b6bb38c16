"""Articles and outlets as the page shows them, and the row of their boxes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count

from kg.formats.page.facts import Json, utf16
from kg.formats.page.layout import IN_ROW, ROW_WIDTH, place_row
from kg.formats.page.wrap import wrap
from kg.model import ArticleNode, KnowledgeGraph

ROW = 4
MOST_TEXT = 200_000
LONGEST_TITLE = 160
# Articles that are listed although no sentence of theirs is on the page.
MOST_UNTOLD = 200
ROW_LINES = 3


def article_rows(graph: KnowledgeGraph, told: Mapping[int, int]) -> dict[int, Json]:
    """The articles that the page names, by their index in the graph.

    ``told`` counts the sentences that the page has of each. The texts of the most told ones are
    there as far as ``MOST_TEXT`` characters reach.
    """
    labels = graph.labels()
    numbers = range(len(graph.articles))
    kept = sorted({*told, *numbers[: MOST_UNTOLD if len(numbers) > MOST_UNTOLD else None]})
    room = MOST_TEXT
    rows = {number: article_row(number, graph.articles[number], labels) for number in kept}
    finder = MentionFinder(graph)
    for number in sorted(kept, key=lambda one: (-told.get(one, 0), one)):
        article = graph.articles[number].article
        if len(article.text) <= room:
            room -= len(article.text)
            rows[number]["text"] = article.text
            rows[number]["mentions"] = finder.of(article.id, article.text)
    return rows


def article_row(number: int, node: ArticleNode, labels: Mapping[str, str]) -> Json:
    """One article without its text; ``outlets`` are where it appeared and what it rests on."""
    article = node.article
    title = article.title
    outlet = labels.get(node.publisher or "", article.outlet or "")
    rests = [labels.get(one, "") for one in node.derived_from]
    return {
        "number": number + 1,
        "id": article.id,
        "title": title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…",
        "file": article.files[0] if article.files else "",
        "authors": list(article.authors),
        "outlet": outlet,
        "outlets": [one for one in dict.fromkeys((outlet, *rests)) if one],
        "date": article.published.isoformat() if article.published else "",
        "text": None,
        "mentions": [],
    }


class MentionFinder:
    """Finds where the texts of a graph name its entities."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.found: dict[str, list[tuple[int, int, str]]] = {}
        for entity in graph.entities:
            for mention in entity.mentions:
                begin, end = mention.passage.span
                row = (begin, end, entity.label)
                self.found.setdefault(mention.passage.article, []).append(row)

    def of(self, article: str, text: str) -> list[list[object]]:
        """The mentions in a text as [begin, length, label], in UTF-16 units and in order."""
        rows: list[list[object]] = []
        last = 0
        for begin, end, label in sorted(self.found.get(article, ())):
            if begin >= last:
                rows.append([utf16(text[:begin]), utf16(text[begin:end]), label])
                last = end
        return rows


# ---- the row below the columns


def row_boxes(articles: Mapping[int, Json], told: Mapping[int, int], bottom: int) -> list[Json]:
    """The boxes of the most told articles, of outlets, and of how many articles there are more."""
    most = sorted(articles, key=lambda one: (-told.get(one, 0), one))
    outlets = Counter(name for row in articles.values() for name in row["outlets"])
    named = sorted(outlets, key=lambda name: (-outlets[name], name))
    room = IN_ROW - min(3, len(named))
    shown = sorted(most if len(most) <= room else most[: room - 1])
    boxes = [article_box(articles[one]) for one in shown]
    if len(shown) < len(most):
        label = f"{len(most) - len(shown):,} more articles"
        boxes.append(row_box("articles|more", "article", label, label))
    boxes += [outlet_box(name) for name in named[: IN_ROW - len(boxes)]]
    return placed(boxes, bottom)


def article_box(row: Json) -> Json:
    """The box of an article with its number."""
    name, label = f"article|{row['number']}", f"{row['number']}  {row['title']}"
    return {**row_box(name, "article", label, row["title"]), "article": row["number"] - 1}


def outlet_box(name: str) -> Json:
    """The box of an outlet."""
    return {**row_box(f"outlet|{name}", "outlet", name, name), "outlet": name}


def row_box(name: str, kind: str, label: str, words: str) -> Json:
    """A box of the row, not yet in its place."""
    lines = wrap(label, ROW_WIDTH, most_lines=ROW_LINES)
    box = {"id": name, "column": ROW, "kind": kind, "label": "\n".join(lines), "name": words}
    return {**box, "lines": len(lines), "facts": []}


def placed(boxes: Sequence[Json], bottom: int) -> list[Json]:
    """The boxes of the row in their places below the columns."""
    lines = max((box["lines"] for box in boxes), default=1)
    places = place_row(len(boxes), lines, bottom)
    return [{**b, "x": x, "y": y, "order": n} for b, (x, y), n in zip(boxes, places, count())]
