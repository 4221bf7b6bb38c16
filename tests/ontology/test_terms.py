"""The ontology holds every term of graph, shapes, context, queries and lexicon, and explains it."""

import json
import re

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.config import ontology_folder, query_folder
from kg.lexicon import read_lexicon
from kg.rdf.dataset import to_triples
from kg.rdf.entity_quads import BROADER
from kg.rdf.namespaces import KGO, expand
from tests.graph_sample import sample_graph

FOLDER = ontology_folder()
ONTOLOGY = Graph().parse(FOLDER / "kg.ttl")
DEFINED = {str(s) for s in ONTOLOGY.subjects(RDF.type, None) if str(s).startswith(KGO)}
PROPERTIES = sorted(
    {
        str(s)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
        for s in ONTOLOGY.subjects(RDF.type, kind)
        if str(s).startswith(KGO)
    }
)
# What owlrl gives as the predicate of a contradiction that it has found.
CONTRADICTION = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
TERM = re.compile(r"\bkgo:([\w-]*\w)")
PREDICATES = read_lexicon("predicates")


def test_every_term_that_is_written_is_defined() -> None:
    terms = {term for quad in to_triples(sample_graph()) for term in quad[:3]}
    written = {term[1:-1] for term in terms if term.startswith(f"<{KGO}")}
    assert len(written) > 90
    assert sorted(written - DEFINED) == []


@pytest.mark.parametrize(
    "path",
    [FOLDER / "shapes.ttl", FOLDER / "alignment.ttl", *sorted(query_folder().glob("*.rq"))],
    ids=lambda path: path.name,
)
def test_every_term_that_is_used_beside_it_is_defined(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    used = {KGO + local for local in TERM.findall(text)}
    assert used
    assert sorted(used - DEFINED) == []


def test_every_term_has_one_label_and_one_comment() -> None:
    assert len(DEFINED) > 150
    for term in DEFINED:
        for explanation in (RDFS.label, RDFS.comment):
            (found,) = ONTOLOGY.objects(URIRef(term), explanation)
            assert isinstance(found, Literal)
            assert found.language == "en"


def test_properties_have_domain_and_range() -> None:
    without_domain = {expand("kgo:usedModel")}
    for term in PROPERTIES:
        assert (URIRef(term), RDFS.range, None) in ONTOLOGY, term
        assert (URIRef(term), RDFS.domain, None) in ONTOLOGY or term in without_domain, term


def test_no_word_is_both_a_predicate_of_edges_and_a_value() -> None:
    values = {str(s) for s in ONTOLOGY.subjects(RDF.type, OWL.NamedIndividual)}
    assert values.isdisjoint(PROPERTIES)


def test_it_has_a_version() -> None:
    (version,) = ONTOLOGY.objects(URIRef(KGO.rstrip("#")), OWL.versionIRI)
    assert str(version).startswith(KGO.rstrip("#") + "/")


@pytest.mark.parametrize("predicate", PREDICATES)
def test_lexicon_and_ontology_say_the_same_of_a_predicate(predicate: str) -> None:
    entry = PREDICATES[predicate]
    term = URIRef(KGO + predicate)
    assert (term, RDF.type, URIRef(KGO + "ClosedPredicate")) in ONTOLOGY
    assert str(ONTOLOGY.value(term, RDFS.label)) == entry["label"]
    assert str(ONTOLOGY.value(term, RDFS.comment)) == entry["comment"]
    assert str(ONTOLOGY.value(term, URIRef(KGO + "inverseLabel"))) == entry["inverse"]
    broader = {str(concept) for concept in ONTOLOGY.objects(term, SKOS.broader)}
    assert broader == {KGO + concept for concept in entry["broader"]}
    assert broader <= DEFINED
    for key, prop in (("domain", RDFS.domain), ("range", RDFS.range)):
        if key in entry:
            assert (term, prop, URIRef(KGO + entry[key])) in ONTOLOGY


@pytest.mark.parametrize("predicate", PREDICATES)
def test_an_entry_of_the_lexicon_is_complete(predicate: str) -> None:
    entry = PREDICATES[predicate]
    assert all(entry[key] for key in ("label", "comment", "phrase", "negative", "inverse"))
    example = entry["example"]
    for part in ("subject", "object"):
        inside = example[part].casefold() in example["text"].casefold()
        assert inside or predicate in ("keptPolicy", "declinedToComment")


def test_closed_predicates_of_the_ontology_are_those_of_the_lexicon() -> None:
    closed = ONTOLOGY.subjects(RDF.type, URIRef(KGO + "ClosedPredicate"))
    assert {str(term) for term in closed} == {KGO + predicate for predicate in PREDICATES}


@pytest.mark.parametrize("name", ["frames", "events", "speech", "locations", "offices"])
def test_predicates_that_other_lexicons_name_are_closed_predicates(name: str) -> None:
    for local in TERM.findall(json.dumps(read_lexicon(name))):
        assert local in PREDICATES


def test_event_types_of_the_lexicon_are_those_of_plover() -> None:
    kinds = {e["event"] for e in read_lexicon("events").values() if "event" in e}
    assert kinds
    assert {f"{KGO}plover-{kind}" for kind in kinds} <= DEFINED


def test_speech_acts_of_the_lexicon_are_in_the_scheme() -> None:
    acts = {*read_lexicon("speech")["predicates"], *read_lexicon("speech")["unstated"]["acts"]}
    scheme = ONTOLOGY.subjects(SKOS.inScheme, URIRef(KGO + "speechActs"))
    assert {KGO + act for act in acts} <= {str(term) for term in scheme}


def test_edge_shape_knows_every_closed_predicate() -> None:
    edge = (FOLDER / "shapes.ttl").read_text(encoding="utf-8").partition("kgs:Edge")[2]
    assert {*PREDICATES} <= set(TERM.findall(edge))


def test_implied_types_are_superclasses() -> None:
    for kind, implied in BROADER.items():
        above = set(ONTOLOGY.transitive_objects(URIRef(KGO + kind), RDFS.subClassOf))
        assert {URIRef(KGO + name) for name in implied} == above - {URIRef(KGO + kind)}


def test_context_coerces_what_the_ontology_says_are_links() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    for term in ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty):
        assert context[f"kgo:{str(term).removeprefix(KGO)}"] == {"@type": "@id"}
    for key in context:
        if key.startswith("kgo:"):
            assert expand(key) in DEFINED


def test_alignment_leads_out_of_our_terms() -> None:
    alignment = Graph().parse(FOLDER / "alignment.ttl")
    for subject, _, target in alignment.triples((None, RDFS.subClassOf, None)):
        assert str(subject) in DEFINED
        assert not str(target).startswith(KGO)


def test_no_contradiction_follows_from_ontology_alignment_and_sample() -> None:
    graph = Graph()
    for path in (FOLDER / "kg.ttl", FOLDER / "alignment.ttl"):
        graph.parse(path)
    lines = (f"{s} {p} {o} .\n" for s, p, o, _ in to_triples(sample_graph()))
    graph.parse(data="".join(lines), format="nt")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    norland = URIRef(sample_graph().base + "Norland")
    assert (norland, RDF.type, URIRef("http://xmlns.com/foaf/0.1/Agent")) in graph
    assert [str(error) for error in graph.objects(None, CONTRADICTION)] == []
