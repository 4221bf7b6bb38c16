"""SPARQL over a store: shipped queries, files and text; reading only."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ids import BASE
from kg.rdf.catalogue import NamedQuery, catalogue, find_query
from kg.rdf.namespaces import expand, prefixes_with_base
from kg.rdf.parameters import bind
from kg.rdf.rows import Rows

POSITION = re.compile(r"error at (\d+):(\d+): ")
SELECT = re.compile(r"(?i)\bSELECT\b(?:\s+(?:DISTINCT|REDUCED)\b)?(?!\s*\*)")
GROUP_BY = re.compile(r"(?i)\bGROUP\s+BY\b")
LONGEST_REASON = 160
UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}
# Strings, IRIs, comments, variables, prefixed names: where a keyword is no keyword. Then words.
TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\''''
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n]*|[?$]\w+|@\w+|[\w.-]*:[\w.%\\-]*|\w+""",
    re.DOTALL,
)
CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def ask(store: ox.Store, text: str, parameters: Mapping[str, str] | None = None) -> Rows:
    """The answer of a store to SPARQL text, a shipped query's name or an ``.rq`` file.

    Parameters replace variables of the query by values, never its text. The default graph is the
    union of all graphs; the usual prefixes need not be declared. Raises ``QueryError``: for
    mistakes with their place, for updates, and for SERVICE, which would reach into the network.
    """
    query = find_query(text)
    prefixes = prefixes_with_base(base_of(store))
    values = bind(query, parameters or {}, prefixes)
    refuse(query)
    try:
        answer = store.query(
            projecting(query.text, [variable.value for variable in values]),
            prefixes=prefixes,
            use_default_graph_as_union=True,
            substitutions=values or None,
        )
        return collect(answer, prefixes, {variable.value for variable in values})
    except SyntaxError as error:
        raise QueryError(explain(query, str(error))) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"{query.name}: the query cannot be answered: {error}") from error


def projecting(text: str, names: Sequence[str]) -> str:
    """A query that also selects its parameters, since Oxigraph only replaces what is selected.

    Only names of variables are added, never values; ``collect`` leaves their columns out again.
    """
    added = "".join(f" ?{name}" for name in names)
    text = SELECT.sub(lambda match: match.group() + added, text, count=1)
    return GROUP_BY.sub(lambda match: match.group() + added, text, count=1)


def collect(answer: Any, prefixes: Mapping[str, str], parameters: Collection[str]) -> Rows:
    """An answer of Oxigraph as rows, without the columns of parameters."""
    if isinstance(answer, ox.QuerySolutions):
        columns = [v.value for v in answer.variables if v.value not in parameters]
        rows = [tuple(solution[column] for column in columns) for solution in answer]
        return Rows(columns, rows, prefixes)
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(((t.subject, t.predicate, t.object) for t in answer), key=str)
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


def keywords(text: str) -> list[str]:
    """The bare words of SPARQL text in lower case: its keywords and the names of its functions."""
    plain = CODE_POINT.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)
    tokens = [*TOKEN.findall(text), *(TOKEN.findall(plain) if plain != text else ())]
    return [token.lower() for token in tokens if re.fullmatch(r"[A-Za-z]+", token)]


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


__all__ = ["NamedQuery", "Rows", "ask", "catalogue", "find_query"]
