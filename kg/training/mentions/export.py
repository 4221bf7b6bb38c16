"""The trained network of mentions → a folder with its ONNX graph."""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.nlp.encoder.encoder import GRAPH
from kg.nlp.encoder.weights import checksum
from kg.nlp.mentions.finder import MENTIONS
from kg.training.export import write_graph, write_manifest
from kg.training.mentions.network import Mentions

FILES = (MENTIONS,)


class Odds(nn.Module):
    """The states, and probabilities instead of logits."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__()
        self.mentions = mentions

    def forward(self, middle: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States as they are, softmax of the classes of spans."""
        states, logits = self.mentions(middle, mask)
        return states, logits.softmax(-1)


def export(
    mentions: Mentions,
    out: Path,
    encoder: Path,
    name: str,
    version: str,
    settings: Mapping[str, float],
) -> None:
    """Writes the graph and ``model.json``, which tells on which encoder it was trained."""
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones((2, 9), dtype=torch.long)
    middle = torch.zeros((2, 9, mentions.begin.in_features))
    inputs = {"middle": middle, "mask": ids}
    axes: dict[str, tuple[str, ...]] = dict.fromkeys((*inputs, "states"), ("rows", "places"))
    axes["odds"] = ("rows", "places", "places")
    write_graph(Odds(mentions), out / MENTIONS, inputs, axes)
    write_manifest(out, name, version, settings, FILES, needs(encoder))


def needs(encoder: Path) -> dict[str, str]:
    """The checksum of the encoder that a model stands on."""
    return {GRAPH: checksum(encoder / GRAPH)}
