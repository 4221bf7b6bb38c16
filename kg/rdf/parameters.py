"""Parameters of queries: checked, and turned into terms that are bound, never pasted."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.catalogue import NamedQuery

IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
PREFIXED = re.compile(r"([a-z]+):([^\s<>\"{}|\\^`]+)")
VARIABLE = re.compile(r"[?$](\w+)")


def bind(
    query: NamedQuery, given: Mapping[str, str], prefixes: Mapping[str, str]
) -> dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
    """The values of a query's variables: those given, and defaults for the others.

    Raises ``QueryError`` for a parameter that the query does not have, or one that is missing.
    """
    known = dict(query.parameters) or dict.fromkeys(VARIABLE.findall(query.text), "")
    unknown = [name for name in given if name not in known]
    if unknown:
        names = ", ".join(known) or "none"
        raise QueryError(f"{query.name}: no parameter {', '.join(unknown)}; it has {names}")
    missing = [name for name in query.parameters if name not in {*given, *query.defaults}]
    if missing:
        wanted = "; ".join(f"{name} ({query.parameters[name]})" for name in missing)
        raise QueryError(f"{query.name}: a parameter is missing: {wanted}")
    values = {name: value for name, value in query.defaults.items() if value is not None}
    values.update(given)
    return {ox.Variable(name): term_of(value, prefixes) for name, value in values.items()}


def term_of(value: str, prefixes: Mapping[str, str]) -> ox.NamedNode | ox.Literal:
    """A value as a term: an IRI or a prefixed name as such, anything else a plain literal."""
    prefixed = PREFIXED.fullmatch(value)
    if prefixed and prefixed[1] in prefixes:
        value = prefixes[prefixed[1]] + prefixed[2]
    if not IRI.fullmatch(value):
        return ox.Literal(value)
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise QueryError(f"{value}: not an IRI: {error}") from error
