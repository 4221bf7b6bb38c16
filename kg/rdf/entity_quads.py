"""Entities with their mentions, and named concepts, as quads."""

from collections.abc import Iterator

from kg.model import ACTOR_TYPES, Entity
from kg.rdf.terms import Quad, flag, iri, name, text, whole
from kg.rdf.writer import TYPE, Writer

# What a type implies: the ontology states it too, but stores without a reasoner need it said.
BROADER = {
    **dict.fromkeys(ACTOR_TYPES, ("Actor",)),
    "Country": ("Actor", "Government", "Place"),
    "Weapon": ("Artifact",),
}


def entity_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all entities; mentions stand in their articles' graphs."""
    for entity in writer.graph.entities:
        term = writer.node(entity.id)
        for type_name in sorted({b for t in entity.types for b in (t, *BROADER.get(t, ()))}):
            yield Quad(term, TYPE, name(f"kgo:{type_name}"))
        yield from writer.labelled(term, entity.label, entity.alt_labels)
        yield from details(writer, entity, term)
        for mention in entity.mentions:
            yield from writer.referring(mention.passage, term)
            node = writer.mention(mention.passage.article, mention.passage.span)
            graph = writer.node(mention.passage.article)
            yield Quad(node, name("kgo:mentionKind"), text(mention.kind), graph)
            if mention.locative:
                yield Quad(node, name("kgo:locative"), flag(True), graph)


def details(writer: Writer, entity: Entity, term: str) -> Iterator[Quad]:
    """Links to other data, coordinates, and what is said of an anonymous source."""
    for same in entity.same_as:
        yield Quad(term, name("skos:exactMatch"), iri(same))
    acts_for = (entity.acts_for,) if entity.acts_for is not None else ()
    yield from writer.links(
        term, {"kgo:actsFor": acts_for, "kgo:possiblySameAs": entity.possibly_same}
    )
    if entity.point is not None:
        longitude, latitude = entity.point
        # GeoSPARQL: without a reference system, WKT means CRS84, longitude first.
        point = text(f"POINT({longitude:.10g} {latitude:.10g})")
        yield Quad(term, name("geo:asWKT"), f"{point}^^{name('geo:wktLiteral')}")
    if entity.head_count is not None:
        yield Quad(term, name("kgo:headCount"), whole(entity.head_count))
    if entity.affiliation:
        yield Quad(term, name("kgo:affiliation"), text(entity.affiliation, "en"))
    if entity.reason:
        yield Quad(term, name("kgo:anonymityReason"), text(entity.reason, "en"))
    for rule in entity.rules:
        yield Quad(term, name("kgo:rule"), text(rule))


def concept_quads(writer: Writer) -> Iterator[Quad]:
    """Actions, propositions and offices with their wordings."""
    for concept in writer.graph.concepts:
        term = writer.node(concept.id)
        yield Quad(term, TYPE, name(f"kgo:{concept.type}"))
        yield from writer.labelled(term, concept.label, concept.alt_labels)
