"""Nearly the same words from sources that cannot be the same."""

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Conflict, Entity
from kg.resolution.notes import listing, make_conflict, shorten
from kg.resolution.sayings import Saying, Sayings

Place = tuple[str, int]
DIRECT = ("direct", "mixed")


def source_clashes(
    sayings: Sayings, entities: Mapping[str, Entity], ranks: Mapping[Place, int]
) -> Iterator[Conflict]:
    """What articles give to different unnamed sources, to two persons, or to nobody at all."""
    for group in sayings.groups:
        told = [s for s in group if is_speaker(s, entities)]
        reason = clash(told, entities, ranks)
        if reason:
            sources = listing(described(s) for s in told)
            words = shorten(max((s.text for s in told), key=len), 120)
            note = f"{reason}: {sources} – “{words}”"
            yield make_conflict("sourceIdentity", (s.node.id for s in told), note, told[0].node.id)


def is_speaker(saying: Saying, entities: Mapping[str, Entity]) -> bool:
    """True if a person says it, or nobody is named; outlets pass on what others say."""
    source = entities.get(saying.node.source or "")
    if source is None:
        return not saying.node.source_spans
    return source.types[0] in ("Person", "AnonymousSource")


def clash(
    told: Sequence[Saying], entities: Mapping[str, Entity], ranks: Mapping[Place, int]
) -> str:
    """Why the sources of a group cannot be the same, in words; empty where they can."""
    rank = {
        ranks.get((s.node.article, s.document.statements[s.number].source_referent or 0), 0)
        for s in told
        if s.node.source is not None
    } - {0}
    if len(rank) > 1:
        return "Nearly the same words are given to different unnamed sources"
    persons = {
        s.node.source
        for s in told
        if s.node.manner in DIRECT and s.node.source and is_named_person(entities[s.node.source])
    }
    if len(persons) > 1:
        return "Nearly the same quotation is given to different persons"
    if len({s.node.source is None for s in told}) > 1:
        return "One article names no source for what another gives to one"
    return ""


def is_named_person(entity: Entity) -> bool:
    """True for a person whom some article names."""
    return entity.types[0] == "Person" and any(m.kind == "name" for m in entity.mentions)


def described(saying: Saying) -> str:
    """How an article describes the source of a statement: its fullest description."""
    referent = saying.document.statements[saying.number].source_referent
    if referent is None:
        return "no source"
    mentions = saying.document.referents[referent].mentions
    texts = [saying.document.article.slice(m.span) for m in mentions if m.kind != "pronoun"]
    return max(texts, key=len, default=saying.document.referents[referent].name)
