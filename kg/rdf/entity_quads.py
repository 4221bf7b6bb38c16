"""Entities with their mentions, and named concepts, as quads."""

from collections.abc import Iterator

from kg.model import Entity
from kg.rdf.terms import Quad, iri, name, text, whole
from kg.rdf.writer import TYPE, Writer

# What a type implies: the ontology states it too, but stores without a reasoner need it said.
BROADER = {
    "Country": ("Government", "Place", "Actor"),
    "Weapon": ("Artifact",),
    **dict.fromkeys(
        (
            "Person",
            "Organization",
            "Government",
            "GovernmentBody",
            "MilitaryForce",
            "MediaOutlet",
            "Group",
            "AnonymousSource",
        ),
        ("Actor",),
    ),
}


def entity_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all entities; mentions stand in their articles' graphs."""
    for entity in writer.graph.entities:
        term = writer.node(entity.id)
        for type_name in sorted({b for t in entity.types for b in (t, *BROADER.get(t, ()))}):
            yield Quad(term, TYPE, name(f"kgo:{type_name}"))
        yield Quad(term, name("skos:prefLabel"), text(entity.label, "en"))
        for label in entity.alt_labels:
            yield Quad(term, name("skos:altLabel"), text(label, "en"))
        yield from details(writer, entity, term)
        for mention in entity.mentions:
            article, span = mention.passage.article, mention.passage.span
            graph = writer.node(article)
            node = writer.mention(article, span)
            yield Quad(node, name("kgo:refersTo"), term, graph)
            yield Quad(node, name("kgo:mentionKind"), text(mention.kind), graph)
            yield from writer.passage(article, span)


def details(writer: Writer, entity: Entity, term: str) -> Iterator[Quad]:
    """Links to other data, coordinates, and what is said of an anonymous source."""
    for same in entity.same_as:
        yield Quad(term, name("skos:exactMatch"), iri(same))
    for other in entity.possibly_same:
        yield Quad(term, name("kgo:possiblySameAs"), writer.node(other))
    if entity.point is not None:
        longitude, latitude = entity.point
        wkt = f"POINT({longitude:g} {latitude:g})"
        literal = f"{text(wkt)}^^{name('geo:wktLiteral')}"
        yield Quad(term, name("geo:asWKT"), literal)
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
        yield Quad(term, name("skos:prefLabel"), text(concept.label, "en"))
        for label in concept.alt_labels:
            yield Quad(term, name("skos:altLabel"), text(label, "en"))


