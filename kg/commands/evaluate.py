"""``kg eval``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import result

EXAMPLES = ("kg eval attribution polnear/data/dev",)


def evaluate_attribution(
    corpus: Annotated[Path, typer.Argument(metavar="FOLDER", help="Annotated articles.")],
) -> None:
    """Scores the attribution model on annotated articles."""
    from kg.training.attribution_scores import evaluate

    result(str(evaluate(corpus)))
