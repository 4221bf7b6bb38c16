"""The namespaces of the graph, and prefixed names as IRIs."""

from kg.errors import FormatError

KGO = "https://w3id.org/polkg/ontology#"
KGR = "https://w3id.org/polkg/relation/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ODRL = "http://www.w3.org/ns/odrl/2/"
SCHEMA = "https://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "kgo": KGO,
    "kgr": KGR,
    "nif": NIF,
    "odrl": ODRL,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": SCHEMA,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}


def expand(name: str) -> str:
    """The IRI of a prefixed name such as ``kgo:authorized``; ``FormatError`` for another prefix."""
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise FormatError(f"{name}: not a prefixed name; known prefixes: {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + local


def prefixes_with_base(base: str) -> dict[str, str]:
    """All prefixes with ``kg:`` for the data of a base IRI."""
    return dict(sorted({**PREFIXES, "kg": base}.items()))
