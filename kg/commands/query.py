"""``kg query``."""

from enum import StrEnum
from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import note, result, table
from kg.errors import LimitError

EXAMPLES = (
    "kg query --list",
    "kg query who-said-what --param topic=Kharkiv",
    "kg query 'SELECT ?a WHERE { ?a a kgo:Actor }' --format csv",
)
SECONDS = 300.0


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"


def query(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|QUERY", help="A shipped query's name, an .rq file, or SPARQL."
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="Turtle is for CONSTRUCT and DESCRIBE.")
    ] = Format.TABLE,
    data: Data = OUTPUT,
    timeout: Annotated[
        float,
        typer.Option(min=0, metavar="SECONDS", help="End a query that takes longer; 0: never."),
    ] = SECONDS,
    show_list: Annotated[bool, typer.Option("--list", help="The shipped queries.")] = False,
) -> None:
    """Asks the graph: a shipped query, a file, or SPARQL.

    The usual prefixes (kg:, kgo:, kgr:, skos:, prov: and so on) need not be declared. Parameters
    are bound as values, never pasted into the text.
    """
    if show_list:
        result(catalogue())
        return
    if text is None:
        raise typer.BadParameter("give a query's name, an .rq file or SPARQL, or --list")
    bound = dict(map(split_parameter, parameters or ()))
    from kg.graph import query_data
    from kg.limited import within

    try:
        rows = within(timeout or None, query_data, data, text, bound)
    except LimitError as problem:
        raise LimitError(f"the query was {problem}; narrow it, or give more --timeout") from None
    if form is Format.TABLE and not rows.is_graph:
        result(table(rows.columns, rows.texts()))
        note(f"{len(rows)} rows" if len(rows) != 1 else "1 row")
    else:
        result(rows.serialise("turtle" if form is Format.TABLE else form.value))


def split_parameter(text: str) -> tuple[str, str]:
    """Name and value of ``NAME=VALUE``."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return name, value


def catalogue() -> str:
    """The shipped queries: name, what it answers, parameters."""
    from kg.rdf.catalogue import catalogue as shipped

    rows = [(entry.name, entry.title, ", ".join(entry.parameters)) for entry in shipped()]
    return table(("name", "answers", "parameters"), rows)
