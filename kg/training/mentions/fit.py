"""Fitting the network of mentions to documents."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kg.nlp.encoder.windows import padded
from kg.nlp.mentions.types import TYPES
from kg.training.device import best_device, half_precision
from kg.training.mentions.examples import Document, Example
from kg.training.mentions.network import Network, mention_vectors
from kg.training.schedule import pace

# Padded subtokens of one pass, and of one step, which may hold several documents' passes.
PLACES = 2000
LIKENESS_WEIGHT = 0.15
# What a text is annotated with where it is only in part: these, and none, are told apart.
ANNOTATED = [TYPES.index(name) + 1 for name in ("organization", "person", "place")]


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train; ``rate`` is for MiniLM's weights, ``new_rate`` for ours.

    Documents of which only some types are annotated are read in the first ``partial`` epochs.
    """

    epochs: int = 12
    partial: int = 3
    rate: float = 1.5e-4
    new_rate: float = 8e-4
    warmup: float = 0.06
    seed: int = 1
    threads: int = 1


def fit(
    network: Network, documents: Sequence[Document], plan: Plan, report: Callable[[str], None]
) -> None:
    """Fits the network; the same seed and number of threads give the same weights."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    device = best_device()
    network.to(device).train()
    order = list(sequence(documents, plan))
    optimizer = make_optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: pace(step, len(order), plan.warmup)
    )
    mean = 0.0
    for step, document in enumerate(order):
        optimizer.zero_grad()
        with half_precision(device):
            loss = loss_of(network, document, device)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0:
            report(f"step {step} of {len(order)}, loss {mean:.4f}")
    network.to("cpu").eval()


def sequence(documents: Sequence[Document], plan: Plan) -> Iterator[Document]:
    """The documents of all epochs, each in an order of its own."""
    draw = random.Random(plan.seed)  # noqa: S311
    for epoch in range(plan.epochs):
        chosen = [d for d in documents if d.whole or epoch < plan.partial]
        draw.shuffle(chosen)
        yield from chosen


def make_optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with a rate for MiniLM's layers and one for what is new."""
    old = list(network.mentions.layers.parameters())
    known = {id(p) for p in old}
    fresh = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": old, "lr": plan.rate}, {"params": fresh, "lr": plan.new_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def loss_of(network: Network, document: Document, device: torch.device) -> Tensor:
    """The mean loss of a document's spans by word, and that of the antecedents by mention."""
    total = torch.zeros((), device=device)
    words = 0
    vectors: dict[int, Tensor] = {}
    examples = document.examples
    for batch in batches(examples):
        group = [examples[number] for number in batch]
        middle, mask, cases = (t.to(device) for t in inputs(group))
        states, logits = network.mentions(middle, mask, cases)
        total = total + spans_loss(logits.float(), group, document.whole)
        words += sum(len(e.begins) for e in group)
        for row, number in enumerate(batch):
            marked = examples[number].mentions
            if marked:
                first = torch.tensor([m.first for m in marked], device=device)
                last = torch.tensor([m.last for m in marked], device=device)
                vectors[number] = mention_vectors(states[row].float(), first, last)
    loss = total / max(1, words)
    chains = [m.chain for number in sorted(vectors) for m in examples[number].mentions]
    if len(chains) > 1:
        found = network.likeness(torch.cat([vectors[number] for number in sorted(vectors)]))
        loss = loss + LIKENESS_WEIGHT * antecedent_loss(found.float(), chains)
    return loss


def batches(examples: Sequence[Example]) -> Iterator[list[int]]:
    """Positions of windows of like length, as many as one pass takes."""
    batch: list[int] = []
    for number in sorted(range(len(examples)), key=lambda n: (len(examples[n]), n)):
        if batch and (len(batch) + 1) * len(examples[number]) > PLACES:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def inputs(group: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Middle states, mask and cases of some windows, padded."""
    cases = padded([e.cases for e in group])
    mask = padded([[1] * len(e) for e in group])
    middle = np.zeros((*cases.shape, group[0].middle.shape[1]), dtype=np.float32)
    for row, example in enumerate(group):
        middle[row, : len(example)] = example.middle
    return torch.from_numpy(middle), torch.from_numpy(mask), torch.from_numpy(cases)


def spans_loss(logits: Tensor, group: Sequence[Example], whole: bool) -> Tensor:
    """The summed loss of all spans that begin and end with a word.

    Where only some types are annotated, all that is not is held to be none of these.
    """
    chosen, wanted = [], []
    for row, example in enumerate(group):
        begins = torch.tensor(example.begins)
        ends = torch.tensor(example.ends)
        first, last = torch.triu(torch.ones(len(begins), len(ends))).nonzero(as_tuple=True)
        labels = torch.zeros((logits.shape[1], logits.shape[1]), dtype=torch.long)
        for mention in example.mentions:
            labels[mention.first, mention.last] = mention.type
        places = begins[first], ends[last]
        chosen.append(logits[row][places])
        wanted.append(labels[places])
    found = torch.cat(chosen).log_softmax(-1)
    labels = torch.cat(wanted).to(found.device)
    if whole:
        return F.nll_loss(found, labels, reduction="sum")
    other = torch.ones(found.shape[1], dtype=torch.bool, device=found.device)
    other[ANNOTATED] = False
    none = found[:, other].logsumexp(-1)
    told = found.gather(1, labels[:, None])[:, 0]
    return -torch.where(labels == 0, none, told).sum()


def antecedent_loss(found: Tensor, chains: Sequence[str]) -> Tensor:
    """The mean of minus the log of the odds of all true antecedents (Lee et al. 2017)."""
    names = {name: number for number, name in enumerate(dict.fromkeys(chains))}
    chain = torch.tensor([names[name] for name in chains], device=found.device)
    order = torch.arange(len(chains), device=found.device)
    same = (chain[:, None] == chain[None, :]) & (order[None, :] < order[:, None])
    right = torch.cat([~same.any(1, keepdim=True), same], 1)
    odds = found.log_softmax(-1).masked_fill(~right, float("-inf"))
    return -odds.logsumexp(-1).mean()
