"""The namespaces of the graph, and prefixed names as IRIs."""

from functools import cache

from kg.errors import FormatError

KGO = "https://w3id.org/polkg/ontology#"
KGR = "https://w3id.org/polkg/relation/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "kgo": KGO,
    "kgr": KGR,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": SKOS,
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
# The kinds of ids below the base IRI (see ``kg.ids``), each a prefix of its own.
KINDS = (
    "action",
    "article",
    "assertion",
    "claim",
    "conflict",
    "event",
    "lineage",
    "office",
    "policy",
    "proposition",
)


@cache
def expand(name: str) -> str:
    """The IRI of a prefixed name such as ``kgo:authorized``; ``FormatError`` for another prefix."""
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise FormatError(f"{name}: not a prefixed name; known prefixes: {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + local


def prefixes_with_base(base: str) -> dict[str, str]:
    """All prefixes, with ``kg:``, ``claim:``, ``policy:`` … for the data below a base IRI."""
    data = {"kg": base, **{kind: f"{base}{kind}/" for kind in KINDS}}
    return dict(sorted({**PREFIXES, **data}.items()))
