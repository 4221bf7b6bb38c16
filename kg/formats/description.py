"""What the data set is: VoID and DCAT with counts, licence and versions, PROV-O for the run."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from kg.config import ontology_folder
from kg.formats.files import write_parts
from kg.model import KnowledgeGraph
from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.provenance_quads import provenance_quads
from kg.rdf.serialise import Shortener, to_nquads, to_turtle
from kg.rdf.sorting import SortedRows
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


def write_description(dataset: Dataset, path: Path) -> None:
    """The description of the data set as Turtle; the files it names are those beside it."""
    prefixes = {"dcat": DCAT, **prefixes_with_base(dataset.graph.base)}
    write_parts(path, to_turtle(sorted(set(description(dataset))), prefixes))


def description(dataset: Dataset) -> Iterator[Quad]:
    """The triples about the data set; its version is a digest of its content, never a time."""
    graph = dataset.graph
    writer = Writer(graph)
    about, activity = writer.node("dataset"), writer.node("how/extraction")
    yield from provenance_quads(writer)
    yield Quad(about, TYPE, dcat("Dataset"))
    yield Quad(about, name("dcterms:title"), text(title(graph), "en"))
    yield Quad(about, dcat("version"), text(content_digest(dataset)))
    yield Quad(about, name("dcterms:conformsTo"), iri(ontology_version()))
    yield Quad(about, name("void:documents"), whole(len(graph.articles)))
    for node in graph.articles:
        article = writer.node(node.article.id)
        yield Quad(activity, name("prov:used"), article)
        yield Quad(about, name("prov:wasDerivedFrom"), article)
    for policy in graph.policies[:1]:
        yield Quad(about, name("void:exampleResource"), writer.node(policy.id))
    yield from counts(about, dataset, writer)
    for file, media_type in FILES.items():
        yield from distribution(about, writer.node(f"dataset/{file}"), file, media_type)


def title(graph: KnowledgeGraph) -> str:
    """What the data are about, with the days that they cover where these are known."""
    days = sorted(node.article.published for node in graph.articles if node.article.published)
    when = f", {days[0].isoformat()} to {days[-1].isoformat()}" if days else ""
    return f"Statements and policies in {len(graph.articles)} news articles{when}"


def counts(about: str, dataset: Dataset, writer: Writer) -> Iterator[Quad]:
    """How many triples, nodes, classes and properties there are (VoID, section 4)."""
    classes = Counter(quad.object for quad in dataset.triples() if quad.predicate == TYPE)
    properties = Counter(quad.predicate for quad in dataset.triples())
    ours = f"<{writer.graph.base}"
    subjects = Counter(
        subject.startswith(ours) for subject, _ in groupby(quad.subject for quad in dataset.quads())
    )
    numbers = {
        "void:triples": properties.total(),
        "void:entities": subjects[True],
        "void:distinctSubjects": subjects.total(),
        "void:distinctObjects": distinct_objects(dataset),
        "void:classes": len(classes),
        "void:properties": len(properties),
    }
    for term, number in numbers.items():
        yield Quad(about, name(term), whole(number))
    shortener = Shortener(prefixes_with_base(writer.graph.base))
    for kind, counted, unit in (
        ("class", classes, "entities"),
        ("property", properties, "triples"),
    ):
        for term, number in counted.items():
            part = writer.node(f"dataset/{kind}/{shortener.short(term).strip('<>')}")
            yield Quad(about, name(f"void:{kind}Partition"), part)
            yield Quad(part, TYPE, name("void:Dataset"))
            yield Quad(part, name(f"void:{kind}"), term)
            yield Quad(part, name(f"void:{unit}"), whole(number))


def distinct_objects(dataset: Dataset) -> int:
    """How many different objects the triples have."""
    objects: Iterator[tuple[str, ...]] = ((quad.object,) for quad in dataset.quads())
    with closing(SortedRows(objects, tuple, dataset.folder)) as rows:
        return sum(1 for _ in rows)


def distribution(about: str, node: str, file: str, media_type: str) -> Iterable[Quad]:
    """One file of the data set; its address is relative to the description's own."""
    yield Quad(about, dcat("distribution"), node)
    yield Quad(about, name("void:dataDump"), iri(file))
    yield Quad(node, TYPE, dcat("Distribution"))
    yield Quad(node, LABEL, text(file))
    yield Quad(node, dcat("downloadURL"), iri(file))
    yield Quad(node, dcat("mediaType"), iri(MEDIA_TYPE + media_type))


def content_digest(dataset: Dataset) -> str:
    """The beginning of the SHA-256 of the graph's N-Quads."""
    digest = hashlib.sha256()
    for line in to_nquads(dataset.quads()):
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
