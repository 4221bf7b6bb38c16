"""Unnamed sources of several articles that may be the same people: linked, never merged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Document, Entity
from kg.resolution.names import normalised
from kg.resolution.owners import country_key
from kg.resolution.sayings import Sayings
from kg.resolution.wording import WORD, ranks

MANY = 50
SOURCE = "AnonymousSource"


def link_possibly_same(
    entities: Sequence[Entity], sayings: Sayings, rank: Mapping[str, int]
) -> tuple[Entity, ...]:
    """The entities, unnamed sources linked to those of other articles that may be the same.

    They may be where affiliation and head count agree and no article calls one the first and
    another the second (``rank``), or where nearly the same words are given to them. Groups of more
    than fifty of one description say nothing and are not linked.
    """
    unnamed = {entity.id: entity for entity in entities if SOURCE in entity.types}
    links: dict[str, set[str]] = defaultdict(set)
    for group in alike(unnamed.values()):
        if len(group) <= MANY:
            connect(group, links, rank)
    for said in sayings.groups:
        found = {s.node.source for s in said if s.node.source in unnamed}
        same = [unnamed[source] for source in sorted(f for f in found if f)]
        counts = {entity.head_count for entity in same}
        if len(counts) == 1 and len(same) <= MANY:
            connect(same, links, {})
    return tuple(
        replace(entity, possibly_same=tuple(sorted(links[entity.id])))
        if links.get(entity.id)
        else entity
        for entity in entities
    )


def alike(entities: Iterable[Entity]) -> Iterable[list[Entity]]:
    """Unnamed sources grouped by affiliation and head count; those of none are left out."""
    blocks: dict[tuple[str, int], list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.affiliation and entity.head_count:
            name = country_key(entity.affiliation) or normalised(entity.affiliation)
            blocks[name, entity.head_count].append(entity)
    return [blocks[key] for key in sorted(blocks)]


def connect(group: Sequence[Entity], links: dict[str, set[str]], rank: Mapping[str, int]) -> None:
    """Links the members of a group that stand in different articles and may be one by rank."""
    articles = {e.id: {m.passage.article for m in e.mentions} for e in group}
    for one in group:
        for other in group:
            ranks = {rank.get(one.id, 0), rank.get(other.id, 0)} - {0}
            if len(ranks) < 2 and not articles[one.id] & articles[other.id]:
                links[one.id].add(other.id)


def rank_of(document: Document, referent: int) -> int:
    """Which of several unnamed sources an article means: 2 for "the second official", 0 for any."""
    words = {
        word.casefold()
        for mention in document.referents[referent].mentions
        if mention.kind == "nominal"
        for word in WORD.findall(document.article.slice(mention.span))[:2]
    }
    return max((rank for word, rank in ranks().items() if word in words), default=0)


def ranks_of(documents: Sequence[Document]) -> Mapping[tuple[str, int], int]:
    """The rank of every unnamed source of one person."""
    return {
        (document.article.id, number): rank_of(document, number)
        for document in documents
        for number, referent in enumerate(document.referents)
        if referent.type == SOURCE and (referent.head_count or 1) == 1
    }
