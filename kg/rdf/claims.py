"""Claims found in a store by what people call them: id, label, or subject, predicate and object."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.query import base_of
from kg.rdf.view import Node, View, local_name

NEAREST = 3
PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


def find_claims(store: ox.Store, edge: Sequence[str]) -> list[Node]:
    """The claims meant by an id or label, or by a subject, a predicate and an object.

    Every part may be a label in any case, an id, a prefixed name or an IRI. Raises ``QueryError``
    with the nearest claims where there is none.
    """
    view, base = View(store), base_of(store)
    wanted = [spellings(part, base) for part in edge]
    claims = view.instances("kgo:Claim")
    found = [claim for claim in claims if fits(view, claim, wanted)]
    if not found:
        raise QueryError(not_found(view, claims, edge))
    return found


def fits(view: View, claim: Node, wanted: Sequence[set[str]]) -> bool:
    """True if a claim is the one wanted."""
    if len(wanted) == 1:
        return bool(wanted[0] & called(view, claim))
    return all(
        any(names & called(view, node) for node in view.nodes(claim, part))
        for part, names in zip(PARTS, wanted, strict=True)
    )


def called(view: View, node: Node) -> set[str]:
    """What a node is called: its labels, its IRI, and the last part of that."""
    names = (*view.names(node), str(node.value), local_name(node))
    return {name.casefold() for name in names}


def spellings(text: str, base: str) -> set[str]:
    """A text, and the IRIs that it may stand for."""
    prefix, colon, local = text.partition(":")
    namespace = prefixes_with_base(base).get(prefix) if colon else None
    found = {text, base + text, *([namespace + local] if namespace else [])}
    return {spelling.casefold() for spelling in found}


def not_found(view: View, claims: Sequence[Node], edge: Sequence[str]) -> str:
    """A message with the claims that are nearest to what was asked for."""
    asked = " ".join(edge)

    def distance(named: tuple[str, Node]) -> tuple[float, str]:
        return -SequenceMatcher(None, asked.casefold(), named[0].casefold()).ratio(), named[0]

    labels = [(view.text(claim, "rdfs:label") or local_name(claim), claim) for claim in claims]
    near = sorted(labels, key=distance)[:NEAREST]
    shown = "".join(f"\n  {label}  (claim:{local_name(claim)})" for label, claim in near)
    return f"{asked}: no such claim" + (f"; the nearest are{shown}" if near else "")
