"""RDF terms as small values that sort, hash and print as N-Triples do.

A term is its N-Triples text: ``<iri>`` or ``"literal"@en``. So a set of quads sorts the same on
every machine, and writing N-Quads is joining strings.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from kg.rdf.namespaces import XSD, expand

NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')
SURROGATE = re.compile("[\ud800-\udfff]")


class Quad(NamedTuple):
    """Subject, predicate, object and graph as N-Triples terms; graph ``""`` is the default one."""

    subject: str
    predicate: str
    object: str
    graph: str = ""


def iri(value: str) -> str:
    """An IRI as a term; characters that no IRI may hold are percent-encoded."""
    return f"<{NOT_IN_IRI.sub(lambda m: quote(m.group()), value)}>"


@cache
def name(prefixed: str) -> str:
    """A prefixed name as a term."""
    return iri(expand(prefixed))


def text(value: str, language: str = "") -> str:
    """A string as a term, with its language where it has one."""
    literal = f'"{TO_ESCAPE.sub(escape, SURROGATE.sub(chr(0xFFFD), value))}"'
    return f"{literal}@{language.lower()}" if language else literal


def escape(match: re.Match[str]) -> str:
    """One character as N-Triples escapes it."""
    char = match.group()
    return ESCAPES.get(char) or f"\\u{ord(char):04X}"


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema datatype (``date``, ``integer`` …)."""
    return f"{text(value)}^^<{XSD}{datatype}>"


def whole(value: int) -> str:
    """An integer as a term."""
    return typed(str(value), "integer")


def decimal(value: float) -> str:
    """A decimal number as a term: at most two digits after the point, no zeros at the end.

    Triple stores keep the number, not its digits: only this form comes back as it was.
    """
    return typed(f"{value:.2f}".rstrip("0").rstrip("."), "decimal")


def day(value: date) -> str:
    """A date as a term."""
    return typed(value.isoformat(), "date")


def flag(value: bool) -> str:
    """A truth value as a term."""
    return typed("true" if value else "false", "boolean")
