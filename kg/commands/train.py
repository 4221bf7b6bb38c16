"""``kg train``: the models that ship with the package, trained anew."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import note, result
from kg.config import model_folder
from kg.errors import ModelError

ATTRIBUTION_EXAMPLES = (
    "kg train attribution polnear/train --mentions gum/train --fiction litbank --out models",
)
MENTIONS_EXAMPLES = (
    "kg train mentions gum/train --attribution polnear/train --fiction litbank --out models",
)
COREFERENCE_EXAMPLES = ("kg train coreference ontogum/train --fiction litbank --out coreference",)

POLNEAR = "A folder with text/*.txt and attributions/*.ann."
GUM = "A folder of GUM's .conllu files with entities."
Out = Annotated[Path, typer.Option("--out", help="Folder that the models' folders go into.")]
Fiction = Annotated[
    Path | None, typer.Option("--fiction", help="LitBank's brat files, to be read as well.")
]
Seed = Annotated[int, typer.Option(help="Seed of all random choices.")]
Threads = Annotated[int, typer.Option(min=1, help="Cores to use.")]


def attribution(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=POLNEAR)],
    out: Out,
    mentions: Annotated[Path | None, typer.Option("--mentions", help=GUM)] = None,
    fiction: Fiction = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains attributions, and mentions with them if given; under an hour on two cores.

    What ships was trained on both. Needs the extra: pip install 'polkg[train]'.
    """
    train_encoder(data, mentions, fiction, out, seed, threads)


def mentions(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=GUM)],
    out: Out,
    attribution: Annotated[Path, typer.Option("--attribution", help=POLNEAR)],
    fiction: Fiction = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains mentions, and with them the attributions whose encoder they share.

    The same training as kg train attribution --mentions. Needs the extra: pip install
    'polkg[train]'.
    """
    train_encoder(attribution, data, fiction, out, seed, threads)


def train_encoder(
    attributions: Path,
    mentions: Path | None,
    fiction: Path | None,
    out: Path,
    seed: int,
    threads: int,
) -> None:
    """Trains the models that share the encoder."""
    try:
        from kg.training.fit import Plan
        from kg.training.train import Data, train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    plan = Plan(seed=seed, threads=threads)
    result(train(Data(attributions, mentions, fiction), out, plan, note))


def coreference(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="A folder of OntoGUM's .conllu files.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder that the model is written to.")],
    fiction: Fiction = None,
    encoder: Annotated[
        Path | None,
        typer.Option("--encoder", help="Model of attributions to stand on; else the shipped one."),
    ] = None,
    mentions: Annotated[
        Path | None,
        typer.Option("--mentions", help="Model of mentions to stand on; else the shipped one."),
    ] = None,
    seed: Seed = 1,
    threads: Threads = 1,
) -> None:
    """Trains the ranker of antecedents on OntoGUM and LitBank; takes minutes on one core.

    Needs the extra: pip install 'polkg[train]'.
    """
    try:
        from kg.training.coreference.fit import Plan
        from kg.training.coreference.train import train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    encoder = encoder or model_folder("attribution")
    mentions = mentions or model_folder("mentions")
    plan = Plan(seed=seed, threads=threads)
    result(train(data, fiction, encoder, mentions, out, plan, note))
