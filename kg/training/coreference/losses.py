"""What the networks of mentions and of antecedents have to learn from documents."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.encoder.encoder import batches
from kg.nlp.mentions.passages import passages
from kg.training.coreference.documents import Place, Reading
from kg.training.coreference.network import Ranker
from kg.training.mentions.examples import Example
from kg.training.mentions.losses import inputs, spans_loss
from kg.training.mentions.network import Mentions, mention_vectors
from kg.training.network import Encoder

# Padded subtokens of one pass.
PLACES = 2000


class Network(nn.Module):
    """What finds the mentions in the encoder's states, and what finds their antecedents."""

    def __init__(self, mentions: Mentions, ranker: Ranker) -> None:
        super().__init__()
        self.mentions, self.ranker = mentions, ranker


def losses_of(
    encoder: Encoder, network: Network, reading: Reading, device: torch.device
) -> tuple[Tensor, Tensor]:
    """The mean loss of a document's spans by word, and that of the antecedents by mention.

    The ranker takes the types as the finder tells them now; it does not teach the finder types.
    """
    examples = reading.windows.examples
    states = in_context(network.mentions, middle_states(encoder, examples, device), device)
    found: dict[int, Tensor] = {}
    total = torch.zeros((), device=device)
    for batch in batches([len(e) for e in examples], PLACES, alike=False):
        held = pad_sequence([states[n] for n in batch], batch_first=True)
        logits = network.mentions(held, held)
        group = [examples[n] for n in batch]
        total = total + spans_loss(logits.float(), group, reading.windows.whole)
        found |= {n: logits[row].detach() for row, n in enumerate(batch)}
    vectors, types = of_places(states, found, reading.places)
    types = agreed(types, reading.groups.to(device))
    given = (reading.own, reading.others, reading.pairs.float(), reading.there, reading.right)
    own, others, pairs, there, right = (t.to(device) for t in given)
    scores = network.ranker(vectors, types, own, others, pairs)
    words = sum(len(e.begins) for e in examples)
    return total / max(1, words), antecedents_loss(scores.float(), there, right)


def middle_states(
    encoder: Encoder, examples: Sequence[Example], device: torch.device
) -> list[Tensor]:
    """The encoder's states of each window, (subtokens, width)."""
    found: dict[int, Tensor] = {}
    for batch in batches([len(e) for e in examples], PLACES, alike=False):
        group = [examples[n] for n in batch]
        ids, mask, cases = (t.to(device) for t in inputs(group))
        middle = encoder.middle(ids, mask, cases)
        found |= {n: middle[row, : len(examples[n])] for row, n in enumerate(batch)}
    return [found[n] for n in range(len(examples))]


def in_context(mentions: Mentions, middle: Sequence[Tensor], device: torch.device) -> list[Tensor]:
    """The states of each window after the layers that see the whole passage."""
    held = [torch.cat([middle[n] for n in run]) for run in passages([len(m) for m in middle])]
    found: dict[int, Tensor] = {}
    for batch in batches([len(one) for one in held], PLACES, alike=False):
        real = [torch.ones(len(held[n]), device=device) for n in batch]
        mask = pad_sequence(real, batch_first=True)
        states = mentions.context(pad_sequence([held[n] for n in batch], batch_first=True), mask)
        found |= {n: states[row, : len(held[n])] for row, n in enumerate(batch)}
    whole = torch.cat([found[n] for n in range(len(held))])
    return list(whole.split([len(one) for one in middle]))


def of_places(
    states: Sequence[Tensor], logits: Mapping[int, Tensor], places: Sequence[Place]
) -> tuple[Tensor, Tensor]:
    """Vectors and odds of the types of mentions, from the states and logits of their windows."""
    vectors, types = [], []
    # The places are in the order of the text, and so in that of their windows.
    for number, group in groupby(places, key=lambda p: p.window):
        inside = list(group)
        first = torch.tensor([p.first for p in inside])
        last = torch.tensor([p.last for p in inside])
        vectors.append(mention_vectors(states[number].float(), first, last))
        types.append(logits[number][first, last].float().softmax(-1))
    return torch.cat(vectors), torch.cat(types)


def agreed(types: Tensor, groups: Tensor) -> Tensor:
    """The mean odds of all mentions of a group, as ``agreement.agreed`` has them at run time."""
    sizes = torch.bincount(groups).to(types.dtype)
    sums = torch.zeros((len(sizes), types.shape[1]), dtype=types.dtype, device=types.device)
    return (sums.index_add(0, groups, types) / sizes[:, None])[groups]


def antecedents_loss(scores: Tensor, there: Tensor, right: Tensor) -> Tensor:
    """The mean of minus the log of the odds of all right answers (Lee et al. 2017)."""
    real = torch.cat([torch.ones_like(there[:, :1]), there], 1)
    odds = scores.masked_fill(~real, -10000.0).log_softmax(-1)
    return -odds.masked_fill(~right, float("-inf")).logsumexp(-1).mean()
