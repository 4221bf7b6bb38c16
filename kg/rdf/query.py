"""SPARQL over a store: shipped queries, files and text, with parameters bound as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.config import query_folder
from kg.errors import FormatError, QueryError
from kg.ids import BASE
from kg.rdf.namespaces import PREFIXES, expand, prefixes_with_base

if TYPE_CHECKING:
    import pandas

PARAMETER = re.compile(r"#\s*@param\s+(\w+)\s*:\s*(.*)")
DEFAULT = re.compile(r"\(default (.*)\)\s*$")
POSITION = re.compile(r"(?:at|line)\s+(\d+):(\d+)")
IRI_LIKE = re.compile(r"(?:https?|urn):[^\s<>\"{}|\\^`]+")
NAME_LIKE = re.compile(r"[a-z]+:[\w./-]+")
SHOWN_IRI = re.compile(r".*[#/]")
RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query of the catalogue: what it answers, and its parameters with their defaults."""

    name: str
    title: str
    text: str
    parameters: Mapping[str, str]
    defaults: Mapping[str, str]


class Rows:
    """An answer: rows of terms with their columns, or the triples of a graph.

    Iterating gives tuples of strings; ``None`` where a variable is unbound.
    """

    def __init__(self, columns: Sequence[str], terms: list[tuple[Any, ...]], *, is_graph: bool):
        self.columns = tuple(columns)
        self.terms = terms
        self.is_graph = is_graph

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter([tuple(value_of(term) for term in row) for row in self.terms])

    def texts(self) -> list[tuple[str, ...]]:
        """The rows for reading: IRIs by their last part, nothing for what is unbound."""
        return [tuple(shown(term) for term in row) for row in self.terms]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame of strings."""
        import pandas

        return pandas.DataFrame(list(self), columns=list(self.columns))

    def serialise(self, form: str) -> str:
        """The answer as text: ``json``, ``csv``, ``tsv``, or ``turtle`` for a graph."""
        if self.is_graph:
            if form != "turtle":
                raise FormatError(f"{form}: the query gives a graph; ask for turtle")
            triples = [ox.Triple(*row) for row in self.terms]
            prefixes = prefixes_with_base(BASE)
            return str(
                ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes).decode("utf-8")
            )
        return self.table(form)

    def table(self, form: str) -> str:
        """The rows in a SPARQL results format."""
        if form == "turtle":
            raise FormatError("turtle: the query gives rows; ask for json, csv or tsv")
        if form == "json":
            import json

            bindings = [
                {c: json_term(t) for c, t in zip(self.columns, row, strict=True) if t is not None}
                for row in self.terms
            ]
            answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
            return json.dumps(answer, ensure_ascii=False, indent=1)
        return separated(self, form)


def separated(rows: Rows, form: str) -> str:
    """Rows as CSV (plain values) or TSV (terms), by the SPARQL 1.1 results formats."""
    if form == "tsv":
        lines = ["\t".join(f"?{column}" for column in rows.columns)]
        lines += ["\t".join("" if t is None else str(t) for t in row) for row in rows.terms]
        return "\n".join(lines)
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([["" if v is None else v for v in row] for row in rows])
    return out.getvalue().rstrip("\r\n")


def json_term(term: Any) -> dict[str, str]:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        found["datatype"] = term.datatype.value
    return found


def value_of(term: Any) -> str | None:
    """The value of a term as a string."""
    return None if term is None else str(term.value)


def shown(term: Any) -> str:
    """A term for reading."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return SHOWN_IRI.sub("", term.value) or term.value
    return str(term.value)


# ---- the catalogue


def catalogue() -> list[ShippedQuery]:
    """The shipped queries by name."""
    return [read_query(path) for path in sorted(query_folder().glob("*.rq"))]


def read_query(path: Path) -> ShippedQuery:
    """A query file: the first comment says what it answers, ``# @param`` lines its parameters."""
    text = path.read_text(encoding="utf-8")
    first = next((line for line in text.splitlines() if line.startswith("#")), "#")
    parameters, defaults = {}, {}
    for line in text.splitlines():
        match = PARAMETER.match(line)
        if match:
            name, about = match.groups()
            default = DEFAULT.search(about)
            parameters[name] = DEFAULT.sub("", about).strip()
            if default:
                defaults[name] = default.group(1)
    return ShippedQuery(path.stem, first.lstrip("# ").strip(), text, parameters, defaults)


