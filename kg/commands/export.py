"""``kg export``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import note

EXAMPLES = (
    "kg export graph.graphml",
    "kg export claims.csv --data output",
)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file; its suffix decides.")],
    data: Data = OUTPUT,
) -> None:
    """Writes the graph to a file; the suffix decides."""
    from kg.graph import Graph

    Graph.open(data).write(file)
    note(f"wrote {file}")
