"""Graphs held to the shapes of the ontology (W3C SHACL), with a report that people can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.model import KnowledgeGraph
from kg.rdf.namespaces import KGO, PREFIXES, expand, prefixes_with_base
from kg.rdf.query import base_of
from kg.rdf.serialise import Shortener
from kg.rdf.store import memory_store, read_file
from kg.rdf.terms import iri

if TYPE_CHECKING:
    from rdflib import Graph

SHAPES = "shapes.ttl"
LONGEST_VALUE = 80
BARE_IRI = re.compile(r"https?://[^\s<>\"]+")
PLACE = re.compile(r"\{[?$](\w+)\}")
STRING = ox.NamedNode(expand("xsd:string"))


def violations(graph: KnowledgeGraph) -> tuple[str, ...]:
    """What in a graph does not fit the shapes, a line each, sorted; empty where all does."""
    return violations_of_store(memory_store(graph), "the graph")


def violations_of_file(path: Path) -> tuple[str, ...]:
    """The same for any RDF file (see ``kg.rdf.store.read_file`` for its errors)."""
    return violations_of_store(read_file(path), str(path))


def violations_of_store(store: ox.Store, where: str) -> tuple[str, ...]:
    """The same for a store; one without articles fits every shape and is reported as empty."""
    article = ox.NamedNode(expand("kgo:Article"))
    if next(store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), article), None) is None:
        return (f"{where}: holds no article, so there is nothing to validate",)
    shortener = Shortener(prefixes_with_base(base_of(store)))
    found = {*wrong_anchors(store, shortener), *misfits(store, shortener)}
    return tuple(sorted(found))


def wrong_anchors(store: ox.Store, shortener: Shortener) -> Iterator[str]:
    """Mentions whose words are not those of the article between their offsets."""
    rows = store.query(
        """SELECT ?mention ?begin ?end ?words ?text WHERE {
            ?mention nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ;
                nif:anchorOf ?words .
            ?article nif:isString ?text
        }""",
        prefixes={"nif": expand("nif:")},
        use_default_graph_as_union=True,
    )
    if not isinstance(rows, ox.QuerySolutions):
        return
    for row in rows:
        begin, end = int(row["begin"].value), int(row["end"].value)
        if row["text"].value[begin:end] != row["words"].value:
            yield (
                f"{short(row['mention'].value, shortener)}: its words are not those of the article "
                f"at {begin},{end} (nif:anchorOf): {clipped(row['words'].value)}"
            )


def misfits(store: ox.Store, shortener: Shortener) -> Iterator[str]:
    """What does not fit the shapes, in words: the node, the message of the shape, the value.

    Constraints written in SPARQL are asked of the store, all others of pySHACL: rdflib takes
    longer for one query over all edges than for all other shapes together.
    """
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = Graph().parse(ontology_folder() / SHAPES)
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        yield from asked(store, shapes, shape, constraint, shortener)
        shapes.remove((shape, SH.sparql, constraint))
    _, report, _ = pyshacl.validate(to_graph(store), shacl_graph=shapes, inference="none")
    for result in report.objects(None, SH.result):
        node, message, path, value = (
            report.value(result, part)
            for part in (SH.focusNode, SH.resultMessage, SH.resultPath, SH.value)
        )
        yield reported(str(node), str(message), text_of(path), text_of(value), shortener)


def asked(
    store: ox.Store, shapes: Graph, shape: Any, constraint: Any, shortener: Shortener
) -> Iterator[str]:
    """The answers to a SPARQL constraint (SHACL 1.0, section 5), each as one violation."""
    from rdflib.namespace import SH

    node = str(shapes.value(shape, SH.targetNode))
    query = str(shapes.value(constraint, SH.select)).replace("$this", f"(<{node}> AS ?this)", 1)
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    if not isinstance(rows, ox.QuerySolutions):
        return
    names = [variable.value for variable in rows.variables]
    for row in rows:
        found = {name: str(row[name].value) for name in names if row[name] is not None}
        message = filled(str(shapes.value(constraint, SH.message)), found)
        yield reported(node, message, found.get("path"), found.get("value"), shortener)


def filled(message: str, values: Mapping[str, str]) -> str:
    """A message with its places such as ``{?subject}`` filled in."""
    return PLACE.sub(lambda match: values.get(match[1], match[0]), message)


def text_of(term: Any) -> str | None:
    """The text of an rdflib term; a path that is no IRI has none worth showing."""
    return None if term is None or term.__class__.__name__ == "BNode" else str(term)


def reported(
    node: str, message: str, path: str | None, value: str | None, shortener: Shortener
) -> str:
    """One violation in words."""
    words = BARE_IRI.sub(lambda m: short(m[0], shortener), message)
    line = words if node.startswith(KGO) else f"{short(node, shortener)}: {words}"
    if path is not None and (shown := short(path, shortener)) not in line:
        line += f" At {shown}."
    if value is not None and value != node:
        line += f" Found: {clipped(short(value, shortener))}"
    return line


def to_graph(store: ox.Store) -> Graph:
    """The triples of all graphs of a store as one rdflib graph."""
    from rdflib import BNode, Graph, Literal, URIRef

    def term(value: Any) -> URIRef | Literal | BNode:
        if isinstance(value, ox.NamedNode):
            return URIRef(value.value)
        if isinstance(value, ox.BlankNode):
            return BNode(value.value)
        # To rdflib a plain string and one of type xsd:string differ; to RDF 1.1 they do not.
        plain = value.language or value.datatype == STRING
        datatype = None if plain else URIRef(value.datatype.value)
        return Literal(value.value, lang=value.language, datatype=datatype)

    graph = Graph()
    triples: Iterable[tuple[Any, Any, Any]] = (
        (term(quad.subject), term(quad.predicate), term(quad.object)) for quad in store
    )
    for triple in triples:
        graph.add(triple)
    return graph


def short(value: str, shortener: Shortener) -> str:
    """An IRI with its prefix where it has one."""
    shown = shortener.short(iri(value)) if "://" in value else value
    return shown.strip("<>")


def clipped(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
