"""The SPARQL 1.1 Service Description (https://www.w3.org/TR/sparql11-service-description/)."""

from collections.abc import Iterator
from typing import cast
from urllib.parse import quote

import pyoxigraph as ox

from kg.rdf.namespaces import expand

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
# A triple that stands in several graphs is one of their union.
UNION = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
FORMAT = "http://www.w3.org/ns/formats/"


def description(store: ox.Store, endpoint: str, graphs: str) -> Iterator[ox.Triple]:
    """The triples that describe an endpoint: its language, formats, features, graphs.

    Its nodes are fragments of the endpoint's URL; a graph is what the graph store at ``graphs``
    gives for its name.
    """
    service, dataset, default = (
        ox.NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "default-graph")
    )
    yield from typed(service, "Service")
    yield ox.Triple(service, sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    yield ox.Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for name in FORMATS:
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(FORMAT + name))
    yield ox.Triple(service, sd("defaultDataset"), dataset)
    yield from typed(dataset, "Dataset")
    yield ox.Triple(dataset, sd("defaultGraph"), default)
    yield from typed(default, "Graph")
    yield ox.Triple(default, expanded("void:triples"), count(store, UNION, union=True))
    for iri in sorted(store.named_graphs(), key=str):
        quoted = quote(iri.value, safe="")
        size = count(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH {iri} {{ ?s ?p ?o }} }}")
        named = ox.NamedNode(f"{endpoint}#named-{quoted}")
        graph = ox.NamedNode(f"{graphs}?graph={quoted}")
        yield ox.Triple(dataset, sd("namedGraph"), named)
        yield from typed(named, "NamedGraph")
        yield ox.Triple(named, sd("name"), iri)
        yield ox.Triple(named, sd("graph"), graph)
        yield from typed(graph, "Graph")
        yield ox.Triple(graph, expanded("void:triples"), size)


def typed(node: ox.NamedNode, kind: str) -> Iterator[ox.Triple]:
    """That a node is of a class of the vocabulary."""
    yield ox.Triple(node, expanded("rdf:type"), sd(kind))


def sd(name: str) -> ox.NamedNode:
    """A term of the vocabulary."""
    return ox.NamedNode(SD + name)


def expanded(name: str) -> ox.NamedNode:
    """The term of a prefixed name."""
    return ox.NamedNode(expand(name))


def count(store: ox.Store, query: str, *, union: bool = False) -> ox.Literal:
    """The one number that a query gives."""
    found = cast(ox.QuerySolutions, store.query(query, use_default_graph_as_union=union))
    return cast(ox.Literal, next(found)["n"])
