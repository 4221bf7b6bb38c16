"""``kg why``."""

from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import result

EXAMPLES = (
    'kg why "Joe Biden" authorized "strikes inside Russia near Kharkiv"',
    'kg why "Joe Biden"',
)


def why(
    edge: Annotated[
        list[str],
        typer.Argument(
            metavar="ENTITY | CLAIM | SUBJECT PREDICATE OBJECT",
            help="An entity, a claim's id, or the edge: labels, ids or IRIs.",
        ),
    ],
    data: Data = OUTPUT,
) -> None:
    """Shows the sentences and sources behind an edge, or why mentions are one entity.

    With the chain of attribution, the rule and the cues; for an entity what each article calls it,
    and every rule by which that was joined.
    """
    if len(edge) not in (1, 3):
        raise typer.BadParameter("give an entity, a claim, or a subject, a predicate and an object")
    from kg.graph import open_data
    from kg.rdf.why import explain
    from kg.rdf.why_entity import explain_entity

    store = open_data(data)
    entity = explain_entity(store, edge[0]) if len(edge) == 1 else ""
    result(entity or explain(store, *edge))
