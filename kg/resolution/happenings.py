"""What the articles tell of by nouns of happening: one event where parties and topic agree."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.ids import node_id
from kg.lexicon.gazetteer.lookup import power_of
from kg.model import Document, EventNode, Happening, Passage
from kg.resolution.clusters import Item, cluster
from kg.resolution.entities import Resolved
from kg.resolution.owners import LEADING

ALIKE = 0.4
PARTY, TOPIC = 1.0, 0.5
PERIOD = timedelta(days=30)
NAMED = ("known", "person", "name", "owned")
LONGEST = 80


@dataclass(frozen=True)
class Telling:
    """A happening of one article, with who takes part in it."""

    document: Document
    happening: Happening
    parties: tuple[str, ...]


def join_happenings(
    documents: Sequence[Document], resolved: Resolved, events: Sequence[EventNode]
) -> tuple[EventNode, ...]:
    """The events with those that the documents tell of by nouns, each once, sorted.

    Where a mention holds the trigger of an event that is there already, its mentions join that.
    """
    tellings = [telling(d, h, resolved) for d in documents for h in d.happenings]
    items = [item_of(told, resolved) for told in tellings]
    triggers = triggers_of(events)
    found = {event.id: event for event in events}
    for positions in cluster(items, ALIKE):
        for group in by_period([tellings[position] for position in positions]):
            passages = passages_of(group)
            same = told_as(passages, triggers)
            event = found[same] if same is not None else make_event(group)
            known = found.get(event.id, event)
            found[event.id] = replace(known, mentions=widest({*known.mentions, *passages}))
    return tuple(found[key] for key in sorted(found))


def telling(document: Document, happening: Happening, resolved: Resolved) -> Telling:
    """A happening with the entities that take part."""
    article = document.article.id
    parties = {resolved.entity_of[article, number] for number in happening.parties}
    return Telling(document, happening, tuple(sorted(parties)))


def item_of(told: Telling, resolved: Resolved) -> Item:
    """A happening ready to be compared; who is known in this article alone says nothing."""
    named = [party for party in told.parties if resolved.rules.get(party) in NAMED]
    names = frozenset(power_of(resolved.known.get(party)) or party for party in named)
    topics = {topic: TOPIC for topic in told.happening.topics}
    words = dict.fromkeys(sorted(names), PARTY) | topics
    article = told.document.article.id
    alone = (article, str(told.happening.mentions[0])) if not words else ()
    return Item(
        block=(told.happening.kind, *alone),
        words=words,
        telling=frozenset(topic for topic in topics if topic.isdigit()),
        names=names,
        apart=article,
    )


def passages_of(group: Sequence[Telling]) -> set[Passage]:
    """Where the tellings of one event tell of it."""
    return {Passage(t.document.article.id, m) for t in group for m in t.happening.mentions}


def widest(passages: set[Passage]) -> tuple[Passage, ...]:
    """The passages that lie in no other one, sorted: 'her visit to Oslo' rather than 'visit'."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.article, p.span.begin, -p.span.end)):
        last = kept[-1] if kept else None
        if last is None or last.article != passage.article or last.span.end < passage.span.end:
            kept.append(passage)
    return tuple(kept)


def by_period(group: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings of one kind of happening, cut where none was published for a month.

    Those without a date go with the first.
    """
    dated = sorted((day_of(t), n) for n, t in enumerate(group) if day_of(t) is not None)
    found: list[list[Telling]] = []
    last: date | None = None
    for day, number in dated:
        if day is not None and (last is None or day - last > PERIOD):
            found.append([])
        found[-1].append(group[number])
        last = day
    undated = [t for t in group if day_of(t) is None]
    if not found:
        return [undated]
    found[0].extend(undated)
    return found


def day_of(told: Telling) -> date | None:
    """When the article of a telling was published."""
    return told.document.article.published


Triggers = Mapping[str, list[tuple[int, int, str]]]


def triggers_of(events: Sequence[EventNode]) -> Triggers:
    """Article → (begin, end, event) of the mentions of events, sorted."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for event in events:
        for passage in event.mentions:
            found.setdefault(passage.article, []).append((*passage.span, event.id))
    return {article: sorted(rows) for article, rows in found.items()}


def told_as(passages: set[Passage], triggers: Triggers) -> str | None:
    """The event whose triggers lie in the most of some passages, if there is one."""
    counts: Counter[str] = Counter()
    for passage in passages:
        rows = triggers.get(passage.article, [])
        first = bisect_right(rows, (passage.span.begin, -1, ""))
        for begin, end, event in rows[first:]:
            if begin >= passage.span.end:
                break
            if end <= passage.span.end:
                counts[event] += 1
    return min(counts, key=lambda event: (-counts[event], event), default=None)


def make_event(group: Sequence[Telling]) -> EventNode:
    """An event from its tellings; its name and id come from the first."""
    first = group[0]
    texts = [first.document.article.slice(span) for span in first.happening.mentions]
    plain = [" ".join(LEADING.sub("", text).split()) for text in texts]
    fitting = [text for text in plain if len(text) <= LONGEST] or [plain[0][:LONGEST]]
    label = max(fitting, key=lambda text: (len(text), text))
    content = (first.happening.kind, first.document.article.id, str(first.happening.mentions[0]))
    return EventNode(
        id=node_id("event", label, *content),
        label=label,
        kind=first.happening.event,
        actors=tuple(sorted({("", party) for t in group for party in t.parties})),
        mentions=(),
    )
