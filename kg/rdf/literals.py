"""Tests of RDF terms as SHACL Core has them: true only where a term fits beyond doubt."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from kg.rdf.namespaces import XSD, expand
from kg.rdf.terms import iri

Test = Callable[[str], bool]
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
WHOLE = re.compile(r"[+-]?[0-9]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def lexical(term: str) -> str:
    """The text of a literal; its escapes are those of JSON. Empty for an IRI."""
    end = term.rfind('"')
    quoted = term[: end + 1] if term.startswith('"') else '""'
    return str(json.loads(quoted)) if "\\" in quoted else quoted[1:-1]


def datatype_of(term: str) -> str:
    """The IRI of a literal's datatype; empty for one with a language, and for an IRI."""
    if term.startswith('"'):
        rest = term[term.rindex('"') + 1 :]
        return f"{XSD}string" if not rest else rest[3:-1] if rest.startswith("^^") else ""
    return ""


def is_day(text: str) -> bool:
    """True for a day of the calendar in its ISO form."""
    try:
        return bool(DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


FORMS: dict[str, Test] = {
    f"{XSD}string": lambda _: True,
    f"{XSD}integer": lambda text: bool(WHOLE.fullmatch(text)),
    f"{XSD}decimal": lambda text: bool(NUMBER.fullmatch(text)),
    f"{XSD}date": is_day,
    expand("geo:wktLiteral"): lambda _: True,
}


def of_datatype(datatype: str) -> Test:
    """``sh:datatype``; ``LookupError`` where the forms of a datatype are not known here."""
    form = FORMS[datatype]
    return lambda term: datatype_of(term) == datatype and form(lexical(term))


def of_kind(kind: str) -> Test:
    """``sh:nodeKind`` where it asks for IRIs; ``LookupError`` for another."""
    if kind != expand("sh:IRI"):
        raise LookupError(f"{kind}: a kind of node that is not known here")
    return lambda term: term.startswith("<")


def at_least_long(length: str) -> Test:
    """``sh:minLength`` of a literal, in code points."""
    return lambda term: len(lexical(term)) >= int(length)


def matching(pattern: str) -> Test:
    """``sh:pattern``, without flags."""
    compiled = re.compile(pattern)
    return lambda term: bool(compiled.search(lexical(term)))


def not_below(bound: str) -> Test:
    """``sh:minInclusive``."""
    return lambda term: is_number(term) and number(term) >= Decimal(bound)


def not_above(bound: str) -> Test:
    """``sh:maxInclusive``."""
    return lambda term: is_number(term) and number(term) <= Decimal(bound)


def one_of(terms: Iterable[str]) -> Test:
    """``sh:in``."""
    return frozenset(terms).__contains__


def all_below(lower: Iterable[str], upper: Iterable[str]) -> bool:
    """``sh:lessThan``: each of some numbers below each of some others."""
    terms = [*lower, *upper]
    return all(map(is_number, terms)) and all(
        number(one) < number(other) for one in lower for other in upper
    )


def is_number(term: str) -> bool:
    """True for an integer or decimal number."""
    typed = term.endswith((iri(f"{XSD}integer"), iri(f"{XSD}decimal")))
    return typed and bool(NUMBER.fullmatch(lexical(term)))


def number(term: str) -> Decimal:
    """The value of a number."""
    return Decimal(lexical(term))
