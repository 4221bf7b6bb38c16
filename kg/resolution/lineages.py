"""On how many independent origins the articles rest: outlets they credit, and their own words."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.ids import node_id
from kg.model import Document, Lineage, Passage, Span
from kg.resolution.copies import copied_passages
from kg.resolution.credits import Credits, derived_from
from kg.resolution.entities import Resolved
from kg.resolution.outlets import Outlets


@dataclass
class Lineages:
    """The lineages, those that carry each passage, and the outlets each article rests on."""

    lineages: tuple[Lineage, ...]
    carried: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)
    derived: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, article: str, span: Span) -> tuple[str, ...]:
        """The ids of the lineages that carry some part of a span, sorted."""
        found = self.carried.get(article, [])
        first = max(0, bisect_right(found, (Span(span.begin, span.begin), "")) - 1)
        hits = set()
        for carried, lineage in found[first:]:
            if carried.begin >= span.end:
                break
            if carried.end > span.begin:
                hits.add(lineage)
        return tuple(sorted(hits))


def trace_lineages(documents: Sequence[Document], resolved: Resolved, outlets: Outlets) -> Lineages:
    """The lineage of every sentence: the outlet it is credited to, or its article's own.

    Copies share an origin: what one article credits to an outlet, another has from there too.
    """
    origin: dict[Passage, str] = {}
    derived = {}
    for document in documents:
        article = document.article.id
        credited = Credits(document, resolved, outlets).find()
        derived[article] = derived_from(document, credited, outlets)
        for span, outlet in zip(document.sentences, credited, strict=True):
            origin[Passage(article, span)] = outlet or article
    spread_to_copies(origin, copied_passages(documents), told_order(documents))
    titles = {document.article.id: document.article.title for document in documents}
    return collect(origin, titles, outlets.labels, derived)


def told_order(documents: Sequence[Document]) -> dict[str, tuple[str, str]]:
    """Article id → what sorts articles in the order in which they were published."""
    return {
        d.article.id: (
            d.article.published.isoformat() if d.article.published else "9",
            d.article.id,
        )
        for d in documents
    }


def spread_to_copies(
    origin: dict[Passage, str],
    groups: Sequence[frozenset[Passage]],
    order: Mapping[str, tuple[str, str]],
) -> None:
    """Gives the sentences of a group of copies that nobody is credited for one origin.

    That is the outlet which most of the group are credited to, or else the article that was
    published first.
    """
    for group in groups:
        credited = Counter(origin[p] for p in group if origin[p] != p.article)
        if credited:
            chosen = min(credited, key=lambda name: (-credited[name], name))
        else:
            chosen = min((p.article for p in group), key=lambda article: order[article])
        for passage in group:
            if origin[passage] == passage.article:
                origin[passage] = chosen


def collect(
    origin: Mapping[Passage, str],
    titles: Mapping[str, str],
    labels: Mapping[str, str],
    derived: dict[str, tuple[str, ...]],
) -> Lineages:
    """One lineage for each origin."""
    carries: dict[str, list[Passage]] = defaultdict(list)
    for passage, source in origin.items():
        carries[source].append(passage)
    lineages, carried = [], defaultdict(list)
    for source in sorted(carries):
        label = labels.get(source) or titles.get(source, source)
        name = f"own words of: {label}" if source in titles else label
        node = node_id("lineage", label, source)
        lineage = Lineage(node, source, name, tuple(sorted(carries[source])))
        lineages.append(lineage)
        for passage in lineage.carries:
            carried[passage.article].append((passage.span, lineage.id))
    for found in carried.values():
        found.sort()
    return Lineages(tuple(sorted(lineages, key=lambda item: item.id)), dict(carried), derived)
