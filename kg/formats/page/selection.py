"""Which claims a narrower page is about: those of an entity, or of what a query found."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from kg.errors import KGError
from kg.model import Claim, Entity, KnowledgeGraph

NEAREST = 3


def claims_about(graph: KnowledgeGraph, name: str) -> frozenset[str]:
    """The ids of the claims in which an entity acts, is concerned or speaks.

    ``name`` is a label or other name in any case, an id or an IRI. Raises ``KGError`` with the
    nearest names where there is no such entity.
    """
    wanted = name.removeprefix(graph.base).casefold()
    found = {entity.id for entity in graph.entities if wanted in called(entity)}
    if not found:
        raise KGError(f"{name}: no such entity; {nearest(graph, name)}")
    return claims_touching(graph, found)


def claims_touching(graph: KnowledgeGraph, nodes: AbstractSet[str]) -> frozenset[str]:
    """The ids of the claims that are, have as a part, or rest on any of some nodes.

    ``nodes`` are ids of claims, entities, concepts, policies, events, statements, articles,
    lineages or conflicts.
    """
    told = {s.id for s in graph.statements if s.source in nodes or s.addressee in nodes}
    involved = {
        member
        for conflict in graph.conflicts
        if conflict.id in nodes
        for member in conflict.involves
        if isinstance(member, str)
    }
    wanted = nodes | told | involved
    return frozenset(claim.id for claim in graph.claims if not wanted.isdisjoint(parts(claim)))


def parts(claim: Claim) -> Iterable[str]:
    """The ids of all that a claim consists of and rests on."""
    yield from (claim.id, claim.subject, claim.object)
    yield from (*claim.addressees, *claim.about, *claim.statements, *claim.lineages)
    yield from claim.articles


def called(entity: Entity) -> set[str]:
    """What an entity is called, in lower case."""
    return {one.casefold() for one in (entity.id, entity.label, *entity.alt_labels)}


def nearest(graph: KnowledgeGraph, name: str) -> str:
    """A hint at the names most like one."""
    names = {one.casefold(): e.label for e in graph.entities for one in (e.label, *e.alt_labels)}
    close = get_close_matches(name.casefold(), sorted(names), n=NEAREST, cutoff=0.5)
    labels = list(dict.fromkeys(names[one] for one in close))
    if labels:
        return f"did you mean {', '.join(labels)}?"
    return "entities.csv of the output folder lists them all"
