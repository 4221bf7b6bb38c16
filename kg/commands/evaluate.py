"""``kg eval``: figures against annotated data."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.terminal import result

COREFERENCE_EXAMPLES = ("kg eval coreference gum/ontogum/dev",)


def coreference(
    data: Annotated[
        Path,
        typer.Argument(metavar="DATA", help="A folder of CoNLL-U files with Entity= marks."),
    ],
) -> None:
    """Scores mentions and coreference chains: MUC, B3, CEAFe, CoNLL F1, mentions by type.

    Against GUM, OntoGUM, or documents annotated in the same form.
    """
    from kg.evaluation.coreference import evaluate_coreference, report

    result(report(evaluate_coreference(data)))


ATTRIBUTION_EXAMPLES = ("kg eval attribution polnear/dev",)


def attribution(
    data: Annotated[
        Path,
        typer.Argument(metavar="DATA", help="A folder with text/*.txt and attributions/*.ann."),
    ],
) -> None:
    """Scores attributions: precision, recall and F1 of source, cue and content together.

    Against PolNeAR, or documents annotated in the same form (brat).
    """
    from kg.evaluation.attribution import evaluate_attribution, report

    result(report(evaluate_attribution(data)))


PLOVER_EXAMPLES = ("kg eval plover plover_gsr_cameo.json",)


def plover(
    data: Annotated[
        Path,
        typer.Argument(metavar="DATA", help="A JSON file of coded texts, or a folder of such."),
    ],
    wrong: Annotated[
        bool, typer.Option("--wrong", help="Also list the texts whose type was not found.")
    ] = False,
) -> None:
    """Scores events: the type of each text's event, who does it and to whom.

    Against PLOVER's gold standard records, or texts coded in the same form.
    """
    from kg.evaluation.plover import evaluate_plover, report

    result(report(evaluate_plover(data), wrong))