# ---- asking


def ask(store: ox.Store, text: str, parameters: Mapping[str, str] | None = None) -> Rows:
    """The answer of a store to SPARQL text, a shipped query's name or an ``.rq`` file.

    Parameters replace variables of the query by values, never its text. Raises ``QueryError``
    with the place of the mistake.
    """
    query = resolve(text)
    bound = {**query.defaults, **(parameters or {})}
    check_parameters(query, bound)
    source = with_prefixes(query.text)
    substitutions = {ox.Variable(name): term_of(value) for name, value in bound.items()}
    try:
        answer = store.query(
            source,
            prefixes=None,
            use_default_graph_as_union=True,
            substitutions=substitutions or None,
        )
        return collect(answer)
    except SyntaxError as error:
        raise QueryError(locate(source, query.text, str(error))) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"{query.name}: the query cannot be answered: {error}") from error


def collect(answer: Any) -> Rows:
    """An answer of Oxigraph as rows."""
    if isinstance(answer, ox.QuerySolutions):
        columns = [variable.value for variable in answer.variables]
        terms = [tuple(solution[c] for c in columns) for solution in answer]
        return Rows(columns, terms, is_graph=False)
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(((t.subject, t.predicate, t.object) for t in answer), key=str)
        return Rows(("subject", "predicate", "object"), triples, is_graph=True)
    return Rows(("answer",), [(ox.Literal(bool(answer)),)], is_graph=False)


def resolve(text: str) -> ShippedQuery:
    """What to ask: a file, a shipped query's name, or the text itself."""
    if text.endswith(".rq"):
        path = Path(text)
        if not path.is_file():
            raise QueryError(f"{text}: no such file")
        return read_query(path)
    if re.fullmatch(r"[\w-]+", text.strip()):
        path = query_folder() / f"{text.strip()}.rq"
        if path.is_file():
            return read_query(path)
        names = [entry.name for entry in catalogue()]
        near = get_close_matches(text.strip(), names) or names
        raise QueryError(f"{text.strip()}: no shipped query; try {', '.join(near)}")
    return ShippedQuery("query", "", text, {}, {})


def check_parameters(query: ShippedQuery, given: Mapping[str, str]) -> None:
    """Raises ``QueryError`` for parameters that the query lacks or that are missing."""
    if query.name == "query" and not query.parameters:
        unknown = [name for name in given if not re.search(rf"[?${{}}]{name}\b", query.text)]
    else:
        unknown = [name for name in given if name not in query.parameters]
    if unknown:
        known = ", ".join(query.parameters) or "none"
        raise QueryError(f"{query.name}: no parameter {', '.join(unknown)}; it has {known}")
    missing = [name for name in query.parameters if name not in given]
    if missing:
        wanted = "; ".join(f"--param {name}=… ({query.parameters[name]})" for name in missing)
        raise QueryError(f"{query.name}: give {wanted}")


def term_of(value: str) -> ox.NamedNode | ox.Literal:
    """A parameter's value as a term: an IRI or prefixed name as such, else a plain literal."""
    if IRI_LIKE.fullmatch(value):
        return ox.NamedNode(value)
    if NAME_LIKE.fullmatch(value):
        prefix = value.partition(":")[0]
        if prefix in PREFIXES:
            return ox.NamedNode(expand(value))
        if prefix == "kg":
            return ox.NamedNode(BASE + value.partition(":")[2])
    return ox.Literal(value)


def with_prefixes(text: str) -> str:
    """A query with the usual prefixes declared before it, on one line so that lines stay true."""
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w-]*):", text))
    lines = [
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in prefixes_with_base(BASE).items()
        if prefix not in declared
    ]
    return " ".join(lines) + " " + text


def locate(source: str, text: str, message: str) -> str:
    """A syntax error with its line and column in the user's own text, and that line."""
    match = POSITION.search(message)
    if not match:
        return f"not valid SPARQL: {message}"
    line, column = int(match.group(1)), int(match.group(2))
    if line == 1:
        column -= len(source) - len(text)
    shown_line = (text.splitlines() or [""])[min(line, len(text.splitlines() or [""])) - 1]
    reason = POSITION.sub("", message).strip(" :")
    place = " " * max(0, column - 1) + "^"
    return f"not valid SPARQL, line {line}, column {max(1, column)}: {reason}\n  {shown_line}\n  {place}"
