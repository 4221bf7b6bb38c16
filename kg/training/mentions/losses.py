"""What the network of mentions has to learn from documents."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kg.nlp.encoder.encoder import batches
from kg.nlp.encoder.windows import padded
from kg.nlp.mentions.types import TYPES
from kg.training.mentions.examples import Document, Example
from kg.training.mentions.network import Network, mention_vectors
from kg.training.network import Encoder

# Padded subtokens of one pass.
PLACES = 2000
LIKENESS_WEIGHT = 0.15
# What a text is annotated with where it is only in part: these, and none, are told apart.
ANNOTATED = [TYPES.index(name) + 1 for name in ("organization", "person", "place")]


def loss_of(encoder: Encoder, network: Network, document: Document, device: torch.device) -> Tensor:
    """The mean loss of a document's spans by word, and that of the antecedents by mention."""
    total = torch.zeros((), device=device)
    words = 0
    vectors: dict[int, Tensor] = {}
    examples = document.examples
    for batch in batches([len(e) for e in examples], PLACES):
        group = [examples[number] for number in batch]
        ids, mask, cases = (t.to(device) for t in inputs(group))
        states, logits = network.mentions(encoder.middle(ids, mask, cases), mask)
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


def inputs(group: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Subtokens, mask and cases of some windows, padded."""
    rows = ([e.ids for e in group], [[1] * len(e) for e in group], [e.cases for e in group])
    ids, mask, cases = (torch.from_numpy(padded(some)) for some in rows)
    return ids, mask, cases


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
