"""The ranker of antecedents: vectors and features of a pair → how likely both mean the same."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.nlp.coreference.ranking.pairs import FEATURES, OWN_FEATURES
from kg.nlp.mentions.types import TYPES
from kg.training.network import base_config, dropout

TYPE_FEATURES = 4
PERSON = TYPES.index("person") + 1
NARROW = 64
HIDDEN = 96
DROPOUT = 0.25


class Ranker(nn.Module):
    """A small network on the states and types of mentions."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(3 * width, NARROW)
        self.query, self.key = nn.Linear(NARROW, NARROW), nn.Linear(NARROW, NARROW)
        self.pair = nn.Linear(FEATURES + TYPE_FEATURES + NARROW, HIDDEN)
        # What only one of both tells is worked out once for each mention, not for each pair.
        self.later = nn.Linear(OWN_FEATURES, HIDDEN, bias=False)
        self.earlier = nn.Linear(OWN_FEATURES, HIDDEN, bias=False)
        self.pair_score = nn.Linear(HIDDEN, 1)
        self.own = nn.Linear(OWN_FEATURES + 1 + NARROW, HIDDEN // 2)
        self.own_score = nn.Linear(HIDDEN // 2, 1)

    def forward(
        self, vectors: Tensor, types: Tensor, own: Tensor, others: Tensor, pairs: Tensor
    ) -> Tensor:
        """Scores (mentions, 1 + earlier ones): of meaning something new, and of each earlier one.

        The last ``len(others)`` of the mentions are scored. ``types`` are the odds of all classes;
        ``others`` (mentions, earlier ones) are the indices of the earlier ones.
        """
        held = torch.tanh(self.narrow(dropout(vectors, DROPOUT, self.training)))
        held = dropout(held, DROPOUT, self.training)
        rows = others.shape[0]
        mine, mine_types, mine_own = held[-rows:], types[-rows:], own[-rows:]
        likeness = (self.query(mine)[:, None, :] * self.key(held)[others]).sum(-1) / NARROW**0.5
        alike = of_types(mine_types, types[others])
        both = self.pair(torch.cat([pairs, alike, mine[:, None, :] * held[others]], -1))
        both = both + self.later(mine_own)[:, None, :] + self.earlier(own)[others]
        hidden = dropout(F.relu(both), DROPOUT, self.training)
        scores = self.pair_score(hidden)[..., 0] + likeness
        alone = F.relu(self.own(torch.cat([mine_own, mine_types[:, :1], mine], -1)))
        return torch.cat([self.own_score(alone), scores], -1)


def of_types(types: Tensor, theirs: Tensor) -> Tensor:
    """What the types of both tell, (mentions, earlier ones, TYPE_FEATURES).

    ``types`` are (mentions, classes), ``theirs`` (mentions, earlier ones, classes).
    """
    ours = types[:, None, :]
    alike = (ours[..., 1:] * theirs[..., 1:]).sum(-1)
    same = (ours[..., 1:].argmax(-1) == theirs[..., 1:].argmax(-1)).to(types.dtype)
    persons = ours[..., PERSON] * theirs[..., PERSON]
    return torch.stack([alike, same, theirs[..., 0], persons], -1)


def new_ranker(seed: int) -> Ranker:
    """A ranker that knows nothing yet."""
    torch.manual_seed(seed)
    return Ranker(base_config()["hidden_size"])
