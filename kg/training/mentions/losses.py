"""What the network of mentions has to learn from documents."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kg.nlp.encoder.windows import padded
from kg.nlp.mentions.types import TYPES
from kg.training.mentions.examples import Example

# The number of "[MASK]", and how many of the subtokens are replaced by it.
MASK, HIDDEN = 103, 0.08
# What a text is annotated with where it is only in part: these, and none, are told apart.
ANNOTATED = [TYPES.index(name) + 1 for name in ("organization", "person", "place")]


def inputs(group: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Subtokens, mask and cases of some windows, padded; of the subtokens some are hidden.

    The same few documents are read many times: what is hidden is not learned by heart.
    """
    rows = ([e.ids for e in group], [[1] * len(e) for e in group], [e.cases for e in group])
    ids, mask, cases = (torch.from_numpy(padded(some)) for some in rows)
    inside = torch.from_numpy(padded([is_word(e) for e in group])).bool()
    hidden = inside & (torch.rand(ids.shape) < HIDDEN)
    return ids.masked_fill(hidden, MASK), mask, cases


def is_word(example: Example) -> list[int]:
    """1 for the subtokens between both ends of a window."""
    return [0] + [1] * (len(example) - 2) + [0]


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
