"""How the graph was made, and the open predicates that it uses, as quads."""

from collections.abc import Iterator

from kg.rdf.namespaces import KGR
from kg.rdf.terms import Quad, iri, name, text
from kg.rdf.writer import TYPE, Writer


def provenance_quads(writer: Writer) -> Iterator[Quad]:
    """The software and models that made the graph; no times, so that bytes stay the same."""
    made = writer.graph.provenance
    term, agent = writer.node("dataset"), writer.node("extractor")
    yield Quad(term, TYPE, name("prov:Entity"))
    yield Quad(term, TYPE, name("schema:Dataset"))
    yield Quad(term, name("rdfs:label"), text("Statements and policies in the news", "en"))
    yield Quad(term, name("prov:wasAttributedTo"), agent)
    yield Quad(agent, TYPE, name("prov:SoftwareAgent"))
    yield Quad(agent, name("rdfs:label"), text(made.software or "polkg"))
    for model in (made.pipeline, *made.models):
        if model:
            yield Quad(agent, name("kgo:usesModel"), text(model))


def predicate_quads(writer: Writer) -> Iterator[Quad]:
    """A label for every open predicate in the graph."""
    used = {claim.predicate for claim in writer.graph.claims}
    for predicate in sorted(used):
        prefix, _, local = predicate.partition(":")
        if prefix == "kgr":
            term = iri(KGR + local)
            yield Quad(term, TYPE, name("rdf:Property"))
            yield Quad(term, TYPE, name("kgo:OpenRelation"))
            yield Quad(term, name("rdfs:label"), text(local.replace("_", " "), "en"))
