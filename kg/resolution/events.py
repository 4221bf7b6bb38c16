"""What the articles tell as having happened: one event for each kind, agent and patient."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from kg.ids import node_id
from kg.model import Document, EventNode, Passage, Relation
from kg.resolution.entities import Resolved

SURE = ("asserted", "attributed")
# Rules whose subject is not who does it.
WITHOUT_AGENT = ("deed.undergone",)
Place = tuple[str, int]


def merge_events(
    documents: Sequence[Document], resolved: Resolved
) -> tuple[tuple[EventNode, ...], Mapping[Place, str]]:
    """The events of all documents, and the event of each relation that tells one.

    Tellings without a date join those that have one only where there is a single date.
    """
    groups: dict[tuple[str, str, str], list[tuple[Place, Relation]]] = defaultdict(list)
    for document in documents:
        article = document.article.id
        for number, relation in enumerate(document.relations):
            if relation.event is None or not relation.positive or relation.certainty not in SURE:
                continue
            if not isinstance(relation.object, int) or relation.rule in WITHOUT_AGENT:
                continue
            agent = resolved.entity_of[article, relation.subject]
            patient = resolved.entity_of[article, relation.object]
            groups[relation.event, agent, patient].append(((article, number), relation))
    labels = {entity.id: entity.label for entity in resolved.entities}
    events, event_of = [], {}
    for key in sorted(groups):
        for day, members in by_day(groups[key]).items():
            event = make_event(key, day, members, resolved, labels)
            events.append(event)
            event_of.update(dict.fromkeys((place for place, _ in members), event.id))
    return tuple(sorted(events, key=lambda event: event.id)), event_of


def by_day(
    members: list[tuple[Place, Relation]],
) -> dict[date | None, list[tuple[Place, Relation]]]:
    """Tellings of one kind of event by their day."""
    found: dict[date | None, list[tuple[Place, Relation]]] = defaultdict(list)
    for place, relation in members:
        found[relation.time.begin if relation.time else None].append((place, relation))
    dated = [day for day in found if day is not None]
    if len(dated) == 1 and None in found:
        found[dated[0]] += found.pop(None)
    return found


def make_event(
    key: tuple[str, str, str],
    day: date | None,
    members: list[tuple[Place, Relation]],
    resolved: Resolved,
    labels: Mapping[str, str],
) -> EventNode:
    """One event from its tellings."""
    kind, agent, patient = key
    label = f"{labels[agent]}: {kind.lower()} – {labels[patient]}"
    ends = [r.time.end for _, r in members if r.time is not None and r.time.end is not None]
    places = {
        resolved.entity_of[place[0], relation.place]
        for place, relation in members
        if relation.place is not None
    }
    return EventNode(
        id=node_id("event", label, *key, day.isoformat() if day else ""),
        label=label,
        kind=kind,
        actors=tuple(sorted({("agent", agent), ("patient", patient)})),
        mentions=tuple(sorted({Passage(place[0], r.trigger) for place, r in members})),
        places=tuple(sorted(places)),
        begin=day,
        end=max(ends, default=None) if day else None,
    )
