"""``kg train``: the models that ship with the package, trained anew."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import note, result
from kg.errors import ModelError

ATTRIBUTION_EXAMPLES = ("kg train attribution polnear/train --out attribution",)


def attribution(
    data: Annotated[
        Path,
        typer.Argument(metavar="DATA", help="A folder with text/*.txt and attributions/*.ann."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder that the model is written to.")],
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Cores to use.")] = 2,
) -> None:
    """Trains the model of attributions on PolNeAR; takes under an hour on two cores.

    Needs the extra: pip install 'polkg[train]'.
    """
    try:
        from kg.training.attribution.fit import Plan
        from kg.training.attribution.train import train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    result(train(data, out, Plan(seed=seed, threads=threads), note))
