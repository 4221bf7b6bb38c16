"""Which outlet an article, or a passage of it, is credited to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ids import entity_id
from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Document, Entity, Span
from kg.resolution.entities import Resolved
from kg.resolution.names import normalised

OUTLET, AUTHOR = "MediaOutlet", "Person"


@dataclass(frozen=True)
class Outlets:
    """The outlets and authors that metadata name, as entities.

    ``by_name`` gives the entity of a type by its normalised name; ``extra`` are entities that no
    text mentions, ``labels`` the names of all entities by id, ``media`` the outlets.
    """

    by_name: Mapping[tuple[str, str], str]
    extra: tuple[Entity, ...]
    labels: Mapping[str, str]
    media: frozenset[str]

    def outlet(self, name: str) -> str:
        """The entity of an outlet that metadata name."""
        return self.by_name[OUTLET, normalised(name)]

    def author(self, name: str) -> str:
        """The entity of an author that metadata name."""
        return self.by_name[AUTHOR, normalised(name)]


def find_outlets(documents: Sequence[Document], resolved: Resolved) -> Outlets:
    """The outlets and authors of all metadata, joined with the entities of the texts."""
    entities = {entity.id: entity for entity in resolved.entities}
    by_name: dict[tuple[str, str], str] = {}
    for entity in resolved.entities:
        for name in (entity.label, *entity.alt_labels):
            if entity.types[0] in (OUTLET, AUTHOR) and len(name.split()) >= 1:
                by_name.setdefault((entity.types[0], normalised(name)), entity.id)
    extra: dict[str, Entity] = {}
    for name, kind in sorted(named_in_metadata(documents)):
        if (kind, normalised(name)) in by_name:
            continue
        entity = known_or_new(name, kind)
        if entity.id not in entities:
            extra.setdefault(entity.id, entity)
        by_name[kind, normalised(name)] = entity.id
    everything = (*resolved.entities, *extra.values())
    labels = {entity.id: entity.label for entity in everything}
    media = frozenset(entity.id for entity in everything if OUTLET in entity.types)
    return Outlets(by_name, tuple(extra.values()), labels, media)


def named_in_metadata(documents: Sequence[Document]) -> set[tuple[str, str]]:
    """(name, type) of every outlet and author that metadata name."""
    found = set()
    for document in documents:
        article = document.article
        found |= {(credit.outlet, OUTLET) for credit in article.credits}
        found |= {(author, AUTHOR) for author in article.authors}
        if article.outlet:
            found.add((article.outlet, OUTLET))
    return found


def known_or_new(name: str, kind: str) -> Entity:
    """The gazetteer's outlet or person of a name, or an entity known by that name only."""
    for sense in find_senses(name):
        entry = find_entry(sense.key)
        if entry is not None and entry.type == kind and sense.kind == "name":
            others = tuple(sorted(a for a in entry.aliases if a != entry.name))
            return Entity(entity_id(entry.name), (kind,), entry.name, others, same_as=entry.same_as)
    return Entity(entity_id(name), (kind,), name)


def overlap(one: Span, other: Span) -> bool:
    """True if two spans share a character."""
    return one.begin < other.end and other.begin < one.end
