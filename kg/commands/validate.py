"""``kg validate``."""

import json
from typing import Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.terminal import note, result

INVALID = 1
EXAMPLES = (
    "kg validate",
    "kg validate --data graph.ttl",
)


def validate(
    data: Data = OUTPUT,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """Holds the graph to the shapes of the ontology.

    Exit code 1 where it does not fit (SHACL).
    """
    from kg.graph import validate_data

    violations = validate_data(data)
    if as_json:
        report = {"conforms": not violations, "violations": list(violations)}
        result(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for violation in violations:
            result(violation)
        note(f"{len(violations)} violations" if violations else f"{data}: fits the shapes")
    if violations:
        raise typer.Exit(INVALID)
