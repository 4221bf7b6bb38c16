"""What the data set is: VoID and DCAT with counts, licence and versions, PROV-O for the run."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.config import ontology_folder
from kg.formats.files import write_parts
from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads, to_triples
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.provenance_quads import provenance_quads
from kg.rdf.serialise import Shortener, to_nquads, to_turtle
from kg.rdf.terms import Quad, iri, name, text, whole
from kg.rdf.writer import LABEL, TYPE, Writer

DCAT = "http://www.w3.org/ns/dcat#"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
# The files of an output folder that hold the graph, each with its media type.
FILES = {
    "graph.ttl": "text/turtle",
    "graph.nt": "application/n-triples",
    "graph.trig": "application/trig",
    "graph.nq": "application/n-quads",
    "graph.jsonld": "application/ld+json",
    "graph.rdf": "application/rdf+xml",
}
VERSION_DIGITS = 16


def write_description(graph: KnowledgeGraph, path: Path) -> None:
    """The description of the data set as Turtle; the files it names are those beside it."""
    prefixes = {"dcat": DCAT, **prefixes_with_base(graph.base)}
    write_parts(path, to_turtle(sorted(set(description(graph))), prefixes))


def description(graph: KnowledgeGraph) -> Iterator[Quad]:
    """The triples about the data set; its version is a digest of its content, never a time."""
    writer = Writer(graph)
    dataset, activity = writer.node("dataset"), writer.node("how/extraction")
    triples = to_triples(graph)
    yield from provenance_quads(writer)
    yield Quad(dataset, TYPE, dcat("Dataset"))
    yield Quad(dataset, name("dcterms:title"), text(title(graph), "en"))
    yield Quad(dataset, dcat("version"), text(content_digest(graph)))
    yield Quad(dataset, name("dcterms:conformsTo"), iri(ontology_version()))
    yield Quad(dataset, name("void:documents"), whole(len(graph.articles)))
    for node in graph.articles:
        article = writer.node(node.article.id)
        yield Quad(activity, name("prov:used"), article)
        yield Quad(dataset, name("prov:wasDerivedFrom"), article)
    for policy in graph.policies[:1]:
        yield Quad(dataset, name("void:exampleResource"), writer.node(policy.id))
    yield from counts(dataset, triples, writer)
    for file, media_type in FILES.items():
        yield from distribution(dataset, writer.node(f"dataset/{file}"), file, media_type)


def title(graph: KnowledgeGraph) -> str:
    """What the data are about, with the days that they cover where these are known."""
    days = sorted(node.article.published for node in graph.articles if node.article.published)
    when = f", {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
    return f"Statements and policies in {len(graph.articles)} news articles{when}"


def counts(dataset: str, triples: list[Quad], writer: Writer) -> Iterator[Quad]:
    """How many triples, nodes, classes and properties there are (VoID, section 4)."""
    classes = Counter(quad.object for quad in triples if quad.predicate == TYPE)
    properties = Counter(quad.predicate for quad in triples)
    ours = f"<{writer.graph.base}"
    subjects = {quad.subject for quad in triples}
    numbers = {
        "void:triples": len(triples),
        "void:entities": sum(subject.startswith(ours) for subject in subjects),
        "void:distinctSubjects": len(subjects),
        "void:distinctObjects": len({quad.object for quad in triples}),
        "void:classes": len(classes),
        "void:properties": len(properties),
    }
    for term, number in numbers.items():
        yield Quad(dataset, name(term), whole(number))
    shortener = Shortener(prefixes_with_base(writer.graph.base))
    for kind, counted, unit in (
        ("class", classes, "entities"),
        ("property", properties, "triples"),
    ):
        for term, number in counted.items():
            part = writer.node(f"dataset/{kind}/{shortener.short(term).strip('<>')}")
            yield Quad(dataset, name(f"void:{kind}Partition"), part)
            yield Quad(part, TYPE, name("void:Dataset"))
            yield Quad(part, name(f"void:{kind}"), term)
            yield Quad(part, name(f"void:{unit}"), whole(number))


def distribution(dataset: str, node: str, file: str, media_type: str) -> Iterable[Quad]:
    """One file of the data set; its address is relative to the description's own."""
    yield Quad(dataset, dcat("distribution"), node)
    yield Quad(dataset, name("void:dataDump"), iri(file))
    yield Quad(node, TYPE, dcat("Distribution"))
    yield Quad(node, LABEL, text(file))
    yield Quad(node, dcat("downloadURL"), iri(file))
    yield Quad(node, dcat("mediaType"), iri(MEDIA_TYPE + media_type))


def content_digest(graph: KnowledgeGraph) -> str:
    """The beginning of the SHA-256 of the graph's N-Quads."""
    digest = hashlib.sha256()
    for line in to_nquads(to_quads(graph)):
        digest.update(line.encode("utf-8"))
    return digest.hexdigest()[:VERSION_DIGITS]


def ontology_version() -> str:
    """The IRI of the ontology's version."""
    import pyoxigraph as ox

    wanted = ox.NamedNode(name("owl:versionIRI")[1:-1])
    for quad in ox.parse(path=str(ontology_folder() / "kg.ttl"), format=ox.RdfFormat.TURTLE):
        if quad.predicate == wanted and isinstance(quad.object, ox.NamedNode):
            return quad.object.value
    raise LookupError("the ontology names no version")


def dcat(local: str) -> str:
    """A term of DCAT; it is no usual prefix of queries."""
    return iri(DCAT + local)
