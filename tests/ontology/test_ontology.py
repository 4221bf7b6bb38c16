"""Every term that the graph uses is defined and documented, and the shapes find what is wrong."""

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SKOS

from kg.config import ontology_folder
from kg.lexicon import read_lexicon
from kg.rdf.namespaces import KGO
from kg.rdf.validate import violations_of_file


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """The ontology in rdflib."""
    return rdflib.Graph().parse(ontology_folder() / "kg.ttl")


def test_every_term_of_the_graph_is_defined(built: Path, ontology: rdflib.Graph) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl")
    used = {term for triple in graph for term in triple if str(term).startswith(KGO)}
    defined = set(ontology.subjects(RDF.type, None))
    assert sorted(used - defined) == []


def test_every_term_has_label_and_comment(ontology: rdflib.Graph) -> None:
    terms = {s for s in ontology.subjects(RDF.type, None) if str(s).startswith(KGO)}
    assert len(terms) > 80
    labels = {*ontology.subjects(RDFS.label, None), *ontology.subjects(SKOS.prefLabel, None)}
    comments = {*ontology.subjects(RDFS.comment, None), *ontology.subjects(SKOS.definition, None)}
    assert sorted(terms - labels) == []
    assert sorted(terms - comments) == []


def test_closed_predicates_are_those_of_the_lexicon(ontology: rdflib.Graph) -> None:
    for name in read_lexicon("predicates"):
        assert (rdflib.URIRef(KGO + name), RDF.type, None) in ontology


def test_the_seeds_fit_the_shapes(built: Path) -> None:
    assert violations_of_file(built / "graph.ttl") == ()


@pytest.mark.parametrize(
    "removed",
    ["kgo:evidence", "kgo:inArticle", "nif:anchorOf", "odrl:action", "kgo:ofClaim"],
)
def test_shapes_find_what_is_missing(removed: str, built: Path, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl")
    prefix, _, local = removed.partition(":")
    namespace = dict(graph.namespaces())[prefix]
    graph.remove((None, rdflib.URIRef(namespace + local), None))
    path = tmp_path / "graph.ttl"
    graph.serialize(path)
    assert violations_of_file(path)
