"""Fitting the networks of mentions and of antecedents together, on an encoder that stays fixed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch

from kg.training.coreference.documents import Reading
from kg.training.coreference.losses import losses_of
from kg.training.coreference.network import Ranker
from kg.training.device import half_precision
from kg.training.means import Means
from kg.training.mentions.network import Mentions
from kg.training.schedule import pace

ANTECEDENTS_WEIGHT = 0.3


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train.

    ``rate`` is for MiniLM's layers, ``new_rate`` for the scores of spans, ``ranker_rate`` for the
    ranker. Texts of which only some types are annotated are read in the first ``partial`` of the
    ``readings``.
    """

    readings: int = 12
    partial: int = 2
    rate: float = 1.2e-4
    new_rate: float = 6e-4
    ranker_rate: float = 1e-3
    warmup: float = 0.06
    seed: int = 1
    threads: int = 2


def fit(
    mentions: Mentions,
    ranker: Ranker,
    documents: Sequence[Reading],
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Fits both; the same seed and number of threads give the same weights."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    order = list(sequence(documents, plan))
    optimizer = make_optimizer(mentions, ranker, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: pace(step, len(order), plan.warmup)
    )
    mentions.train()
    ranker.train()
    means = Means()
    for step, document in enumerate(order):
        optimizer.zero_grad()
        with half_precision(torch.device("cpu")):
            spans, antecedents = losses_of(mentions, ranker, document)
        (spans + ANTECEDENTS_WEIGHT * antecedents).backward()
        for part in (mentions, ranker):
            torch.nn.utils.clip_grad_norm_(part.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        means.add("mentions", spans.item())
        means.add("antecedents", antecedents.item())
        if step % 25 == 0:
            report(f"step {step} of {len(order)}, losses: {means}")
    mentions.eval()
    ranker.eval()


def sequence(documents: Sequence[Reading], plan: Plan) -> Iterator[Reading]:
    """The documents of all readings, each in an order of its own."""
    draw = random.Random(plan.seed)  # noqa: S311
    for number in range(plan.readings):
        chosen = [d for d in documents if d.windows.whole or number < plan.partial]
        draw.shuffle(chosen)
        yield from chosen


def make_optimizer(mentions: Mentions, ranker: Ranker, plan: Plan) -> torch.optim.Optimizer:
    """AdamW, with a rate for each part."""
    old = list(mentions.layers.parameters())
    known = {id(p) for p in old}
    new = [p for p in mentions.parameters() if id(p) not in known]
    groups = [
        {"params": old, "lr": plan.rate},
        {"params": new, "lr": plan.new_rate},
        {"params": list(ranker.parameters()), "lr": plan.ranker_rate, "weight_decay": 0.05},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
