"""On how many independent origins the articles rest: outlets they credit, and their own words."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.ids import node_id
from kg.model import Document, Lineage, Passage, Span
from kg.resolution.copies import copied_passages
from kg.resolution.outlets import Outlets


@dataclass
class Lineages:
    """The lineages, and those that carry each passage."""

    lineages: tuple[Lineage, ...]
    carried: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)

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


def trace_lineages(documents: Sequence[Document], outlets: Outlets) -> Lineages:
    """The lineage of every sentence: the outlet it is credited to, or its article's own.

    Copies share an origin: what one article credits to an outlet, another has from there too.
    """
    origin: dict[Passage, str] = {}
    for document in documents:
        article = document.article.id
        for span in document.sentences:
            credited = outlets.credited(document, span)
            origin[Passage(article, span)] = credited or article
    spread_to_copies(origin, copied_passages(documents))
    titles = {document.article.id: document.article.title for document in documents}
    return collect(origin, titles, outlets.labels)


def spread_to_copies(origin: dict[Passage, str], groups: list[frozenset[Passage]]) -> None:
    """Gives every sentence of a group of copies the outlet that most of them are credited to."""
    for group in groups:
        credited = Counter(origin[p] for p in group if origin[p] != p.article)
        if credited:
            chosen = min(credited, key=lambda name: (-credited[name], name))
        else:
            chosen = min(p.article for p in group)
        for passage in group:
            if origin[passage] == passage.article:
                origin[passage] = chosen


def collect(
    origin: Mapping[Passage, str], titles: Mapping[str, str], labels: Mapping[str, str]
) -> Lineages:
    """One lineage for each origin."""
    carries: dict[str, list[Passage]] = defaultdict(list)
    for passage, source in origin.items():
        carries[source].append(passage)
    lineages, carried = [], defaultdict(list)
    for source in sorted(carries):
        label = labels.get(source) or titles.get(source, source)
        own = source in titles
        name = f"own words of: {label}" if own else label
        lineage = Lineage(
            node_id("lineage", label, source), source, name, tuple(sorted(carries[source]))
        )
        lineages.append(lineage)
        for passage in lineage.carries:
            carried[passage.article].append((passage.span, lineage.id))
    for found in carried.values():
        found.sort()
    return Lineages(tuple(sorted(lineages, key=lambda item: item.id)), dict(carried))
