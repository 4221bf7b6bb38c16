"""``kg why``."""

from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import result

EXAMPLES = ('kg why "Joe Biden" authorized "strikes inside Russia near Kharkiv"',)


def why(
    edge: Annotated[
        list[str],
        typer.Argument(
            metavar="CLAIM | SUBJECT PREDICATE OBJECT",
            help="A claim's id, or the edge: labels, ids or IRIs.",
        ),
    ],
    data: Data = OUTPUT,
) -> None:
    """Shows the sentences and sources behind an edge.

    With the chain of attribution, the rule and the cues.
    """
    if len(edge) not in (1, 3):
        raise typer.BadParameter("give a claim, or a subject, a predicate and an object")
    from kg.graph import open_data
    from kg.rdf.why import explain

    result(explain(open_data(data), *edge))
