"""What a store has about a node: for the look-up of our IRIs."""

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.rdf.namespaces import KGO, KGR
from kg.rdf.store import read_file
from kg.rdf.terms import iri
from kg.service.question import Space

ONTOLOGY = "kg.ttl"


def space_of(space: Space, base: str) -> str:
    """The namespace that a part of the service's paths stands for; ``base`` is that of the data."""
    return {"id": base, "relation": KGR, "ontology": KGO.rstrip("#")}[space]


@cache
def ontology() -> ox.Store:
    """The ontology in a store of its own."""
    return read_file(ontology_folder() / ONTOLOGY)


def find(store: ox.Store, name: str) -> list[ox.NamedNode]:
    """The nodes that a document about an IRI is about: first itself, then its fragments.

    Those of an article are its mentions, those of the ontology its terms. Empty where the store
    knows nothing of the IRI.
    """
    try:
        node = ox.NamedNode(iri(name)[1:-1])
    except ValueError:
        return []
    if store.contains_named_graph(node):
        subjects = {quad.subject for quad in store.quads_for_pattern(None, None, None, node)}
    elif name == KGO.rstrip("#"):
        subjects = {quad.subject for quad in store}
    else:
        subjects = set()
    parts = [s for s in subjects if isinstance(s, ox.NamedNode) and part_of(s, node)]
    known = next(store.quads_for_pattern(node, None, None), None) or next(
        store.quads_for_pattern(None, None, node), None
    )
    return [node, *sorted(parts, key=place)] if known or parts else []


def part_of(node: ox.NamedNode, document: ox.NamedNode) -> bool:
    """True for a fragment of a document."""
    return node.value.startswith(f"{document.value}#")


def place(node: ox.NamedNode) -> tuple[tuple[int, ...], str]:
    """Sorts mentions by their offsets, other fragments by name."""
    _, _, span = node.value.partition("#char=")
    offsets = tuple(int(part) for part in span.split(",") if part.isdecimal())
    return offsets, node.value


def about(store: ox.Store, nodes: list[ox.NamedNode]) -> Iterator[ox.Triple]:
    """All triples from the nodes, and those that point to the first of them, each once."""
    seen = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None):
            if quad.triple not in seen:
                seen.add(quad.triple)
                yield quad.triple
    for quad in store.quads_for_pattern(None, None, nodes[0]):
        if quad.triple not in seen:
            seen.add(quad.triple)
            yield quad.triple
