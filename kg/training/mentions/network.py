"""The network of mentions: layers on the encoder's middle states, and a score for every span."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.nlp.mentions.passages import LONGEST
from kg.nlp.mentions.types import TYPES
from kg.training.network import (
    DROPOUT,
    MIDDLE,
    attention_bias,
    base_config,
    base_weights,
    dropout,
    layer_weights,
    layers,
)

EDGE = 128
CLASSES = len(TYPES) + 1
RARE = 6.0


class Mentions(nn.Module):
    """Middle states → states of its own in their context → the logits of all spans.

    Scores of spans are biaffine in their first and last state (Yu, Bohnet, Poesio 2020).
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.layers = layers(config, config["num_hidden_layers"] - MIDDLE)
        # Below, places count within a window; here, within a passage.
        self.place = nn.Embedding(LONGEST, width)
        nn.init.zeros_(self.place.weight)
        self.begin, self.end = nn.Linear(width, EDGE), nn.Linear(width, EDGE)
        self.both = nn.Linear(EDGE + 1, CLASSES * (EDGE + 1), bias=False)
        nn.init.normal_(self.both.weight, std=0.01)
        with torch.no_grad():
            # Hardly any span is a mention: what is constant on both sides begins by saying so.
            self.both.weight.view(CLASSES, EDGE + 1, EDGE + 1)[0, EDGE, EDGE] = RARE

    def context(self, middle: Tensor, mask: Tensor | None) -> Tensor:
        """The states (rows, places, width) of passages, of which each row holds one.

        Without a mask, no row is padded.
        """
        states = middle + self.place(torch.arange(middle.shape[1], device=middle.device))
        bias = None if mask is None else attention_bias(mask)
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def forward(self, first: Tensor, last: Tensor) -> Tensor:
        """Logits (rows, firsts, lasts, classes) of the spans from one state to another of a window.

        Class 0 is no mention.
        """
        begin, end = self.edge(self.begin, first), self.edge(self.end, last)
        rows, firsts, _ = begin.shape
        sides = self.both(begin).view(rows, firsts * CLASSES, EDGE + 1)
        logits = (sides @ end.transpose(1, 2)).view(rows, firsts, CLASSES, end.shape[1])
        return logits.transpose(2, 3)

    def edge(self, layer: nn.Linear, states: Tensor) -> Tensor:
        """What a place is as the first or last of a span, with a constant for the bias."""
        hidden = dropout(F.gelu(layer(states)), 2 * DROPOUT, self.training)
        return torch.cat([hidden, torch.ones_like(hidden[..., :1])], -1)


def mention_vectors(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """First state, last state and mean of some spans of one window, (spans, 3 × width)."""
    sums = F.pad(states.cumsum(0), (0, 0, 1, 0))
    mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
    return torch.cat([states[first], states[last], mean], 1)


def new_mentions(seed: int) -> Mentions:
    """A network whose layers begin as the upper ones of MiniLM."""
    torch.manual_seed(seed)
    config, weights = base_config(), base_weights()
    network = Mentions(config)
    upper: dict[str, Tensor] = {}
    for number, source in enumerate(range(MIDDLE, config["num_hidden_layers"])):
        upper |= layer_weights(weights, source, f"layers.{number}.")
    network.load_state_dict(upper, strict=False)
    return network
