"""JSON-LD, compacted by the ontology's context."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_triples
from kg.rdf.namespaces import RDF, XSD, prefixes_with_base
from kg.rdf.serialise import to_nquads

CONTEXT = "context.jsonld"
NATIVE = {f"{XSD}integer": int, f"{XSD}boolean": lambda value: value == "true"}


def write_jsonld(graph: KnowledgeGraph, path: Path) -> None:
    """The flat graph as one JSON-LD document (W3C JSON-LD 1.1), its context inside the file."""
    context = json.loads((ontology_folder() / CONTEXT).read_text(encoding="utf-8"))["@context"]
    context = {**context, "kg": graph.base}
    document = {"@context": context, "@graph": nodes(graph)}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def nodes(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    """One object for each subject, with prefixed names as keys."""
    prefixes = prefixes_with_base(graph.base)
    data = "".join(to_nquads(to_triples(graph))).encode("utf-8")
    triples = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
    found = []
    for subject, about in groupby(triples, key=lambda quad: quad.subject.value):
        node: dict[str, Any] = {"@id": subject}
        for quad in about:
            if quad.predicate.value == f"{RDF}type":
                node.setdefault("@type", []).append(short(quad.object.value, prefixes))
            else:
                node.setdefault(short(quad.predicate.value, prefixes), []).append(value(quad.object))
        found.append(node)
    return found


def short(iri: str, prefixes: dict[str, str]) -> str:
    """An IRI as a prefixed name where one of our prefixes begins it."""
    for prefix, namespace in prefixes.items():
        if prefix != "kg" and iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def value(term: Any) -> Any:
    """An object as JSON-LD writes it."""
    if isinstance(term, ox.NamedNode):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype in NATIVE:
        return NATIVE[datatype](term.value)
    if datatype == f"{XSD}string":
        return term.value
    return {"@value": term.value, "@type": datatype}
