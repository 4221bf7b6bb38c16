"""The ontology as a person reads it: terms with their meaning, links, and what shapes demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.rdf.namespaces import KGO, PREFIXES, expand
from kg.rdf.serialise import Shortener
from kg.rdf.view import Node, View

FILES = ("kg.ttl", "alignment.ttl", "shapes.ttl")
# Section of the documentation → the class of its terms; the first that fits is taken.
SECTIONS = {
    "Classes": "owl:Class",
    "Predicates of direct edges": "kgo:ClosedPredicate",
    "Properties": "owl:ObjectProperty",
    "Properties with values": "owl:DatatypeProperty",
    "Properties with nodes or words": "rdf:Property",
    "Properties of terms": "owl:AnnotationProperty",
    "Vocabularies": "skos:ConceptScheme",
    "Concepts": "skos:Concept",
    "Values": "owl:NamedIndividual",
}
LINKS = {
    "narrower than": ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader"),
    "of": ("rdfs:domain",),
    "to": ("rdfs:range",),
    "in": ("skos:inScheme",),
    "never also": ("owl:disjointWith",),
    "inverse of": ("owl:inverseOf",),
    "close to": ("skos:closeMatch", "skos:exactMatch", "skos:broadMatch", "skos:relatedMatch"),
}
NOT_A_VALUE = {expand("owl:NamedIndividual")}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology; ``links`` are prefixed names by how they are linked.

    ``demands``: what the shapes say of its instances when they do not fit.
    """

    name: str
    label: str
    comment: str
    section: str
    links: tuple[tuple[str, tuple[str, ...]], ...] = ()
    demands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """The ontology with its title, description, version and terms, in the order of sections."""

    title: str
    description: str
    version: str
    licence: str
    terms: tuple[Term, ...]


def read_ontology() -> Ontology:
    """The shipped ontology with its alignment and shapes."""
    view = View(ox.Store())
    for file in FILES:
        path = Path(ontology_folder(), file)
        view.store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=KGO)
    about = ox.NamedNode(KGO.rstrip("#"))
    order = list(SECTIONS)
    terms = sorted(terms_of(view), key=lambda term: (order.index(term.section), term.name))
    return Ontology(
        view.text(about, "dcterms:title"),
        view.text(about, "dcterms:description"),
        view.text(about, "owl:versionInfo"),
        "".join(node.value for node in view.nodes(about, "dcterms:license")),
        tuple(terms),
    )


def terms_of(view: View) -> Iterator[Term]:
    """All terms of ours that have a type; a term stands in one section."""
    shortener = Shortener(PREFIXES)
    kinds: dict[Node, str] = {}
    for section, kind in SECTIONS.items():
        for node in view.instances(kind):
            if node.value.startswith(KGO):
                kinds.setdefault(node, section)
    for node, section in kinds.items():
        yield Term(
            short(node, shortener),
            view.name(node),
            view.text(node, "rdfs:comment"),
            section,
            tuple(links_of(view, node, section, shortener)),
            tuple(demands_of(view, node)),
        )


def links_of(
    view: View, node: Node, section: str, shortener: Shortener
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a term is linked to, by how."""
    if section == "Values":
        kinds = [kind for kind in view.nodes(node, "rdf:type") if kind.value not in NOT_A_VALUE]
        yield "is a", tuple(short(kind, shortener) for kind in kinds)
    for how, properties in LINKS.items():
        found = [target for term in properties for target in targets(view, node, term)]
        if found:
            yield how, tuple(sorted({short(target, shortener) for target in found}))


def targets(view: View, node: Node, term: str) -> Iterator[Node]:
    """What a property of a term points to; of a union (OWL 2, section 8.1.2) its members."""
    yield from view.nodes(node, term)
    for union in view.objects(node, term):
        if isinstance(union, ox.BlankNode):
            for rest in view.objects(union, "owl:unionOf"):
                yield from members(view, rest)


def members(view: View, rest: object) -> Iterator[Node]:
    """The nodes of an RDF list."""
    while isinstance(rest, ox.BlankNode):
        yield from view.nodes(rest, "rdf:first")
        rest = next(view.objects(rest, "rdf:rest"), None)


def demands_of(view: View, node: Node) -> Iterator[str]:
    """The messages of the shapes that hold the instances of a class to something."""
    if not isinstance(node, ox.NamedNode):
        return
    found = set()
    for way in ("sh:targetClass", "sh:targetNode"):
        for shape in view.subjects(way, node):
            for part in ("sh:property", "sh:sparql"):
                for constraint in view.objects(shape, part):
                    if isinstance(constraint, ox.NamedNode | ox.BlankNode):
                        found.update(view.texts(constraint, "sh:message"))
            found.update(view.texts(shape, "sh:message"))
    yield from sorted(found)


def short(node: Node, shortener: Shortener) -> str:
    """The prefixed name of a node, or its IRI."""
    return shortener.prefixed(node.value) or node.value
