"""Fitting the encoder with the heads of attributions, mentions and antecedents together.

The lower layers of the encoder learn from all, so that one pass serves all.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from kg.training.attribution import losses as attribution
from kg.training.attribution.batches import Batch, batches, on_device
from kg.training.attribution.examples import Example
from kg.training.attribution.network import Network
from kg.training.coreference import losses as coreference
from kg.training.coreference.documents import Reading
from kg.training.device import best_device, half_precision
from kg.training.means import Means
from kg.training.schedule import pace

ANTECEDENTS_WEIGHT = 0.3
# How much of the mean of all weights so far each step keeps.
KEPT = 0.997


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train.

    ``epochs`` of articles with attributions, ``readings`` of documents with mentions; those of
    which only some types are annotated are read in the first ``partial`` of them. ``rate`` is for
    MiniLM's weights, ``new_rate`` for ours, ``ranker_rate`` for the ranker.
    """

    epochs: float = 4.0
    readings: int = 16
    partial: int = 2
    rate: float = 1.2e-4
    new_rate: float = 6e-4
    ranker_rate: float = 1e-3
    warmup: float = 0.06
    seed: int = 1
    threads: int = 2


def fit(
    network: Network,
    examples: Sequence[Example],
    other: coreference.Network,
    documents: Sequence[Reading],
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Fits all; the same seed and number of threads give the same weights.

    Each step reads a batch of attributions and what is due of the documents with mentions.
    Products are taken in bfloat16 where the processor has them, which halves the time. On a GPU if
    there is one.
    """
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    steps = count_steps(examples, plan)
    device = best_device()
    network.to(device).train()
    other.to(device).train()
    optimizer = make_optimizer(network, other, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: pace(step, steps, plan.warmup)
    )
    order = list(sequence(documents, plan))
    whole = torch.nn.ModuleList([network, other])
    mean = AveragedModel(whole, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    means = Means()
    for step, batch in enumerate(islice(stream(examples, plan), steps)):
        optimizer.zero_grad()
        with half_precision(device):
            loss = attribution.loss_of(network, on_device(batch, device))
        loss.backward()
        means.add("attributions", loss.item())
        first, end = (len(order) * n // steps for n in (step, step + 1))
        for document in order[first:end]:
            with half_precision(device):
                spans, antecedents = coreference.losses_of(network.encoder, other, document, device)
            (spans + ANTECEDENTS_WEIGHT * antecedents).backward()
            means.add("mentions", spans.item())
            means.add("antecedents", antecedents.item())
        for part in (network, other.mentions, other.ranker):
            torch.nn.utils.clip_grad_norm_(part.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean.update_parameters(whole)
        if step % 25 == 0:
            report(f"step {step} of {steps}, losses: {means}")
    whole.load_state_dict(mean.module.state_dict())
    network.to("cpu").eval()
    other.to("cpu").eval()


def count_steps(examples: Sequence[Example], plan: Plan) -> int:
    """How many batches of attributions a plan takes."""
    return int(plan.epochs * sum(1 for _ in batches(examples, random.Random(plan.seed))))  # noqa: S311


def stream(examples: Sequence[Example], plan: Plan) -> Iterator[Batch]:
    """The batches of all epochs, each in an order of its own."""
    draw = random.Random(plan.seed)  # noqa: S311
    return chain.from_iterable(batches(examples, draw) for _ in range(int(plan.epochs) + 1))


def sequence(documents: Sequence[Reading], plan: Plan) -> Iterator[Reading]:
    """The documents of all readings, each in an order of its own."""
    draw = random.Random(plan.seed)  # noqa: S311
    for reading in range(plan.readings):
        chosen = [d for d in documents if d.windows.whole or reading < plan.partial]
        draw.shuffle(chosen)
        yield from chosen


def make_optimizer(
    network: Network, other: coreference.Network, plan: Plan
) -> torch.optim.Optimizer:
    """AdamW, with a rate for each part; the embeddings of MiniLM stay as they are."""
    encoder = network.encoder
    for part in (encoder.word, encoder.position, encoder.segment, encoder.norm):
        part.requires_grad_(False)
    old = [p for layers in (encoder.layers, other.mentions.layers) for p in layers.parameters()]
    known = {id(p) for p in old}
    weights = [p for part in (network, other.mentions) for p in part.parameters()]
    new = [p for p in weights if p.requires_grad and id(p) not in known]
    groups = [
        {"params": old, "lr": plan.rate},
        {"params": new, "lr": plan.new_rate},
        {"params": list(other.ranker.parameters()), "lr": plan.ranker_rate, "weight_decay": 0.05},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
