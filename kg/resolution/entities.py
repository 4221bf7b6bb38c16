"""Referents of all articles → entities: one node for each actor, place and thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import digest, entity_id
from kg.lexicon.gazetteer.entries import Entry
from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Document, Entity, EntityMention, Passage, Referent
from kg.resolution.judgements import Judgements
from kg.resolution.keys import Key, Place, keys_of
from kg.resolution.names import normalised

Group = list[tuple[Place, Referent]]


@dataclass(frozen=True)
class Resolved:
    """The entities, and which entity each referent of each article is.

    ``known`` are the gazetteer keys of the entities that have one, ``rules`` the kind of key by
    which the mentions of each entity were joined.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[Place, str]
    known: Mapping[str, str]
    rules: Mapping[str, str]

    def find(self, article: str, referent: int | None) -> str | None:
        """The entity of a referent of an article, if there is one."""
        return self.entity_of[article, referent] if referent is not None else None


def resolve(documents: Sequence[Document], judgements: Judgements) -> Resolved:
    """The entities of all documents; a human's decisions go before every rule."""
    keys = judgements.apply(keys_of(documents), names_of(documents))
    groups: dict[Key, Group] = defaultdict(list)
    for document in documents:
        for number, referent in enumerate(document.referents):
            place = (document.article.id, number)
            groups[keys[place]].append((place, referent))
    ids = entity_ids(groups, judgements)
    entities = [make_entity(ids[key], key, group, judgements) for key, group in groups.items()]
    return Resolved(
        tuple(sorted(entities, key=lambda e: e.id)),
        {place: ids[key] for key, group in groups.items() for place, _ in group},
        {ids[key]: key[1] for key in groups if key[0] == "known"},
        {ids[key]: key[0] for key in groups},
    )


def names_of(documents: Iterable[Document]) -> dict[Place, tuple[str, ...]]:
    """The names of each referent, the main one first."""
    return {
        (document.article.id, number): (referent.name, *referent.aliases)
        for document in documents
        for number, referent in enumerate(document.referents)
    }


def entity_ids(groups: Mapping[Key, Group], judgements: Judgements) -> dict[Key, str]:
    """The id of each entity: its name, and a digest of its key where two may share the name."""
    names = {key: canonical_name(key, group, judgements) for key, group in groups.items()}
    used = Counter(entity_id(name).casefold() for key, name in names.items() if key[0] != "local")
    ids = {}
    for key, name in names.items():
        plain = entity_id(name)
        shared = used[plain.casefold()] > 1 and key[0] != "known"
        ids[key] = entity_id(name, digest(*key)) if shared or key[0] == "local" else plain
    return ids


def canonical_name(key: Key, group: Group, judgements: Judgements) -> str:
    """What an entity is called: as a human says, as the gazetteer does, the new or fullest name."""
    renamed = judgements.name_for(n for _, r in group for n in (r.name, *r.aliases))
    if renamed:
        return renamed
    entry = find_entry(key[1]) if key[0] == "known" else None
    if entry is not None:
        return entry.name
    replaced = [r.name for _, r in group if "renamed" in r.rules]
    named = replaced or [r.name for _, r in group if any(m.kind == "name" for m in r.mentions)]
    return max(sorted(named or (r.name for _, r in group)), key=len)


def make_entity(entity: str, key: Key, group: Group, judgements: Judgements) -> Entity:
    """One entity from the referents that are it."""
    label = canonical_name(key, group, judgements)
    entry = find_entry(key[1]) if key[0] == "known" else None
    names = {n for _, r in group for n in (r.name, *r.aliases)}
    decided = judgements.rules_for(names, (place[0] for place, _ in group))
    names |= set(entry.aliases) if entry else set()
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
        alt_labels=tuple(sorted(n for n in names if n and normalised(n) != normalised(label))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.passage, m.kind, m.locative))),
        same_as=entry.same_as if entry else (),
        head_count=first.head_count,
        affiliation=first.affiliation,
        reason=first.reason,
        point=entry.point if entry else None,
        rules=tuple(
            sorted({rule for _, r in group for rule in r.rules} | {f"entity.{key[0]}"} | decided)
        ),
    )


def types_of(group: Group, entry: Entry | None, mentions: set[EntityMention]) -> tuple[str, ...]:
    """The commonest type first; a place too where it is meant as one."""
    counts = Counter(referent.type for _, referent in group)
    main = entry.type if entry else min(counts, key=lambda name: (-counts[name], name))
    if main not in ("Place", "Country") and any(mention.locative for mention in mentions):
        return (main, "Place")
    return (main,)
