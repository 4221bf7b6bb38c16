"""Look-ups in a store by node and property, over the union of its graphs."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.namespaces import expand

Node = ox.NamedNode | ox.BlankNode


class View:
    """The nodes of a store and the values of their properties, sorted."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def nodes(self, node: Node, prefixed: str) -> list[Node]:
        """The nodes that a property of a node points to."""
        found = {o for o in self.objects(node, prefixed) if isinstance(o, ox.NamedNode)}
        return sorted(found, key=str)

    def texts(self, node: Node, prefixed: str) -> list[str]:
        """The literals that a property of a node has, as strings."""
        return sorted({o.value for o in self.objects(node, prefixed) if isinstance(o, ox.Literal)})

    def text(self, node: Node, prefixed: str) -> str:
        """The first of these, or nothing."""
        return next(iter(self.texts(node, prefixed)), "")

    def objects(self, node: Node, prefixed: str) -> Iterator[object]:
        """All values of a property of a node."""
        quads = self.store.quads_for_pattern(node, ox.NamedNode(expand(prefixed)), None)
        return (quad.object for quad in quads)

    def subjects(self, prefixed: str, target: ox.NamedNode) -> list[Node]:
        """The nodes with a property that points to a node."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(expand(prefixed)), target)
        found = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        return sorted(found, key=str)

    def instances(self, prefixed: str) -> list[Node]:
        """The nodes of a class."""
        return self.subjects("rdf:type", ox.NamedNode(expand(prefixed)))

    def names(self, node: Node) -> list[str]:
        """The labels of a node, the preferred one first."""
        terms = ("skos:prefLabel", "rdfs:label", "skos:altLabel")
        return [text for term in terms for text in self.texts(node, term)]

    def name(self, node: Node) -> str:
        """The label of a node, or the last part of its IRI."""
        return next(iter(self.names(node)), local_name(node))


def local_name(node: Node) -> str:
    """The last part of an IRI."""
    return str(node.value).rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
