"""``kg diff``."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.terminal import result

if TYPE_CHECKING:
    from kg.differences import Difference

EXAMPLES = ("kg diff output-of-monday output", "kg diff old new --format json")
MOST_SENTENCES = 3


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An output folder of kg build.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another one.")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Shows which claims and policies came, went or are told differently, with their sentences."""
    if form not in ("text", "json"):
        raise typer.BadParameter(f"{form}: no such format; there are text and json")
    from kg.differences import differences
    from kg.graph import Graph

    found = differences(Graph.open(old).knowledge, Graph.open(new).knowledge)
    if form == "json":
        rows = [asdict(one) for one in found]
        result(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        result("".join(map(told, found)) or "no claim and no policy is told differently\n")


def told(one: "Difference") -> str:
    """A difference in lines."""
    from kg.differences import SIGNS

    lines = [f"{SIGNS[one.kind]} {one.of}: {one.text}", *(f"    {d}" for d in one.details)]
    lines += [f"    {s.file}, {s.begin}: {s.text}" for s in one.sentences[:MOST_SENTENCES]]
    if len(one.sentences) > MOST_SENTENCES:
        lines.append(f"    … and {len(one.sentences) - MOST_SENTENCES} more sentences")
    return "\n".join(lines) + "\n"
