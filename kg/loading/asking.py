"""Queries to a server: shipped ones, files and text, with parameters as values."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.ids import BASE
from kg.loading.client import Client
from kg.loading.target import RESULTS, Target, select, send_query
from kg.rdf.catalogue import NamedQuery, find_query
from kg.rdf.namespaces import KINDS, expand, prefixes_with_base
from kg.rdf.parameters import bind, data, outermost_group
from kg.rdf.query import collect, refuse
from kg.rdf.rows import Rows
from kg.rdf.tokens import keywords

TRIPLES = "application/n-triples, text/turtle;q=0.9"
GRAPH_FORMS = {"construct", "describe"}
ANYWHERE = "{{ {0} }} UNION {{ GRAPH ?anywhere {{ {0} }} }}"


def ask_server(
    client: Client, target: Target, text: str, parameters: Mapping[str, str] | None = None
) -> Rows:
    """The answer of a server to SPARQL text, a shipped query's name or an ``.rq`` file.

    As ``kg.rdf.query.ask`` otherwise. The server decides what its default graph is; one that can be
    asked for the union of all is asked for it, unless the query says FROM. Raises ``QueryError``
    for what does not only read, ``EndpointError`` where the server refuses.
    """
    query = find_query(text)
    refuse(query)
    given = parameters or {}
    prefixes = prefixes_with_base(base_at(client, target, (query.text, *given.values())))
    sent = written_out(query, given, prefixes)
    words = set(keywords(query.text))
    is_graph = bool(GRAPH_FORMS & words)
    union = "" if "from" in words else target.union
    answer = send_query(client, target.query, sent, TRIPLES if is_graph else RESULTS, union)
    try:
        if not is_graph:
            found = ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
            return (
                collect(truth_of(found), prefixes) if "ask" in words else collect(found, prefixes)
            )
        triples = {quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.TURTLE)}
    except (SyntaxError, ValueError) as error:
        raise EndpointError(f"{target.query}: its answer cannot be read: {error}") from error
    ordered = sorted(((t.subject, t.predicate, t.object) for t in triples), key=str)
    return Rows(("subject", "predicate", "object"), ordered, prefixes, is_graph=True)


def truth_of(answer: ox.QuerySolutions | ox.QueryBoolean) -> bool:
    """The answer of ASK; Virtuoso gives it as a row with a number."""
    if isinstance(answer, ox.QuerySolutions):
        return any(term.value not in ("0", "false") for row in answer for term in row)
    return bool(answer)


def written_out(
    query: NamedQuery, parameters: Mapping[str, str], prefixes: Mapping[str, str]
) -> str:
    """A query that any server takes: parameters as VALUES, and the prefixes that it uses declared.

    Values are written as SPARQL terms, so that nothing in them is read as a part of the query.
    """
    text = query.text
    values = bind(query, parameters, prefixes)
    if values:
        begin, _ = outermost_group(query)
        text = f"{text[: begin + 1]} {data(values)} {text[begin + 1 :]}"
    declared = text.lower()
    used = [p for p in prefixes if f"{p}:" in text and f"prefix {p}:" not in declared]
    return "".join(f"PREFIX {p}: <{prefixes[p]}>\n" for p in used) + text


def base_at(client: Client, target: Target, texts: tuple[str, ...]) -> str:
    """The base IRI of the data on a server, asked for where a text has a prefix that needs it."""
    if not any(f"{prefix}:" in text for text in texts for prefix in ("kg", *KINDS)):
        return BASE
    pattern = ANYWHERE.format(f"?set <{expand('void:uriSpace')}> ?base")
    rows = select(
        client, target.query, f"SELECT ?base WHERE {{ {pattern} }} ORDER BY ?base LIMIT 1"
    )
    return rows[0]["base"] if rows else BASE
