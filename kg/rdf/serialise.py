"""Quads → text: N-Triples, N-Quads, Turtle and TriG, the same bytes for the same quads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kg.rdf.terms import Quad

# Local names that Turtle takes without escapes; anything else is written as a full IRI.
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
IRI_END = re.compile(r"[^#/]*$")
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
INTEGER = '"^^<http://www.w3.org/2001/XMLSchema#integer>'


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
            iri = term[1:-1]
            local = IRI_END.search(iri)
            end = local.group() if local else ""
            prefix = self.namespaces.get(iri.removesuffix(end) if end else iri)
            fits = prefix is not None and LOCAL.fullmatch(end)
            self.known[term] = f"{prefix}:{end}" if fits else term
        return self.known[term]

    def literal(self, term: str) -> str:
        """A literal, its datatype shortened, integers plain."""
        if term.endswith(INTEGER):
            return term[1 : -len(INTEGER)]
        if term.endswith(">"):
            value, _, datatype = term.rpartition("^^")
            return f"{value}^^{self.short(datatype)}"
        return term


def to_turtle(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Lines of Turtle, or of TriG where quads stand in named graphs; quads come sorted."""
    shortener = Shortener(prefixes)
    for prefix, namespace in sorted(prefixes.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
    by_graph = sorted(quads, key=lambda quad: (quad.graph, quad[:3]))
    for graph, members in groupby(by_graph, key=lambda quad: quad.graph):
        if not graph:
            yield from subjects(members, shortener, "")
            continue
        yield f"\n{shortener.short(graph)} {{\n"
        yield from subjects(members, shortener, "    ")
        yield "}\n"


def subjects(quads: Iterable[Quad], shortener: Shortener, indent: str) -> Iterator[str]:
    """The blocks of one graph, a subject each."""
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        lines = []
        ordered = sorted(about, key=lambda quad: (quad.predicate != TYPE, quad.predicate))
        for predicate, group in groupby(ordered, key=lambda quad: quad.predicate):
            verb = "a" if predicate == TYPE else shortener.short(predicate)
            objects = ", ".join(shortener.short(quad.object) for quad in group)
            lines.append(f"{verb} {objects}")
        body = f" ;\n{indent}    ".join(lines)
        yield f"\n{indent}{shortener.short(subject)} {body} .\n"
