"""Referents of all articles → entities: one node for each actor, place and thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ids import digest, entity_id
from kg.lexicon.gazetteer.entries import Entry
from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Document, Entity, EntityMention, Passage, Referent
from kg.resolution.judgements import Judgements
from kg.resolution.keys import Key, Place, keys_of
from kg.resolution.names import normalised


@dataclass(frozen=True)
class Resolved:
    """The entities, and which entity each referent of each article is."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[Place, str]
    known: Mapping[str, str]


def resolve(documents: Sequence[Document], judgements: Judgements) -> Resolved:
    """The entities of all documents; a human's decisions go before every rule."""
    keys = judgements.apply(keys_of(documents), names_of(documents))
    groups: dict[Key, list[tuple[Place, Referent]]] = defaultdict(list)
    for document in documents:
        for number, referent in enumerate(document.referents):
            place = (document.article.id, number)
            groups[keys[place]].append((place, referent))
    ids = entity_ids(groups, judgements)
    entities = [make_entity(ids[key], key, group, judgements) for key, group in groups.items()]
    entities = link_possibly_same(entities)
    known = {ids[key]: key[1] for key in groups if key[0] == "known"}
    entity_of = {place: ids[key] for key, group in groups.items() for place, _ in group}
    return Resolved(tuple(sorted(entities, key=lambda e: e.id)), entity_of, known)


def names_of(documents: Iterable[Document]) -> dict[Place, str]:
    """The name of each referent."""
    return {
        (document.article.id, number): referent.name
        for document in documents
        for number, referent in enumerate(document.referents)
    }


def entity_ids(
    groups: Mapping[Key, list[tuple[Place, Referent]]], judgements: Judgements
) -> dict[Key, str]:
    """The id of each entity: its name, and a digest of its key where two share the name."""
    names = {key: canonical_name(key, group, judgements) for key, group in groups.items()}
    used = Counter(entity_id(name).casefold() for name in names.values())
    ids = {}
    for key, name in names.items():
        plain = entity_id(name)
        shared = used[plain.casefold()] > 1 or key[0] == "local"
        ids[key] = entity_id(name, digest(*key)) if shared else plain
    return ids


def canonical_name(key: Key, group: list[tuple[Place, Referent]], judgements: Judgements) -> str:
    """What an entity is called: as a human says, as the gazetteer does, or the fullest name."""
    renamed = judgements.name_for(names_in(group))
    if renamed:
        return renamed
    entry = find_entry(key[1]) if key[0] == "known" else None
    if entry is not None:
        return entry.name
    named = [r.name for _, r in group if any(m.kind == "name" for m in r.mentions)]
    return max(sorted(named or names_in(group)), key=len)


def names_in(group: list[tuple[Place, Referent]]) -> list[str]:
    """All names in a group of referents."""
    return [referent.name for _, referent in group]


def make_entity(
    entity: str, key: Key, group: list[tuple[Place, Referent]], judgements: Judgements
) -> Entity:
    """One entity from the referents that are it."""
    label = canonical_name(key, group, judgements)
    entry = find_entry(key[1]) if key[0] == "known" else None
    names = {n for _, r in group for n in (r.name, *r.aliases)} | set(
        entry.aliases if entry else ()
    )
    mentions = {
        EntityMention(Passage(place[0], m.span), m.kind, m.locative)
        for place, referent in group
        for m in referent.mentions
    }
    first = min(group, key=lambda pair: pair[0])[1]
    return Entity(
        id=entity,
        types=types_of(group, entry, mentions),
        label=label,
        alt_labels=tuple(sorted(n for n in names if normalised(n) != normalised(label))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.passage, m.kind))),
        same_as=entry.same_as if entry else (),
        head_count=first.head_count,
        affiliation=first.affiliation,
        reason=first.reason,
        point=entry.point if entry else None,
        rules=tuple(sorted({rule for _, r in group for rule in r.rules} | {f"entity.{key[0]}"})),
    )


def types_of(
    group: list[tuple[Place, Referent]], entry: Entry | None, mentions: set[EntityMention]
) -> tuple[str, ...]:
    """The commonest type first; a place too where it is meant as one."""
    counts = Counter(referent.type for _, referent in group)
    main = entry.type if entry else min(counts, key=lambda name: (-counts[name], name))
    if main != "Place" and main != "Country" and any(mention.locative for mention in mentions):
        return (main, "Place")
    return (main,)


def link_possibly_same(entities: list[Entity]) -> list[Entity]:
    """Anonymous sources of several articles that may be the same people, linked, never merged."""
    blocks: dict[tuple[str, int | None], list[Entity]] = defaultdict(list)
    for entity in entities:
        if "AnonymousSource" in entity.types:
            blocks[normalised(entity.affiliation or entity.label), entity.head_count].append(entity)
    links: dict[str, tuple[str, ...]] = {}
    for group in blocks.values():
        for entity in group[:50]:
            here = {m.passage.article for m in entity.mentions}
            links[entity.id] = tuple(
                sorted(
                    o.id for o in group[:50] if not here & {m.passage.article for m in o.mentions}
                )
            )
    return [
        replace(entity, possibly_same=links[entity.id]) if links.get(entity.id) else entity
        for entity in entities
    ]
