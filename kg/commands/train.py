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
    "kg train mentions gum/train --chains ontogum/train --encoder models/attribution --out models",
)
COREFERENCE_EXAMPLES = (
    "kg train coreference ontogum/train --mentions gum/train --fiction litbank --out models",
)

POLNEAR = "A folder with text/*.txt and attributions/*.ann."
GUM = "A folder of GUM's .conllu files with entities."
ONTOGUM = "A folder of OntoGUM's .conllu files, of the same texts."
Out = Annotated[Path, typer.Option("--out", help="Folder that the models' folders go into.")]
Fiction = Annotated[
    Path | None, typer.Option("--fiction", help="LitBank's brat files, to be read as well.")
]
Encoder = Annotated[
    Path | None,
    typer.Option("--encoder", help="Model of attributions to stand on; else the shipped one."),
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
    """Trains attributions and the encoder; under an hour on two cores.

    What ships learned mentions as well, so that their models can stand on the encoder. Needs the
    extra: pip install 'polkg[train]'.
    """
    try:
        from kg.training.fit import Plan
        from kg.training.train import Data, train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    plan = Plan(seed=seed, threads=threads)
    result(train(Data(data, mentions, fiction), out, plan, note))


def mentions(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=GUM)],
    out: Out,
    chains: Annotated[Path, typer.Option("--chains", help=ONTOGUM)],
    fiction: Fiction = None,
    encoder: Encoder = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains mentions and the ranker of antecedents, which are fitted together.

    The same training as kg train coreference. Needs the extra: pip install 'polkg[train]'.
    """
    train_both(data, chains, fiction, encoder, out, seed, threads)


def coreference(
    data: Annotated[Path, typer.Argument(metavar="DATA", help=ONTOGUM)],
    out: Out,
    mentions: Annotated[Path, typer.Option("--mentions", help=GUM)],
    fiction: Fiction = None,
    encoder: Encoder = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> None:
    """Trains the ranker of antecedents and mentions, which are fitted together.

    The encoder stays as it is. A quarter of an hour on two cores. Needs the extra: pip install
    'polkg[train]'.
    """
    train_both(mentions, data, fiction, encoder, out, seed, threads)


def train_both(
    mentions: Path,
    chains: Path,
    fiction: Path | None,
    encoder: Path | None,
    out: Path,
    seed: int,
    threads: int,
) -> None:
    """Trains the models that are fitted together."""
    try:
        from kg.training.coreference.fit import Plan
        from kg.training.coreference.train import Data, train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    plan = Plan(seed=seed, threads=threads)
    data = Data(mentions, chains, fiction)
    result(train(data, encoder or model_folder("attribution"), out, plan, note))
