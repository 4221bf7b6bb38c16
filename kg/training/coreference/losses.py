"""What the networks of mentions and of antecedents have to learn from documents."""

from collections.abc import Sequence
from itertools import groupby

import torch
from torch import Tensor, nn

from kg.nlp.encoder.encoder import batches
from kg.training.coreference.documents import Place, Reading
from kg.training.coreference.network import Ranker
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
    found: dict[int, tuple[Tensor, Tensor]] = {}
    total = torch.zeros((), device=device)
    for batch in batches([len(e) for e in examples], PLACES, alike=False):
        group = [examples[n] for n in batch]
        ids, mask, cases = (t.to(device) for t in inputs(group))
        states, logits = network.mentions(encoder.middle(ids, mask, cases), mask)
        total = total + spans_loss(logits.float(), group, reading.windows.whole)
        found |= {n: (states[row].float(), logits[row].detach()) for row, n in enumerate(batch)}
    vectors, types = of_places(found, reading.places)
    given = (reading.own, reading.others, reading.pairs.float(), reading.there, reading.right)
    own, others, pairs, there, right = (t.to(device) for t in given)
    scores = network.ranker(vectors, types, own, others, pairs)
    words = sum(len(e.begins) for e in examples)
    return total / max(1, words), antecedents_loss(scores.float(), there, right)


def of_places(
    found: dict[int, tuple[Tensor, Tensor]], places: Sequence[Place]
) -> tuple[Tensor, Tensor]:
    """Vectors and odds of the types of mentions, from the states and logits of their windows."""
    vectors, types = [], []
    # The places are in the order of the text, and so in that of their windows.
    for number, group in groupby(places, key=lambda p: p.window):
        states, logits = found[number]
        inside = list(group)
        first = torch.tensor([p.first for p in inside])
        last = torch.tensor([p.last for p in inside])
        vectors.append(mention_vectors(states, first, last))
        types.append(logits[first, last].float().softmax(-1))
    return torch.cat(vectors), torch.cat(types)


def antecedents_loss(scores: Tensor, there: Tensor, right: Tensor) -> Tensor:
    """The mean of minus the log of the odds of all right answers (Lee et al. 2017)."""
    real = torch.cat([torch.ones_like(there[:, :1]), there], 1)
    odds = scores.masked_fill(~real, -10000.0).log_softmax(-1)
    return -odds.masked_fill(~right, float("-inf")).logsumexp(-1).mean()
