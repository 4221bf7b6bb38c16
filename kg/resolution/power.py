"""Who speaks for whom: a country, its government, bodies and leaders decide as one power."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.lexicon.gazetteer.lookup import find_entry, find_terms
from kg.model import Document, Entity
from kg.resolution.owners import country_key

LEADS = "kgo:leads"
GOVERNING = frozenset(("Government", "GovernmentBody", "MilitaryForce"))
Place = tuple[str, int]


def powers(
    documents: Sequence[Document],
    entities: Iterable[Entity],
    entity_of: Mapping[Place, str],
    keys: Mapping[str, str],
) -> dict[str, str]:
    """Entity id → the power it decides for, by the gazetteer and by who leads what.

    ``keys`` are the gazetteer keys of the entities that have one. An entity of no known power is
    not among them.
    """
    days = days_of(documents)
    found: dict[str, str] = {}
    for entity in entities:
        key = keys.get(entity.id)
        articles = {mention.passage.article for mention in entity.mentions}
        country = country_of(key, {days[a] for a in articles if a in days}) if key else None
        country = country or named_country(entity)
        if country:
            found[entity.id] = country
    for one, other in sorted(led(documents, entity_of)):
        known = found.get(one) or found.get(other) or other
        found.setdefault(one, known)
        found.setdefault(other, known)
    return found


def acting_for(
    entities: Iterable[Entity], power_of: Mapping[str, str], keys: Mapping[str, str]
) -> tuple[Entity, ...]:
    """The entities, governments and their bodies with the country that they act for."""
    found = tuple(entities)
    countries = {keys[e.id]: e.id for e in found if e.id in keys and "Country" in e.types}
    return tuple(
        replace(entity, acts_for=countries.get(power_of.get(entity.id, "")))
        if GOVERNING & set(entity.types) and "Country" not in entity.types
        else entity
        for entity in found
    )


def days_of(documents: Iterable[Document]) -> dict[str, date | None]:
    """Article id → its date."""
    return {document.article.id: document.article.published for document in documents}


def country_of(key: str, days: Iterable[date | None]) -> str | None:
    """The country that a gazetteer entry is, belongs to, or holds an office of on one of the days.

    Without a day, an office counts only where the person has held offices of one country.
    """
    entry = find_entry(key)
    if entry is None:
        return None
    if entry.type == "Country":
        return entry.key
    if entry.type == "Person":
        known = [day for day in days if day is not None]
        terms = find_terms(key)
        held = {
            term.of
            for term in terms
            if not known
            or any(
                (term.begin is None or term.begin <= day) and (term.end is None or day <= term.end)
                for day in known
            )
        }
        return held.pop() if len(held) == 1 else None
    return (
        entry.country if entry.type in ("Government", "GovernmentBody", "MilitaryForce") else None
    )


def named_country(entity: Entity) -> str | None:
    """The country by which unnamed officials and forces are described: "U.S. officials"."""
    if entity.affiliation:
        return country_key(entity.affiliation.split()[0])
    if "Government" in entity.types or "GovernmentBody" in entity.types:
        return country_key(entity.label.split()[0])
    return None


def led(documents: Iterable[Document], entity_of: Mapping[Place, str]) -> set[tuple[str, str]]:
    """(leader, what they lead) of all relations that say so, where it is one thing only."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for relation in document.relations:
            if relation.predicate == LEADS and isinstance(relation.object, int):
                leader = entity_of[document.article.id, relation.subject]
                bodies[leader].add(entity_of[document.article.id, relation.object])
    return {(leader, body) for leader, found in bodies.items() for body in found}
