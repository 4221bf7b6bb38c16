"""Which outlet an article, or a passage of it, is credited to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ids import entity_id
from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Document, Entity, Span
from kg.resolution.entities import Resolved
from kg.resolution.names import normalised


@dataclass(frozen=True)
class Outlets:
    """The outlets and authors that metadata name, as entities.

    ``extra`` are entities that no text mentions, ``labels`` the names of all outlets by id.
    """

    resolved: Resolved
    by_name: Mapping[str, str]
    extra: tuple[Entity, ...]
    labels: Mapping[str, str]
    media: frozenset[str]

    def credited(self, document: Document, span: Span) -> str | None:
        """The outlet that a sentence is credited to, or None.

        A credit that covers the passage goes first, then a statement whose source is an outlet,
        then the outlet that the whole article is a reprint of.
        """
        for credit in document.article.credits:
            if credit.covers is not None and overlap(credit.covers, span):
                return self.by_name[normalised(credit.outlet)]
        told = self.reporting_outlet(document, span)
        if told is not None:
            return told
        for credit in document.article.credits:
            if credit.covers is None and credit.kind == "reprint":
                return self.by_name[normalised(credit.outlet)]
        return None

    def reporting_outlet(self, document: Document, span: Span) -> str | None:
        """The outlet that says the sentence, informs of it or was told it, or None."""
        for statement in document.statements:
            parts = (*statement.cue, *statement.content, *statement.source)
            if not any(overlap(part, span) for part in parts):
                continue
            for referent in (statement.source_referent, statement.addressee_referent):
                if referent is None:
                    continue
                entity = self.resolved.entity_of[document.article.id, referent]
                if entity in self.media:
                    return entity
        return None

    def derived_from(self, document: Document) -> tuple[str, ...]:
        """The outlets that an article rests on, sorted."""
        found = {self.by_name[normalised(c.outlet)] for c in document.article.credits}
        for span in document.sentences:
            told = self.reporting_outlet(document, span)
            if told is not None:
                found.add(told)
        own = normalised(document.article.outlet or "")
        return tuple(sorted(found - {self.by_name.get(own, "")}))


def overlap(one: Span, other: Span) -> bool:
    """True if two spans share a character."""
    return one.begin < other.end and other.begin < one.end


def find_outlets(documents: Sequence[Document], resolved: Resolved) -> Outlets:
    """The outlets and authors of all metadata, joined with the entities of the texts."""
    by_name: dict[str, str] = {}
    for entity in resolved.entities:
        for name in (entity.label, *entity.alt_labels):
            if entity.types[0] in ("MediaOutlet", "Person"):
                by_name.setdefault(normalised(name), entity.id)
    extra: dict[str, Entity] = {}
    for name, kind in sorted(named_in_metadata(documents)):
        if normalised(name) in by_name:
            continue
        entity = known_or_new(name, kind)
        taken = next((e for e in resolved.entities if e.id == entity.id), None)
        by_name[normalised(name)] = entity.id
        if taken is None:
            extra.setdefault(entity.id, entity)
    labels = {e.id: e.label for e in (*resolved.entities, *extra.values())}
    media = frozenset(
        e.id for e in (*resolved.entities, *extra.values()) if "MediaOutlet" in e.types
    )
    return Outlets(resolved, by_name, tuple(extra.values()), labels, media)


def named_in_metadata(documents: Sequence[Document]) -> set[tuple[str, str]]:
    """(name, type) of every outlet and author that metadata name."""
    found = set()
    for document in documents:
        article = document.article
        found |= {(credit.outlet, "MediaOutlet") for credit in article.credits}
        found |= {(author, "Person") for author in article.authors}
        if article.outlet:
            found.add((article.outlet, "MediaOutlet"))
    return found


def known_or_new(name: str, kind: str) -> Entity:
    """The gazetteer's outlet of a name, or an entity known by that name only."""
    for sense in find_senses(name):
        entry = find_entry(sense.key)
        if entry is not None and entry.type == kind:
            aliases = tuple(sorted(a for a in entry.aliases if a != entry.name))
            return Entity(
                entity_id(entry.name), (kind,), entry.name, aliases, same_as=entry.same_as
            )
    return Entity(entity_id(name), (kind,), name)
