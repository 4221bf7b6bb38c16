"""Fitting the ranker to documents."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from kg.nlp.coreference.ranking.pairs import candidates, own_features, pair_features
from kg.training.coreference.examples import Example
from kg.training.coreference.network import Ranker


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train; other texts than the wanted kind come in the first epochs."""

    epochs: int = 24
    other_epochs: int = 8
    rate: float = 1.5e-3
    decay: float = 0.05
    seed: int = 1
    threads: int = 1


@dataclass(frozen=True)
class Tensors:
    """A document as the ranker takes it; ``right`` marks the true answers, the first is "new"."""

    vectors: Tensor
    own: Tensor
    others: Tensor
    there: Tensor
    pairs: Tensor
    right: Tensor


def tensors_of(example: Example) -> Tensors:
    """The tensors of a document."""
    facts = example.facts
    others, there = candidates(len(facts))
    pairs = pair_features(facts, np.arange(len(facts))[:, None], others)
    names = {name: number for number, name in enumerate(dict.fromkeys(example.chains))}
    chain = np.array([names[name] for name in example.chains])
    same = (chain[:, None] == chain[others]) & there
    right = np.concatenate([~same.any(1, keepdims=True), same], 1)
    return Tensors(
        torch.from_numpy(facts.vectors),
        torch.from_numpy(own_features(facts)),
        torch.from_numpy(others),
        torch.from_numpy(there),
        torch.from_numpy(pairs),
        torch.from_numpy(right),
    )


def fit(
    network: Ranker,
    documents: Sequence[Tensors],
    others: Sequence[Tensors],
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Fits the ranker; the same seed and number of threads give the same weights."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)  # noqa: S311
    steps = plan.epochs * len(documents) + plan.other_epochs * len(others)
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    network.train()
    for epoch in range(plan.epochs):
        chosen = [*documents, *(others if epoch < plan.other_epochs else ())]
        draw.shuffle(chosen)
        total = 0.0
        for document in chosen:
            optimizer.zero_grad()
            loss = loss_of(network, document)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        report(f"epoch {epoch + 1} of {plan.epochs}, loss {total / len(chosen):.4f}")
    network.eval()


def scores_of(network: Ranker, document: Tensors) -> Tensor:
    """The scores of a document; those of earlier mentions that are not there are very low."""
    scores = network(document.vectors, document.own, document.others, document.pairs)
    there = torch.cat([torch.ones_like(document.there[:, :1]), document.there], 1)
    found: Tensor = scores.masked_fill(~there, -10000.0)
    return found


def loss_of(network: Ranker, document: Tensors) -> Tensor:
    """The mean of minus the log of the odds of all right answers."""
    odds = scores_of(network, document).log_softmax(-1)
    loss: Tensor = -odds.masked_fill(~document.right, float("-inf")).logsumexp(-1).mean()
    return loss
