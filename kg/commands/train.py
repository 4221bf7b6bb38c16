"""``kg train``: the models that ship with the package, trained anew."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import note, result
from kg.errors import ModelError

ATTRIBUTION_EXAMPLES = (
    (
        "kg train attribution polnear/train --mentions gum/train --chains ontogum/train "
        "--fiction litbank --out models"
    ),
)
MENTIONS_EXAMPLES = (
    "kg train mentions gum/train --chains ontogum/train --attributions polnear/train --out models",
)
COREFERENCE_EXAMPLES = (
    (
        "kg train coreference ontogum/train --mentions gum/train --attributions polnear/train "
        "--out models"
    ),
)

POLNEAR = "A folder with text/*.txt and attributions/*.ann."
GUM = "A folder of GUM's .conllu files with entities."
ONTOGUM = "A folder of OntoGUM's .conllu files, of the same texts."
Out = Annotated[Path, typer.Option("--out", help="Folder that the models' folders go into.")]
Fiction = Annotated[
    Path | None, typer.Option("--fiction", help="LitBank's brat files, to be read as well.")
]
Attributions = Annotated[Path, typer.Option("--attributions", help=POLNEAR)]
Seed = Annotated[int, typer.Option(help="Seed of all random choices.")]
Threads = Annotated[int, typer.Option(min=1, help="Cores to use.")]


def attribution(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=POLNEAR)],
    out: Out,
    mentions: Annotated[Path | None, typer.Option("--mentions", help=GUM)] = None,
    chains: Annotated[Path | None, typer.Option("--chains", help=ONTOGUM)] = None,
    fiction: Fiction = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains attributions; with documents of mentions and chains all models that ship.

    All are one fit of one encoder, under an hour on two cores. Needs the extra: pip install
    'polkg[train]'.
    """
    if (mentions is None) != (chains is None):
        raise ModelError("--mentions and --chains: the same texts, so give both or none")
    train_all(data, mentions, chains, fiction, out, seed, threads)


def mentions(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=GUM)],
    out: Out,
    chains: Annotated[Path, typer.Option("--chains", help=ONTOGUM)],
    attributions: Attributions,
    fiction: Fiction = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains mentions, and with them all that stands on the same encoder.

    The same training as kg train attribution. Needs the extra: pip install 'polkg[train]'.
    """
    train_all(attributions, data, chains, fiction, out, seed, threads)


def coreference(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=ONTOGUM)],
    out: Out,
    mentions: Annotated[Path, typer.Option("--mentions", help=GUM)],
    attributions: Attributions,
    fiction: Fiction = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains the ranker of antecedents, and with it all that stands on the same encoder.

    The same training as kg train attribution. Needs the extra: pip install 'polkg[train]'.
    """
    train_all(attributions, mentions, data, fiction, out, seed, threads)


def train_all(
    attributions: Path,
    mentions: Path | None,
    chains: Path | None,
    fiction: Path | None,
    out: Path,
    seed: int,
    threads: int,
) -> None:
    """Trains the models that are fitted together."""
    try:
        from kg.training.fit import Plan
        from kg.training.train import Data, train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    data = Data(attributions, mentions, chains, fiction)
    result(train(data, out, Plan(seed=seed, threads=threads), note))
