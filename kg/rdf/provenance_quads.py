"""How the graph was made, and the open predicates that it uses, as quads."""

from collections.abc import Iterator

from kg.ids import node_id
from kg.rdf.namespaces import PREFIXES
from kg.rdf.terms import Quad, iri, name, text
from kg.rdf.writer import LABEL, TYPE, Writer

EXTRACTION = "how/extraction"


def provenance_quads(writer: Writer) -> Iterator[Quad]:
    """The software and models that made the graph; no times, so that bytes stay the same.

    The data set is attributed to the software agent, which followed a plan: the pipeline and the
    models, each with its version (PROV-O). ``void:uriSpace`` is the base IRI of the data.
    """
    made, base = writer.graph.provenance, writer.graph.base
    dataset, agent = writer.node("dataset"), writer.node("how/software")
    plan = writer.node(EXTRACTION)
    yield Quad(dataset, TYPE, name("void:Dataset"))
    yield Quad(dataset, TYPE, name("prov:Entity"))
    yield Quad(dataset, LABEL, text("Statements and policies in news articles", "en"))
    yield Quad(dataset, name("void:uriSpace"), text(base))
    yield Quad(dataset, name("void:vocabulary"), iri(PREFIXES["kgo"].rstrip("#")))
    yield Quad(dataset, name("prov:wasAttributedTo"), agent)
    yield Quad(dataset, name("prov:wasDerivedFrom"), plan)
    yield Quad(agent, TYPE, name("prov:SoftwareAgent"))
    yield Quad(agent, LABEL, text(made.software or "polkg", "en"))
    yield Quad(plan, TYPE, name("prov:Plan"))
    yield Quad(plan, LABEL, text("Extraction and merging", "en"))
    for model in (made.pipeline, *made.models):
        if model:
            node = writer.node(node_id("how", model))
            yield Quad(plan, name("kgo:usesModel"), node)
            yield Quad(node, TYPE, name("kgo:Model"))
            yield Quad(node, LABEL, text(model, "en"))


def predicate_quads(writer: Writer) -> Iterator[Quad]:
    """Every open predicate in the graph with a label, and the type of the events that it tells."""
    kinds = {event.id: event.kind for event in writer.graph.events}
    for claim in writer.graph.claims:
        prefix, _, local = claim.predicate.partition(":")
        if prefix != "kgr":
            continue
        term = name(claim.predicate)
        yield Quad(term, TYPE, name("kgo:OpenPredicate"))
        yield Quad(term, LABEL, text(local.replace("_", " "), "en"))
        for event in claim.about:
            if event in kinds:
                yield Quad(term, name("skos:broader"), name(f"kgo:plover-{kinds[event]}"))
    for predicate in sorted({claim.predicate for claim in writer.graph.claims}):
        if predicate.startswith("kgo:"):
            yield Quad(name(predicate), TYPE, name("kgo:ClosedPredicate"))


