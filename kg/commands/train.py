"""``kg train``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import note

EXAMPLES = (
    "pip install 'polkg[train]'",
    "kg train attribution polnear/data -o model",
)


def train_attribution(
    corpus: Annotated[Path, typer.Argument(metavar="FOLDER", help="Annotated articles.")],
    model: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the model goes.")
    ] = Path("model"),
) -> None:
    """Trains the attribution model on annotated articles.

    Needs the extra ``train``.
    """
    from kg.training.attribution import train

    train(corpus, model)
    note(f"wrote {model}")
