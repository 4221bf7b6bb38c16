"""What the networks of mentions and of antecedents have to learn from documents."""

from collections.abc import Sequence
from itertools import groupby

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.encoder.encoder import batches
from kg.training.coreference.documents import Place, Reading
from kg.training.coreference.network import Ranker
from kg.training.mentions.losses import PLACES, spans_loss
from kg.training.mentions.network import Mentions, mention_vectors


def losses_of(mentions: Mentions, ranker: Ranker, reading: Reading) -> tuple[Tensor, Tensor]:
    """The mean loss of a document's spans by word, and that of the antecedents by mention.

    The ranker takes the types as the finder tells them now; it does not teach the finder types.
    """
    examples = reading.windows.examples
    found: dict[int, tuple[Tensor, Tensor]] = {}
    total = torch.zeros(())
    for batch in batches([len(e) for e in examples], PLACES):
        middle = pad_sequence([reading.middle[n].float() for n in batch], batch_first=True)
        mask = pad_sequence([torch.ones(len(examples[n])) for n in batch], batch_first=True)
        states, logits = mentions(middle, mask)
        group = [examples[n] for n in batch]
        total = total + spans_loss(logits.float(), group, reading.windows.whole)
        found |= {n: (states[row].float(), logits[row].detach()) for row, n in enumerate(batch)}
    vectors, types = of_places(found, reading.places)
    scores = ranker(vectors, types, reading.own, reading.others, reading.pairs.float())
    words = sum(len(e.begins) for e in examples)
    return total / max(1, words), antecedents_loss(scores.float(), reading.there, reading.right)


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
