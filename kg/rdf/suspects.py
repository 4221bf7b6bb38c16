"""The nodes of a graph that may not fit a shape: few or none, found in one pass over its triples.

The triples come sorted, so that all that is said of a node comes together. What one node needs of
another is written down, sorted by that other one, and compared with what that one is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from kg.rdf.literals import all_below
from kg.rdf.namespaces import expand
from kg.rdf.shapes import Property, Shape
from kg.rdf.sorting import SortedRows
from kg.rdf.terms import Quad, iri, name

TYPE = name("rdf:type")
SUBCLASS = iri(expand("rdfs:subClassOf"))
Values = Mapping[str, list[str]]
# The roles of a note.
HAS, NEEDS, TOLD, ASKS, MISFIT = "has", "needs", "told", "asks", "misfit"


class Note(NamedTuple):
    """Something that is known of a node, or that ``other`` needs of it."""

    node: str
    role: str
    what: str = ""
    other: str = ""


def suspects(
    triples: Iterable[Quad], shapes: Iterable[Shape], folder: Path | None = None
) -> frozenset[str] | None:
    """The nodes that may not fit; ``None`` where the triples tell of subclasses: then any may.

    ``folder`` is for what is too much for memory.
    """
    with closing(SortedRows(Notes.of(shapes).notes(triples), Note._make, folder)) as notes:
        by_node = groupby(notes, key=attrgetter("node"))
        found = frozenset(node for _, group in by_node for node in misfits_of(group))
    return None if SUBCLASS in found else found


def misfits_of(notes: Iterable[Note]) -> Iterator[str]:
    """The nodes that may not fit, by what is noted of one node."""
    has: set[str] = set()
    needs: list[Note] = []
    told: defaultdict[str, int] = defaultdict(int)
    for note in notes:
        if note.role == MISFIT:
            yield note.node
        elif note.role == HAS:
            has.add(note.what)
        elif note.role == TOLD:
            told[note.what] += 1
        else:
            needs.append(note)
    for note in needs:
        if note.role == NEEDS and has.isdisjoint(note.what.split()):
            yield note.other
        elif note.role == ASKS and told[note.what] < int(note.other):
            yield note.node


@dataclass(frozen=True)
class Notes:
    """What is to be noted by some shapes.

    ``by_target`` are the shapes by class, ``classes`` those that something asks for, ``inverse``
    the properties that are told of a node by others, by their predicates.
    """

    by_target: Mapping[str, list[Shape]]
    classes: frozenset[str]
    inverse: Mapping[str, list[tuple[str, Property]]]

    @classmethod
    def of(cls, shapes: Iterable[Shape]) -> "Notes":
        """The notes that some shapes call for."""
        by_target, inverse = defaultdict(list), defaultdict(list)
        classes: set[str] = set()
        for shape in shapes:
            for target in shape.targets:
                by_target[target].append(shape)
            for part in shape.properties:
                classes.update(*map(str.split, part.classes))
                if part.inverse:
                    inverse[part.predicates[0]].append((key_of(part), part))
        return cls(by_target, frozenset(classes), inverse)

    def notes(self, triples: Iterable[Quad]) -> Iterator[Note]:
        """All notes on some sorted triples."""
        for node, about in groupby(triples, key=attrgetter("subject")):
            values: defaultdict[str, list[str]] = defaultdict(list)
            for quad in about:
                values[quad.predicate].append(quad.object)
            yield from self.notes_on(node, values)

    def notes_on(self, node: str, values: Values) -> Iterator[Note]:
        """The notes on one node."""
        types = values.get(TYPE, [])
        if SUBCLASS in values:
            yield Note(SUBCLASS, MISFIT)
        yield from (Note(node, HAS, kind) for kind in types if kind in self.classes)
        for predicate in self.inverse.keys() & values.keys():
            for key, part in self.inverse[predicate]:
                fits = fits_here(node, types, part)
                for target in values[predicate]:
                    yield Note(target, TOLD, key, node) if fits else Note(target, MISFIT)
        for shape in {id(s): s for kind in types for s in self.by_target.get(kind, ())}.values():
            yield from notes_by_shape(node, types, values, shape)


def notes_by_shape(node: str, types: list[str], values: Values, shape: Shape) -> Iterator[Note]:
    """The notes that one shape calls for on a node of its class."""
    wrong = shape.one_of and len(shape.one_of.intersection(types)) != 1
    if wrong or not all(test(node) for test in shape.tests):
        yield Note(node, MISFIT)
    for part in shape.properties:
        if part.inverse:
            yield Note(node, ASKS, key_of(part), str(part.least))
            continue
        found = values_of(values, part)
        if not fits(found, values, part):
            yield Note(node, MISFIT)
        for classes in part.classes:
            yield from (Note(value, NEEDS, classes, node) for value in found)


def values_of(values: Values, part: Property) -> list[str]:
    """The values of a property, each once."""
    if len(part.predicates) == 1:
        return values.get(part.predicates[0], [])
    return list({value: None for p in part.predicates for value in values.get(p, ())})


def fits(found: list[str], values: Values, part: Property) -> bool:
    """True if values fit a property in all but their classes."""
    if len(found) < part.least or (part.most is not None and len(found) > part.most):
        return False
    if part.below is not None and not all_below(found, values.get(part.below, [])):
        return False
    return all(test(value) for test in part.tests for value in found)


def fits_here(node: str, types: list[str], part: Property) -> bool:
    """True if a node fits as a value of an inverse path."""
    classes = all(not set(group.split()).isdisjoint(types) for group in part.classes)
    return classes and all(test(node) for test in part.tests)


def key_of(part: Property) -> str:
    """What tells an inverse property from the others."""
    return f"{part.predicates[0]} {' | '.join(part.classes)}"
