"""Answers of SPARQL queries: rows or a graph, as values, texts, tables and files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import FormatError
from kg.rdf.namespaces import XSD
from kg.rdf.serialise import Shortener, to_turtle
from kg.rdf.terms import Quad

if TYPE_CHECKING:
    import pandas
    import rdflib

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
OURS = ("kgo:", "kgr:")


class Rows:
    """An answer: rows of terms with their columns, or the triples of a graph.

    Iterating gives tuples of strings; ``None`` where a variable is unbound. The answer of ASK is
    one row with one truth value.
    """

    def __init__(
        self,
        columns: Sequence[str],
        terms: Sequence[tuple[Term | None, ...]],
        prefixes: Mapping[str, str],
        *,
        is_graph: bool = False,
        truth: bool | None = None,
    ) -> None:
        self.columns = tuple(columns)
        self.terms = list(terms)
        self.prefixes = prefixes
        self.is_graph = is_graph
        self.truth = truth

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return map(values_of, self.terms)

    def texts(self) -> list[tuple[str, ...]]:
        """The rows for reading: our terms without prefix, other IRIs as ``kg:Joe_Biden``."""
        shortener = Shortener(self.prefixes)
        return [tuple(shown(term, shortener) for term in row) for row in self.terms]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame of strings."""
        import pandas

        return pandas.DataFrame(list(self), columns=list(self.columns))

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of a graph in rdflib; ``FormatError`` where the answer is rows."""
        import rdflib

        graph = rdflib.Graph()
        for prefix, namespace in self.prefixes.items():
            graph.bind(prefix, namespace)
        return graph.parse(data=self.serialise("turtle"), format="turtle")

    def serialise(self, form: str) -> str:
        """The answer as text: ``json``, ``csv`` or ``tsv`` for rows, ``turtle`` for a graph.

        Raises ``FormatError`` where the answer has no such form.
        """
        if self.is_graph != (form == "turtle"):
            what, wanted = ("a graph", "turtle") if self.is_graph else ("rows", "json, csv or tsv")
            raise FormatError(f"{form}: the query gives {what}; ask for {wanted}")
        return FORMS[form](self)


def to_json(rows: Rows) -> str:
    """Rows in the SPARQL 1.1 Query Results JSON Format."""
    if rows.truth is not None:
        return json.dumps({"head": {}, "boolean": rows.truth}, indent=1)
    bindings = [
        {
            column: json_term(term)
            for column, term in zip(rows.columns, row, strict=True)
            if term is not None
        }
        for row in rows.terms
    ]
    answer = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1)


def to_csv(rows: Rows) -> str:
    """Rows as comma-separated plain values (SPARQL 1.1 Query Results CSV Format)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([["" if v is None else v for v in row] for row in rows])
    return out.getvalue()


def to_tsv(rows: Rows) -> str:
    """Rows as tab-separated terms (SPARQL 1.1 Query Results TSV Format)."""
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    lines += ["\t".join("" if t is None else str(t) for t in row) for row in rows.terms]
    return "\n".join(lines) + "\n"


def graph_to_turtle(rows: Rows) -> str:
    """Triples as Turtle, sorted."""
    quads = sorted({Quad(*map(str, triple)) for triple in rows.terms})
    return "".join(to_turtle(quads, rows.prefixes))


FORMS = {"json": to_json, "csv": to_csv, "tsv": to_tsv, "turtle": graph_to_turtle}


def json_term(term: Term) -> dict[str, Any]:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {key: json_term(part) for key, part in parts.items()}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != f"{XSD}string":
        found["datatype"] = term.datatype.value
    return found


def value_of(term: Term | None) -> str | None:
    """The value of a term as a string."""
    if term is None:
        return None
    return str(term) if isinstance(term, ox.Triple) else str(term.value)


def values_of(row: tuple[Term | None, ...]) -> tuple[str | None, ...]:
    """The values of a row; written for speed, since answers may have millions."""
    return tuple(
        [
            None if term is None else str(term) if isinstance(term, ox.Triple) else term.value
            for term in row
        ]
    )


def shown(term: Term | None, shortener: Shortener) -> str:
    """A term for reading."""
    if not isinstance(term, ox.NamedNode):
        return value_of(term) or ""
    short = shortener.prefixed(term.value)
    return short.partition(":")[2] if short.startswith(OURS) else short or term.value
