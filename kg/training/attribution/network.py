"""The network: the shared encoder, the head of cues, and the head of their sources and contents."""

from typing import Any

import torch
from torch import Tensor, nn

from kg.training.network import (
    Encoder,
    Layer,
    attention_bias,
    base_config,
    base_weights,
    encoder_weights,
)

# Distances from the cue that are told apart, in subtokens.
FARTHEST = 64
# The head of roles runs once for each cue, so it is narrower than the encoder.
ROLE_LAYERS, ROLE_WIDTH, ROLE_HEADS = 2, 192, 6


class Cues(nn.Module):
    """States → logits of no cue, first subtoken of one, inside one."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.labels = nn.Linear(width, 3)

    def forward(self, states: Tensor) -> Tensor:
        """Logits (rows, places, 3)."""
        return self.labels(states)


class Roles(nn.Module):
    """States and one cue → the role of each subtoken, and two decisions about the cue."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.narrow = nn.Linear(config["hidden_size"], ROLE_WIDTH)
        self.in_cue = nn.Embedding(2, ROLE_WIDTH)
        self.relative = nn.Embedding(2 * FARTHEST + 1, ROLE_WIDTH)
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        sizes = ROLE_WIDTH, 4 * ROLE_WIDTH, ROLE_HEADS
        self.layers = nn.ModuleList(Layer(*sizes) for _ in range(ROLE_LAYERS))
        self.roles, self.decisions = nn.Linear(ROLE_WIDTH, 3), nn.Linear(ROLE_WIDTH, 2)
        nn.init.normal_(self.in_cue.weight, std=0.02)
        nn.init.normal_(self.relative.weight, std=0.02)

    def forward(
        self, states: Tensor, mask: Tensor, in_cue: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits of none, source, content (rows, places, 3); of "is a cue", "has a source".

        ``first`` is the place of each cue's first subtoken.
        """
        places = torch.arange(states.shape[1], device=states.device)
        relative = (places[None, :] - first[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        states = self.norm(self.narrow(states) + self.in_cue(in_cue) + self.relative(relative))
        bias = attention_bias(mask)
        for layer in self.layers:
            states = layer(states, bias)
        at_cue = (states * in_cue[:, :, None].to(states.dtype)).sum(1)
        at_cue = at_cue / in_cue.sum(1, keepdim=True).clamp(min=1).to(states.dtype)
        return self.roles(states), self.decisions(at_cue)


class Network(nn.Module):
    """Encoder and heads, trained together."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.encoder = Encoder(config)
        self.cues = Cues(config["hidden_size"])
        self.roles = Roles(config)


def new_network(seed: int) -> Network:
    """A network with MiniLM's weights, and heads that know nothing yet."""
    torch.manual_seed(seed)
    config, weights = base_config(), base_weights()
    network = Network(config)
    count = config["num_hidden_layers"]
    network.encoder.load_state_dict(encoder_weights(weights, count), strict=False)
    return network
