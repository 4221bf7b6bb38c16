"""``kg query``."""

from collections.abc import Mapping
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.server import Auth, User, connect
from kg.commands.terminal import note, result, table
from kg.errors import LimitError

if TYPE_CHECKING:
    from kg.rdf.rows import Rows

RETRIES = 2
EXAMPLES = (
    "kg query --list",
    "kg query who-said-what --param topic=Kharkiv",
    "kg query conflicts --endpoint http://localhost:8890",
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
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="Ask this server instead of the graph on disk.")
    ] = "",
    user: User = "",
    auth: Auth = "auto",
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
    if endpoint:
        rows = query_server(endpoint, text, bound, user=user, auth=auth)
    else:
        rows = query_disk(data, text, bound, timeout)
    if form is Format.TABLE and not rows.is_graph:
        result(table(rows.columns, rows.texts()))
        note(f"{len(rows)} rows" if len(rows) != 1 else "1 row")
    else:
        result(rows.serialise("turtle" if form is Format.TABLE else form.value))


def query_disk(data: Path, text: str, bound: dict[str, str], timeout: float) -> "Rows":
    """Asks the graph on disk, for so many seconds at most; 0 for as long as it takes."""
    from kg.graph import query_data
    from kg.limited import within

    try:
        return within(timeout or None, query_data, data, text, bound)
    except LimitError as problem:
        raise LimitError(f"the query was {problem}; narrow it, or give more --timeout") from None


def query_server(
    url: str, text: str, parameters: Mapping[str, str], *, user: str, auth: str
) -> "Rows":
    """The answer of a SPARQL server."""
    from kg.loading.asking import ask_server
    from kg.loading.target import find_target

    with closing(connect(url, user, auth, RETRIES)) as client:
        return ask_server(client, find_target(client, url), text, parameters)


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
