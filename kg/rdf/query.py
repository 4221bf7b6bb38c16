"""SPARQL over a store: shipped queries, files and text; reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ids import BASE
from kg.rdf.catalogue import NamedQuery, catalogue, find_query
from kg.rdf.namespaces import expand, prefixes_with_base
from kg.rdf.parameters import bind, with_bindings
from kg.rdf.rows import Rows
from kg.rdf.tokens import keywords

POSITION = re.compile(r"error at (\d+):(\d+): ")
LONGEST_REASON = 160
UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, by IRI (SPARQL 1.1 Protocol, section 2.1.4).

    ``default``: merged, they are its default graph; ``named``: those that GRAPH can name.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def ask(store: ox.Store, text: str, parameters: Mapping[str, str] | None = None) -> Rows:
    """The answer of a store to SPARQL text, a shipped query's name or an ``.rq`` file.

    Parameters give variables of the query values, they never become part of its text. The usual
    prefixes need not be declared. Raises ``QueryError``: for mistakes with their place, for
    updates, and for SERVICE, which would reach into the network.
    """
    query = find_query(text)
    prefixes = prefixes_with_base(base_of(store))
    with mistakes_of(query):
        return collect(solve(store, query, parameters or {}, prefixes), prefixes)


def solve(
    store: ox.Store,
    query: NamedQuery,
    parameters: Mapping[str, str],
    prefixes: Mapping[str, str],
    dataset: Dataset | None = None,
) -> Answer:
    """The answer as Oxigraph gives it: read it inside ``mistakes_of``, it may still fail.

    Without ``dataset`` and without FROM the default graph is the union of all graphs. Raises as
    ``ask`` does.
    """
    values = bind(query, parameters, prefixes)
    refuse(query)
    check_syntax(query, prefixes)
    # The union would hide what FROM names; with FROM the query itself says what its graphs are.
    scope: dict[str, Any] = {"use_default_graph_as_union": "from" not in keywords(query.text)}
    with mistakes_of(query):
        if dataset is not None:
            scope = {
                "default_graph": [ox.NamedNode(graph) for graph in dataset.default],
                "named_graphs": [ox.NamedNode(graph) for graph in dataset.named],
            }
        return store.query(
            with_bindings(query, values),
            prefixes=dict(prefixes),
            **scope,
        )


@contextmanager
def mistakes_of(query: NamedQuery) -> Iterator[None]:
    """Turns what Oxigraph says about a query into ``QueryError``."""
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"{query.name}: the query cannot be answered: {error}") from error


def check_syntax(query: NamedQuery, prefixes: Mapping[str, str]) -> None:
    """Raises ``QueryError`` where the text as its author wrote it is not valid SPARQL."""
    try:
        ox.Store().query(query.text, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise QueryError(explain(query, str(error))) from error


def collect(answer: Answer | bool, prefixes: Mapping[str, str]) -> Rows:
    """An answer of Oxigraph as rows."""
    if isinstance(answer, ox.QuerySolutions):
        columns = [variable.value for variable in answer.variables]
        return Rows(columns, [tuple(solution) for solution in answer], prefixes)
    if isinstance(answer, ox.QueryTriples):
        triples = sorted({(t.subject, t.predicate, t.object) for t in answer}, key=str)
        return Rows(("subject", "predicate", "object"), triples, prefixes, is_graph=True)
    truth = bool(answer)
    return Rows(("answer",), [(ox.Literal(truth),)], prefixes, truth=truth)


def base_of(store: ox.Store) -> str:
    """The base IRI of the data in a store, as its data set names it."""
    space = ox.NamedNode(expand("void:uriSpace"))
    quads = store.quads_for_pattern(None, space, None)
    found = sorted(q.object.value for q in quads if not isinstance(q.object, ox.Triple))
    return found[0] if found else BASE


def refuse(query: NamedQuery) -> None:
    """Raises ``QueryError`` for what does not only read this store."""
    words = keywords(query.text)
    if "service" in words:
        raise QueryError(
            f"{query.name}: SERVICE asks another server; kg query answers from the graph alone"
        )
    first = next((word for word in words if word not in ("prefix", "base")), "")
    if first in UPDATES:
        raise QueryError(
            f"{query.name}: {first.upper()} changes data; kg query only reads "
            "(SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )


def explain(query: NamedQuery, message: str) -> str:
    """A syntax error with its line, column and that line, a caret under the place."""
    match = POSITION.search(message)
    if match is None:
        return f"{query.name}: not valid SPARQL: {message}"
    line, column = int(match[1]), int(match[2])
    reason = " ".join(message[match.end() :].split())
    if "Prefix not found" in reason:
        reason = "the prefix is not declared"
    elif len(reason) > LONGEST_REASON:
        reason = reason[:LONGEST_REASON].rsplit(" ", 1)[0] + " …"
    lines = query.text.split("\n")
    wrong = lines[min(line, len(lines)) - 1]
    before = re.sub(r"[^\t]", " ", wrong[: column - 1]).ljust(column - 1)
    return f"{query.name}: line {line}, column {column}: {reason}\n  {wrong}\n  {before}^"


__all__ = ["Dataset", "NamedQuery", "Rows", "ask", "catalogue", "find_query", "solve"]
