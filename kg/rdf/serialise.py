"""Quads → text: N-Triples, N-Quads, Turtle and TriG, the same bytes for the same quads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from kg.rdf.terms import Quad, name, whole

# Local names that Turtle takes without escapes; anything else is written as a full IRI.
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
IRI_END = re.compile(r"[^#/]*$")
TYPE = name("rdf:type")
INTEGER = whole(0).removeprefix('"0')
INDENT = "    "


def to_nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Lines of N-Quads (of N-Triples where all stand in the default graph)."""
    for quad in quads:
        graph = f" {quad.graph}" if quad.graph else ""
        yield f"{quad.subject} {quad.predicate} {quad.object}{graph} .\n"


class Shortener:
    """Writes IRIs with prefixes where Turtle can."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.namespaces = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.known: dict[str, str] = {}

    def short(self, term: str) -> str:
        """A term as Turtle writes it."""
        if not term.startswith("<"):
            return self.literal(term)
        if term not in self.known:
            self.known[term] = self.prefixed(term[1:-1]) or term
        return self.known[term]

    def prefixed(self, iri: str) -> str:
        """An IRI with its prefix, or nothing where it has none or needs escapes."""
        end = IRI_END.search(iri)
        local = end.group() if end else ""
        prefix = self.namespaces.get(iri[: len(iri) - len(local)])
        return f"{prefix}:{local}" if prefix is not None and LOCAL.fullmatch(local) else ""

    def literal(self, term: str) -> str:
        """A literal, its datatype shortened, integers plain."""
        if term.endswith(INTEGER):
            return term[1 : -len(INTEGER)]
        if term.endswith(">"):
            value, _, datatype = term.rpartition("^^")
            return f"{value}^^{self.short(datatype)}"
        return term


def to_turtle(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Lines of Turtle, or of TriG where quads stand in named graphs; they come graph by graph."""
    shortener = Shortener(prefixes)
    for prefix, namespace in sorted(prefixes.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
    for graph, members in groupby(quads, key=attrgetter("graph")):
        if graph:
            yield f"\n{shortener.short(graph)} {{\n"
            yield from subjects(members, shortener, INDENT)
            yield "}\n"
        else:
            yield from subjects(members, shortener, "")


def subjects(quads: Iterable[Quad], shortener: Shortener, indent: str) -> Iterator[str]:
    """The blocks of one graph, a subject each, its types first."""
    for subject, about in groupby(quads, key=attrgetter("subject")):
        ordered = sorted(about, key=lambda quad: quad.predicate != TYPE)
        lines = []
        for predicate, group in groupby(ordered, key=attrgetter("predicate")):
            verb = "a" if predicate == TYPE else shortener.short(predicate)
            lines.append(f"{verb} {', '.join(shortener.short(quad.object) for quad in group)}")
        body = f" ;\n{indent}{INDENT}".join(lines)
        yield f"\n{indent}{shortener.short(subject)} {body} .\n"
