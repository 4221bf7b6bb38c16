"""A node of the graph as a page of HTML, each value a link where it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from kg.rdf.namespaces import KGO, KGR
from kg.rdf.serialise import Shortener
from kg.rdf.view import View

if TYPE_CHECKING:
    from jinja2 import Template

SHOWN = 200
IN_A_PATH = "/:@!$&'()*+,;=%-._~#"
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is shown; ``link`` is empty where nothing can be opened."""

    text: str
    link: str = ""
    note: str = ""
    local: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A property with its values; ``more`` is how many are left out."""

    name: Cell
    values: tuple[Cell, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Section:
    """A node: its label, IRI and fragment, what it says and what points to it."""

    title: str
    iri: str
    anchor: str
    rows: tuple[Row, ...]
    incoming: tuple[Row, ...] = ()


def render(store: ox.Store, nodes: list[ox.NamedNode], prefixes: Mapping[str, str]) -> str:
    """The page about some nodes, the first of which it is named after."""
    writer = Writer(store, prefixes)
    sections = [writer.section(node, incoming=node == nodes[0]) for node in nodes]
    return template().render(sections=sections)


class Writer:
    """Turns the terms of a store into cells."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str]) -> None:
        self.store = store
        self.view = View(store)
        self.shortener = Shortener(prefixes)
        # The paths under which this service answers for our IRIs.
        self.paths = {prefixes["kg"]: "/id/", KGR: "/relation/", KGO: "/ontology#"}

    def section(self, node: ox.NamedNode, *, incoming: bool) -> Section:
        """All about a node."""
        outgoing = ((q.predicate, q.object) for q in self.store.quads_for_pattern(node, None, None))
        pointing: Iterable[tuple[ox.NamedNode, Value]] = (
            (q.predicate, q.subject)
            for q in (self.store.quads_for_pattern(None, None, node) if incoming else ())
        )
        return Section(
            self.view.name(node),
            node.value,
            node.value.partition("#")[2],
            self.rows(outgoing),
            self.rows(pointing),
        )

    def rows(self, pairs: Iterable[tuple[ox.NamedNode, Value]]) -> tuple[Row, ...]:
        """Pairs of property and value by property, both sorted."""
        values: defaultdict[ox.NamedNode, set[Value]] = defaultdict(set)
        for predicate, value in pairs:
            values[predicate].add(value)
        return tuple(
            Row(
                self.cell(predicate, labelled=False),
                tuple(map(self.cell, sorted(found, key=str)[:SHOWN])),
                max(0, len(found) - SHOWN),
            )
            for predicate, found in sorted(values.items(), key=lambda item: item[0].value)
        )

    def cell(self, term: Value, *, labelled: bool = True) -> Cell:
        """A term as it is shown: a node by its label or short name, a literal by its words."""
        if isinstance(term, ox.Literal):
            plain = term.language or self.shortener.short(f"<{term.datatype.value}>")
            return Cell(term.value, note="" if plain == "xsd:string" else plain)
        if not isinstance(term, ox.NamedNode):
            return Cell(str(term))
        short = self.shortener.prefixed(term.value) or term.value
        names = self.view.names(term) if labelled else []
        link, local = self.link(term.value)
        return Cell(names[0] if names else short, link, short if names else "", local)

    def link(self, iri: str) -> tuple[str, bool]:
        """Where an IRI can be opened, and whether that is here."""
        for namespace, path in self.paths.items():
            if iri.startswith(namespace):
                return path + quote(iri.removeprefix(namespace), safe=IN_A_PATH), True
        return (iri, False) if iri.startswith(("http://", "https://")) else ("", False)


@cache
def template() -> Template:
    """The template of the page; what it is given is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(
        resources.files(__package__).joinpath("node.html.j2").read_text(encoding="utf-8")
    )
