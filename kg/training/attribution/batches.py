"""Examples → batches of tensors for the two heads."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from kg.nlp.encoder.windows import padded
from kg.training.attribution.examples import Example

TOKENS = 1800
POOL = 40
MOST_CUES = 3
EMPTY_KEPT = 0.5
SHORTENED = 0.15


@dataclass(frozen=True)
class Batch:
    """Windows, and cues drawn from them: ``rows`` says which window a cue is in."""

    ids: Tensor
    mask: Tensor
    cases: Tensor
    labels: Tensor
    rows: Tensor
    in_cue: Tensor
    first: Tensor
    roles: Tensor
    has_source: Tensor


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[Batch]:
    """All examples once, in an order drawn anew; windows of like length share a batch.

    Of the windows without a cue only a part is kept, to save time.
    """
    chosen = [e for e in examples if e.cues or draw.random() < EMPTY_KEPT]
    draw.shuffle(chosen)
    size = POOL * TOKENS
    pool: list[Example] = []
    held = 0
    for example in chosen:
        pool.append(example)
        held += len(example.window)
        if held >= size:
            yield from split(pool, draw)
            pool, held = [], 0
    yield from split(pool, draw)


def split(pool: list[Example], draw: random.Random) -> Iterator[Batch]:
    """The batches of a pool, in an order drawn anew."""
    groups: list[list[Example]] = [[]]
    for example in sorted(pool, key=lambda e: len(e.window)):
        if (len(groups[-1]) + 1) * len(example.window) > TOKENS and groups[-1]:
            groups.append([])
        groups[-1].append(example)
    draw.shuffle(groups)
    for group in groups:
        if group:
            yield make_batch(group, draw)


def make_batch(group: Sequence[Example], draw: random.Random) -> Batch:
    """The tensors of some examples; of many cues some are drawn."""
    ids = padded([e.window.ids for e in group])
    mask = padded([[1] * len(e.window) for e in group])
    labels = [
        [-1 if word < 0 else label for word, label in zip(e.window.words, e.labels, strict=True)]
        for e in group
    ]
    drawn = [
        (row, cue)
        for row, e in enumerate(group)
        for cue in draw.sample(e.cues, min(MOST_CUES, len(e.cues)))
    ]
    in_cue = np.zeros((len(drawn), ids.shape[1]), dtype=np.int64)
    for number, (_, cue) in enumerate(drawn):
        places = list(cue.cue)
        # At run time the ends of a cue are guesses: the head must do with a part of it.
        if len(places) > 1 and draw.random() < SHORTENED:
            places = places[draw.randrange(1, len(places)) :]
        in_cue[number, places] = 1
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(mask),
        torch.from_numpy(padded([e.cases for e in group])),
        torch.from_numpy(padded(labels, -1)),
        torch.tensor([row for row, _ in drawn], dtype=torch.long),
        torch.from_numpy(in_cue),
        torch.from_numpy(in_cue.argmax(1)),
        torch.from_numpy(padded([cue.roles for _, cue in drawn] + [(-1,) * ids.shape[1]], -1)[:-1]),
        torch.tensor([float(cue.has_source) for _, cue in drawn]),
    )


def on_device(batch: Batch, device: torch.device) -> Batch:
    """A batch with its tensors where the network is."""
    return Batch(**{f.name: getattr(batch, f.name).to(device) for f in fields(batch)})
