"""``kg page``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import note

EXAMPLES = (
    'kg page biden.html --about "Joe Biden"',
    'kg page conflicts.html --query conflicts --title "What does not agree"',
)


def page(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The page to write.")] = Path(
        "graph.html"
    ),
    title: Annotated[str | None, typer.Option(help="Title of the page.")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="ENTITY", help="Only what concerns this entity.")
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            metavar="NAME | FILE.rq | SPARQL", help="Only what this query's answer has part in."
        ),
    ] = None,
    data: Data = OUTPUT,
) -> None:
    """Writes the page: one HTML file that opens offline."""
    from kg.graph import Graph

    Graph.open(data).write_page(file, title=title, about=about, query=query)
    note(f"wrote {file}")
