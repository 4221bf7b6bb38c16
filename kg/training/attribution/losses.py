"""What the heads of attributions have to learn from their examples."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kg.training.attribution.batches import Batch
from kg.training.attribution.network import Network

# A word that is none but looks like a cue this much is shown to the head of roles as a wrong one.
NEGATIVE = 0.12
CUE_WEIGHT, DECISION_WEIGHT = 3.0, 0.2


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of the losses of cues, roles and decisions on one batch."""
    states, _ = network.encoder(batch.ids, batch.mask, batch.cases)
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
