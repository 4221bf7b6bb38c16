"""Graphs held to the shapes of the ontology (W3C SHACL), with a report that people can read."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.rdf.dataset import Dataset, flat
from kg.rdf.namespaces import KGO, PREFIXES, expand, prefixes_with_base
from kg.rdf.query import base_of
from kg.rdf.serialise import Shortener, to_nquads
from kg.rdf.shapes import SHAPES, read_shapes
from kg.rdf.sorting import SortedRows
from kg.rdf.store import Lines, quads_of, read_file
from kg.rdf.suspects import TYPE, suspects
from kg.rdf.terms import Quad, iri

if TYPE_CHECKING:
    from rdflib import Graph

Triples = Callable[[], Iterable[Quad]]
LONGEST_VALUE = 80
BARE_IRI = re.compile(r"https?://[^\s<>\"]+")
PLACE = re.compile(r"\{[?$](\w+)\}")
STRING = ox.NamedNode(expand("xsd:string"))


def violations(dataset: Dataset, store: ox.Store) -> tuple[str, ...]:
    """What in a graph does not fit the shapes, a line each, sorted; empty where all does.

    ``store`` holds the same quads.
    """
    return violations_of(dataset.triples, store, "the graph", dataset.folder)


def violations_of_file(path: Path) -> tuple[str, ...]:
    """The same for any RDF file (see ``kg.rdf.store.read_file`` for its errors)."""
    return violations_of_store(read_file(path), str(path))


def violations_of_store(store: ox.Store, where: str) -> tuple[str, ...]:
    """The same for a store alone."""
    with closing(SortedRows(quads_of(store), Quad._make)) as rows:
        return violations_of(lambda: flat(rows), store, where)


def violations_of(
    triples: Triples, store: ox.Store, where: str, folder: Path | None = None
) -> tuple[str, ...]:
    """The same for sorted triples, which can be read again, and a store that holds them.

    One without articles fits every shape and is reported as empty.
    """
    article = ox.NamedNode(expand("kgo:Article"))
    if next(store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), article), None) is None:
        return (f"{where}: holds no article, so there is nothing to validate",)
    shortener = Shortener(prefixes_with_base(base_of(store)))
    found = {
        *wrong_anchors(store, shortener),
        *wrong_by_query(store, shortener),
        *misfits(triples, shortener, folder),
    }
    return tuple(sorted(found))


def wrong_anchors(store: ox.Store, shortener: Shortener) -> Iterator[str]:
    """Mentions whose words are not those of the article between their offsets."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for article, text in answers(store, "SELECT ?article ?text { ?article nif:isString ?text }"):
        texts[article].add(text)
    mentions = answers(
        store,
        """SELECT ?mention ?article ?begin ?end ?words {
            ?mention nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ;
                nif:anchorOf ?words
        }""",
    )
    for mention, article, begin, end, words in mentions:
        if any(text[int(begin) : int(end)] != words for text in texts[article]):
            yield (
                f"{short(mention, shortener)}: its words are not those of the article "
                f"at {int(begin)},{int(end)} (nif:anchorOf): {clipped(words)}"
            )


def answers(store: ox.Store, query: str) -> Iterator[list[str]]:
    """The rows of a query in which every variable has a value, as text."""
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    if isinstance(rows, ox.QuerySolutions):
        for row in rows:
            yield [value.value for value in row]


def wrong_by_query(store: ox.Store, shortener: Shortener) -> Iterator[str]:
    """What does not fit the constraints written in SPARQL, in words."""
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = Graph().parse(ontology_folder() / SHAPES)
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        yield from asked(store, shapes, shape, constraint, shortener)


def misfits(triples: Triples, shortener: Shortener, folder: Path | None = None) -> Iterator[str]:
    """What does not fit the other shapes, in words: the node, the shape's message, the value.

    pySHACL takes several times as long as it takes to read the articles. So it sees only the nodes
    that may not fit, with those around them, and says what is wrong with them.
    """
    nodes = suspects(triples(), read_shapes(), folder)
    if nodes is None:
        yield from explained(triples(), shortener)
    elif nodes:
        yield from explained(neighbourhood(triples, nodes), shortener, nodes)


def neighbourhood(triples: Triples, nodes: Container[str]) -> Iterator[Quad]:
    """The triples about some nodes, and the types of those that they touch."""
    around = set()
    for triple in triples():
        if triple.subject in nodes or triple.object in nodes:
            around |= {triple.subject, triple.object}
            yield triple
    for triple in triples():
        if triple.predicate == TYPE and triple.subject in around:
            yield triple


def explained(
    triples: Iterable[Quad], shortener: Shortener, nodes: Container[str] | None = None
) -> Iterator[str]:
    """What pySHACL says of triples, in words; of some nodes or of all."""
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = Graph().parse(ontology_folder() / SHAPES)
    shapes.remove((None, SH.sparql, None))
    _, report, _ = pyshacl.validate(to_graph(triples), shacl_graph=shapes, inference="none")
    for result in report.objects(None, SH.result):
        node, message, path, value = (
            report.value(result, part)
            for part in (SH.focusNode, SH.resultMessage, SH.resultPath, SH.value)
        )
        if nodes is None or term_of(node) in nodes:
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


def term_of(node: Any) -> str:
    """A node of rdflib as a term."""
    return f"_:{node}" if node.__class__.__name__ == "BNode" else iri(str(node))


def to_graph(quads: Iterable[Quad]) -> Graph:
    """Triples as one rdflib graph."""
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
    source = io.BufferedReader(Lines(to_nquads(quads)))
    for quad in ox.parse(source, format=ox.RdfFormat.N_QUADS):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def short(value: str, shortener: Shortener) -> str:
    """An IRI with its prefix where it has one."""
    shown = shortener.short(iri(value)) if "://" in value else value
    return shown.strip("<>")


def clipped(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
