"""The ranker of antecedents: vectors and features of a pair → how likely both mean the same."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.nlp.coreference.ranking.pairs import FEATURES, OWN_FEATURES

NARROW = 96
HIDDEN = 128
DROPOUT = 0.25


class Ranker(nn.Module):
    """A small network; the states below it are fixed."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(3 * width, NARROW)
        self.query, self.key = nn.Linear(NARROW, NARROW), nn.Linear(NARROW, NARROW)
        self.pair = nn.Linear(FEATURES + NARROW, HIDDEN)
        self.pair_score = nn.Linear(HIDDEN, 1)
        self.own = nn.Linear(OWN_FEATURES + NARROW, HIDDEN // 2)
        self.own_score = nn.Linear(HIDDEN // 2, 1)

    def forward(self, vectors: Tensor, own: Tensor, others: Tensor, pairs: Tensor) -> Tensor:
        """Scores (mentions, 1 + earlier ones): of meaning something new, and of each earlier one.

        ``others`` (mentions, earlier ones) are the indices of the earlier ones.
        """
        held = torch.tanh(self.narrow(vectors))
        held = F.dropout(held, DROPOUT, self.training)
        theirs = held[others]
        likeness = (self.query(held)[:, None, :] * self.key(held)[others]).sum(-1) / NARROW**0.5
        both = torch.cat([pairs, held[:, None, :] * theirs], -1)
        hidden = F.dropout(F.relu(self.pair(both)), DROPOUT, self.training)
        scores = self.pair_score(hidden)[..., 0] + likeness
        alone = F.relu(self.own(torch.cat([own, held], -1)))
        return torch.cat([self.own_score(alone), scores], -1)
