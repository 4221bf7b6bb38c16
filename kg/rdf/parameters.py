"""Parameters of queries: checked, turned into terms, and bound as values.

A parameter ``topic`` gives ``?topic`` a value in the outermost group of the query: before that
``VALUES ?topic { … }`` is put, with the value as Oxigraph writes terms, so that nothing in it is read
as a part of the query. The group follows after LATERAL (SPARQL SEP-0006), so that it is looked up
by the value and not matched as a whole. (Oxigraph's own substitution knows only variables that are
selected.)
"""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.catalogue import NamedQuery
from kg.rdf.tokens import tokens

IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
PREFIXED = re.compile(r"([a-z]+):([^\s<>\"{}|\\^`]+)")
Term = ox.NamedNode | ox.Literal


def bind(
    query: NamedQuery, given: Mapping[str, str], prefixes: Mapping[str, str]
) -> dict[str, Term]:
    """The values of a query's variables: those given, and defaults for the others.

    Raises ``QueryError`` for a parameter that the query does not have, or one that is missing.
    """
    known = variables(query.text) if query.free else list(query.parameters)
    unknown = [name for name in given if name not in known]
    if unknown:
        names = ", ".join(known) or "none"
        raise QueryError(f"{query.name}: no parameter {', '.join(unknown)}; it has {names}")
    missing = [name for name in query.parameters if name not in {*given, *query.defaults}]
    if missing:
        wanted = "; ".join(f"{name} ({query.parameters[name]})" for name in missing)
        raise QueryError(f"{query.name}: a parameter is missing: {wanted}")
    values = {name: value for name, value in query.defaults.items() if value is not None}
    return {name: term_of(value, prefixes) for name, value in {**values, **given}.items()}


def variables(text: str) -> list[str]:
    """The names of the variables of SPARQL text, in their order."""
    found = (token.text[1:] for token in tokens(text) if token.text[0] in "?$")
    return list(dict.fromkeys(name for name in found if name))


def with_bindings(query: NamedQuery, values: Mapping[str, Term]) -> str:
    """The text of a query whose outermost group has some variables bound before it is matched.

    Raises ``QueryError`` where there is no such group.
    """
    if not values:
        return query.text
    begin, end = outermost_group(query)
    group = query.text[begin:end]
    return f"{query.text[:begin]}{{ {data(values)} LATERAL {group} }}{query.text[end:]}"


def data(values: Mapping[str, Term]) -> str:
    """The VALUES that give variables their values; terms are written with their escapes."""
    return " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in values.items())


def outermost_group(query: NamedQuery) -> tuple[int, int]:
    """Where the group after WHERE, or the first group, begins and where it ends.

    Raises ``QueryError`` where there is none.
    """
    begin, depth = -1, 0
    after_where = False
    for token in tokens(query.text):
        after_where = after_where or (depth == 0 and token.text.lower() == "where")
        if token.text == "{":
            if depth == 0:
                begin = token.end - 1
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0 and (after_where or not follows_where(query.text, token.end)):
                return begin, token.end
    raise QueryError(f"{query.name}: takes no parameters, since it has no WHERE group")


def follows_where(text: str, place: int) -> bool:
    """True if WHERE comes after a place in SPARQL text: then what is before it is a template."""
    return any(token.text.lower() == "where" for token in tokens(text[place:]))


def term_of(value: str, prefixes: Mapping[str, str]) -> Term:
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
