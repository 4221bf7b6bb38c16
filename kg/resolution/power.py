"""Who speaks for whom: a country, its government and its leader decide as one power."""

from collections.abc import Iterable, Mapping

from kg.lexicon.gazetteer.lookup import find_entry, find_terms
from kg.model import Document

LEADS = "kgo:leads"


def powers(
    documents: Iterable[Document], entity_of: Mapping[tuple[str, int], str], keys: Mapping[str, str]
) -> dict[str, str]:
    """Entity id → the power it decides for, by the gazetteer and by who leads what.

    ``keys`` are the gazetteer keys of the entities that have one. An entity of no known power is
    its own.
    """
    found = {entity: country for entity, key in keys.items() if (country := country_of(key))}
    led: dict[str, str] = {}
    for document in documents:
        for relation in document.relations:
            if relation.predicate != LEADS or not isinstance(relation.object, int):
                continue
            leader = entity_of[document.article.id, relation.subject]
            body = entity_of[document.article.id, relation.object]
            led[leader] = min(body, led.get(leader, body))
    for leader, body in sorted(led.items()):
        shared = found.get(leader) or found.get(body) or body
        found.setdefault(leader, shared)
        found.setdefault(body, shared)
    return found


def country_of(key: str) -> str | None:
    """The key of the country that a gazetteer entry is or belongs to."""
    entry = find_entry(key)
    if entry is None:
        return None
    if entry.type == "Person":
        # An office of a country, the one taken up last; heads of other bodies have none.
        held = [term for term in find_terms(key) if is_country(term.of)]
        return max(held, key=lambda term: str(term.begin or "")).of if held else None
    return entry.key if entry.type == "Country" else entry.country


def is_country(key: str) -> bool:
    """True for the key of a country."""
    entry = find_entry(key)
    return entry is not None and entry.type == "Country"
