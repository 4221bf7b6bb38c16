"""Fitting the network to examples."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kg.training.attribution.batches import Batch, batches, on_device
from kg.training.attribution.examples import Example
from kg.training.attribution.network import Network
from kg.training.device import best_device, half_precision
from kg.training.schedule import pace

# A word that is none but looks like a cue this much is shown to the head of roles as a wrong one.
NEGATIVE = 0.12
CUE_WEIGHT, DECISION_WEIGHT = 3.0, 0.2


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train; ``rate`` is for MiniLM's weights, ``new_rate`` for ours."""

    epochs: float = 3.0
    rate: float = 1.2e-4
    new_rate: float = 6e-4
    warmup: float = 0.06
    seed: int = 1
    threads: int = 1


def fit(
    network: Network,
    examples: Sequence[Example],
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Fits all heads together; the same seed and number of threads give the same weights.

    Products are taken in bfloat16 where the processor has them, which halves the time. On a GPU if
    there is one.
    """
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    steps = count_steps(examples, plan)
    device = best_device()
    network.to(device)
    optimizer = make_optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: pace(step, steps, plan.warmup)
    )
    network.train()
    mean = 0.0
    for step, batch in enumerate(islice(stream(examples, plan), steps)):
        optimizer.zero_grad()
        with half_precision(device):
            loss = loss_of(network, on_device(batch, device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            report(f"step {step} of {steps}, loss {mean:.4f}")
    network.to("cpu").eval()


def count_steps(examples: Sequence[Example], plan: Plan) -> int:
    """How many batches a plan takes."""
    return int(plan.epochs * sum(1 for _ in batches(examples, random.Random(plan.seed))))  # noqa: S311


def stream(examples: Sequence[Example], plan: Plan) -> Iterator[Batch]:
    """The batches of all epochs, each in an order of its own."""
    draw = random.Random(plan.seed)  # noqa: S311
    return chain.from_iterable(batches(examples, draw) for _ in range(int(plan.epochs) + 1))


def make_optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; the embeddings of MiniLM stay as they are."""
    encoder, roles = network.encoder, network.roles
    for part in (encoder.word, encoder.position, encoder.segment, encoder.norm):
        part.requires_grad_(False)
    new = (network.cues, roles.in_cue, roles.relative, roles.roles, roles.decisions)
    fresh = [p for part in new for p in part.parameters()]
    known = {id(p) for p in fresh}
    old = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": old, "lr": plan.rate}, {"params": fresh, "lr": plan.new_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of the losses of cues, roles and decisions on one batch."""
    states, _ = network.encoder(batch.ids, batch.mask)
    cues = network.cues(states)
    loss = F.cross_entropy(cues.flatten(0, 1), batch.labels.flatten(), ignore_index=-1)
    loss = loss * CUE_WEIGHT
    rows, in_cue, first, positive = with_negatives(batch, cues.detach().softmax(-1))
    if len(rows) == 0:
        return loss
    roles, decisions = network.roles(states[rows], batch.mask[rows], in_cue, first)
    count = len(batch.rows)
    if count:
        loss = loss + F.cross_entropy(
            roles[:count].flatten(0, 1), batch.roles.flatten(), ignore_index=-1
        )
        loss = loss + DECISION_WEIGHT * F.binary_cross_entropy_with_logits(
            decisions[:count, 1], batch.has_source
        )
    wrong = F.binary_cross_entropy_with_logits(decisions[:, 0], positive)
    return loss + DECISION_WEIGHT * wrong


def with_negatives(batch: Batch, odds: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """A batch's cues and the words that look like one and are none, one for each window.

    Gives the row of each, the places in it, its first place, and whether it is a cue.
    """
    wrong = odds[:, :, 1] * (batch.labels == 0)
    best, place = wrong.max(1)
    rows = (best > NEGATIVE).nonzero()[:, 0]
    device = rows.device
    in_cue = torch.zeros((len(rows), batch.ids.shape[1]), dtype=torch.long, device=device)
    in_cue[torch.arange(len(rows), device=device), place[rows]] = 1
    positive = torch.zeros(len(batch.rows) + len(rows), device=device)
    positive[: len(batch.rows)] = 1
    return (
        torch.cat([batch.rows, rows]),
        torch.cat([batch.in_cue, in_cue]),
        torch.cat([batch.first, place[rows]]),
        positive,
    )
