"""What a server holds: triples per graph, and whether they are ours."""

from __future__ import annotations

from kg.errors import EndpointError
from kg.loading.client import Client
from kg.loading.target import Target, select
from kg.rdf.namespaces import KGO

OURS = "https://w3id.org/polkg/"
NOWHERE_ELSE = "FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } }"


def count(client: Client, target: Target, graph: str) -> int:
    """How many triples a graph has; ``""`` is the default graph."""
    return number(client, target, inside(graph, "?s ?p ?o"))


def count_default_only(client: Client, target: Target) -> int:
    """How many triples stand in no named graph.

    That is the default graph of a server whose queries see the union of all graphs instead.
    """
    return number(client, target, f"?s ?p ?o {NOWHERE_ELSE}")


def count_foreign(client: Client, target: Target, graph: str, base: str) -> int:
    """How many triples of a graph are about nodes that are not ours."""
    ours = " && ".join(f'!STRSTARTS(STR(?s), "{start}")' for start in (base, OURS))
    body = f"?s ?p ?o {NOWHERE_ELSE if not graph else ''} FILTER ({ours})"
    return number(client, target, inside(graph, body))


def article_graphs(client: Client, target: Target, base: str) -> set[str]:
    """The graphs of articles, below a base IRI, that a server has."""
    query = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g a <{KGO}Article> }} }}"
    found = {row.get("g", "") for row in select(client, target.query, query)}
    return {graph for graph in found if graph.startswith(base)}


def inside(graph: str, body: str) -> str:
    """A pattern in a graph."""
    return f"GRAPH <{graph}> {{ {body} }}" if graph else body


def number(client: Client, target: Target, pattern: str) -> int:
    """How often a pattern matches."""
    rows = select(client, target.query, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    try:
        return int(rows[0]["n"])
    except (IndexError, KeyError, ValueError) as error:
        raise EndpointError(f"{target.query}: does not count triples: {rows}") from error
