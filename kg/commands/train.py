"""``kg train``: the models that ship with the package, trained anew."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import note, result
from kg.config import model_folder
from kg.errors import ModelError

ATTRIBUTION_EXAMPLES = ("kg train attribution polnear/train --out attribution",)
MENTIONS_EXAMPLES = ("kg train mentions gum/train --fiction litbank --out mentions",)
COREFERENCE_EXAMPLES = ("kg train coreference ontogum/train --fiction litbank --out coreference",)


def attribution(
    data: Annotated[
        Path,
        typer.Argument(metavar="DATA", help="A folder with text/*.txt and attributions/*.ann."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder that the model is written to.")],
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Cores to use.")] = 1,
) -> None:
    """Trains the model of attributions on PolNeAR; takes under an hour on one core.

    Needs the extra: pip install 'polkg[train]'.
    """
    try:
        from kg.training.attribution.fit import Plan
        from kg.training.attribution.train import train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    result(train(data, out, Plan(seed=seed, threads=threads), note))


def mentions(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="A folder of GUM's .conllu files with entities.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder that the model is written to.")],
    fiction: Annotated[
        Path | None, typer.Option("--fiction", help="LitBank's brat files, to be read as well.")
    ] = None,
    encoder: Annotated[
        Path | None,
        typer.Option("--encoder", help="Model of attributions to stand on; else the shipped one."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Cores to use.")] = 1,
) -> None:
    """Trains the model of mentions on GUM and LitBank; takes about half an hour on one core.

    Needs the extra: pip install 'polkg[train]'.
    """
    try:
        from kg.training.mentions.fit import Plan
        from kg.training.mentions.train import train
    except ImportError as error:
        raise ModelError(f"{error}; pip install 'polkg[train]'") from error
    encoder = encoder or model_folder("attribution")
    result(train(data, fiction, encoder, out, Plan(seed=seed, threads=threads), note))


def coreference(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="A folder of OntoGUM's .conllu files.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder that the model is written to.")],
    fiction: Annotated[
        Path | None, typer.Option("--fiction", help="LitBank's brat files, to be read as well.")
    ] = None,
    encoder: Annotated[
        Path | None,
        typer.Option("--encoder", help="Model of attributions to stand on; else the shipped one."),
    ] = None,
    mentions: Annotated[
        Path | None,
        typer.Option("--mentions", help="Model of mentions to stand on; else the shipped one."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 1,
    threads: Annotated[int, typer.Option(min=1, help="Cores to use.")] = 1,
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
