"""The shapes of the ontology as plain values: what the nodes of a class must have (SHACL Core)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.config import ontology_folder
from kg.rdf import literals
from kg.rdf.literals import Test
from kg.rdf.namespaces import expand

SHAPES = "shapes.ttl"
SH = expand("sh:")
# What says nothing of the values, and what is left to the queries of ``kg.rdf.validate``.
SILENT = frozenset(("message", "path", "targetClass", "property"))
TESTS: dict[str, Callable[[Any], Test]] = {
    "datatype": literals.of_datatype,
    "nodeKind": literals.of_kind,
    "minLength": literals.at_least_long,
    "pattern": literals.matching,
    "minInclusive": literals.not_below,
    "maxInclusive": literals.not_above,
}


@dataclass
class Property:
    """What the values of a path must be; ``predicates`` are terms, of which each counts.

    ``inverse``: the values are the subjects that point to the node. ``classes``: of each group of
    classes, divided by spaces, a value has one. ``below``: a predicate with greater values only.
    """

    predicates: tuple[str, ...]
    inverse: bool
    least: int = 0
    most: int | None = None
    tests: list[Test] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    below: str | None = None


@dataclass
class Shape:
    """What the nodes of some classes must be; of ``one_of`` they have exactly one class."""

    targets: tuple[str, ...]
    tests: list[Test] = field(default_factory=list)
    one_of: frozenset[str] = frozenset()
    properties: list[Property] = field(default_factory=list)


@cache
def read_shapes() -> tuple[Shape, ...]:
    """The shapes with a target class; ``LookupError`` for a constraint that is not known here."""
    source = Source()
    nodes = {quad.subject for quad in source.quads("targetClass")}
    return tuple(source.shape(node) for node in sorted(nodes, key=str))


class Source:
    """The file of the shapes."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.store.load(path=str(ontology_folder() / SHAPES), format=ox.RdfFormat.TURTLE)

    def quads(self, local: str, node: Any = None) -> Iterator[ox.Quad]:
        """The quads with a predicate of SHACL."""
        return self.store.quads_for_pattern(node, ox.NamedNode(SH + local), None)

    def constraints(self, node: Any) -> Iterator[tuple[str, Any]]:
        """The local names of what SHACL says of a node, with its values."""
        for quad in self.store.quads_for_pattern(node, None, None):
            local = quad.predicate.value.removeprefix(SH)
            if quad.predicate.value.startswith(SH) and local not in SILENT:
                yield local, quad.object

    def shape(self, node: Any) -> Shape:
        """One shape."""
        found = Shape(tuple(sorted(str(quad.object) for quad in self.quads("targetClass", node))))
        for local, value in self.constraints(node):
            if local == "xone":
                found.one_of = frozenset(self.classes(value))
            elif local == "nodeKind":
                found.tests.append(literals.of_kind(value.value))
            else:
                raise LookupError(f"sh:{local}: a constraint of nodes that is not known here")
        found.properties += [self.property(quad.object) for quad in self.quads("property", node)]
        return found

    def property(self, node: Any) -> Property:
        """What a shape says of one path."""
        (path,) = (quad.object for quad in self.quads("path", node))
        found = self.path(path)
        for local, value in self.constraints(node):
            if local == "minCount":
                found.least = int(value.value)
            elif local == "maxCount":
                found.most = int(value.value)
            elif local == "lessThan":
                found.below = str(value)
            elif local == "class":
                found.classes.append(str(value))
            elif local == "or":
                found.classes.append(" ".join(sorted(self.classes(value))))
            elif local == "in":
                found.tests.append(literals.one_of(map(str, self.items(value))))
            elif local in TESTS:
                found.tests.append(TESTS[local](value.value))
            else:
                raise LookupError(f"sh:{local}: a constraint of values that is not known here")
        if found.inverse and (found.most is not None or found.below):
            raise LookupError("an inverse path with a constraint that is not known here")
        return found

    def path(self, node: Any) -> Property:
        """A property, the inverse of one, or several of which each counts."""
        if isinstance(node, ox.NamedNode):
            return Property((str(node),), inverse=False)
        for quad in self.quads("inversePath", node):
            return Property((str(quad.object),), inverse=True)
        for quad in self.quads("alternativePath", node):
            return Property(tuple(map(str, self.items(quad.object))), inverse=False)
        raise LookupError("a path that is not known here")

    def classes(self, head: Any) -> Iterable[str]:
        """The classes that a list of shapes names, each of which has nothing else."""
        for item in self.items(head):
            ((local, value),) = self.constraints(item)
            if local != "class":
                raise LookupError(f"sh:{local}: not known here in a choice of shapes")
            yield str(value)

    def items(self, head: Any) -> Iterator[Any]:
        """The members of a list of RDF."""
        first, rest = (ox.NamedNode(expand(f"rdf:{local}")) for local in ("first", "rest"))
        while head.value != expand("rdf:nil"):
            (found,) = self.store.quads_for_pattern(head, first, None)
            yield found.object
            (more,) = self.store.quads_for_pattern(head, rest, None)
            head = more.object
