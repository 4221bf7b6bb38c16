"""The trained network of mentions → a folder with its ONNX graph."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kg.nlp.encoder.encoder import GRAPH, Encoded
from kg.nlp.encoder.weights import checksum
from kg.nlp.mentions.finder import CONTEXT, MENTIONS
from kg.nlp.mentions.passages import passages
from kg.training.export import write_graph, write_manifest
from kg.training.folding import largest_inputs
from kg.training.mentions.network import Mentions

FILES = (CONTEXT, MENTIONS)


class Context(nn.Module):
    """The layers that see a passage."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__()
        self.mentions = mentions

    def forward(self, middle: Tensor) -> Tensor:
        """Middle states in their context."""
        return self.mentions.context(middle, None)


class Odds(nn.Module):
    """Probabilities instead of logits."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__()
        self.mentions = mentions

    def forward(self, first: Tensor, last: Tensor) -> Tensor:
        """Softmax of the classes of spans."""
        return self.mentions(first, last).softmax(-1)


def export(
    mentions: Mentions,
    out: Path,
    encoder: Path,
    name: str,
    version: str,
    settings: Mapping[str, float],
    texts: Iterable[Encoded],
) -> None:
    """Writes the graphs and ``model.json``, which tells on which encoder it was trained.

    ``texts`` tell how large the numbers inside the layers become.
    """
    out.mkdir(parents=True, exist_ok=True)
    first, last = (torch.zeros((2, places, mentions.begin.in_features)) for places in (8, 9))
    context = Context(mentions).eval()
    largest = largest_inputs(context, lambda: read(context, texts))
    axes: dict[str, tuple[str, ...]] = dict.fromkeys(("middle", "states"), ("rows", "places"))
    write_graph(context, out / CONTEXT, {"middle": last}, axes, largest=largest)
    spans = ("rows", "firsts", "lasts")
    axes = {"first": spans[:2], "last": ("rows", "lasts"), "odds": spans}
    write_graph(Odds(mentions), out / MENTIONS, {"first": first, "last": last}, axes)
    write_manifest(out, name, version, settings, FILES, needs(encoder))


def read(context: Context, texts: Iterable[Encoded]) -> None:
    """Sends the passages of some texts through the layers."""
    for text in texts:
        for run in passages([len(one) for one in text.middle]):
            context(torch.from_numpy(np.concatenate([text.middle[n] for n in run]))[None])


def needs(encoder: Path) -> dict[str, str]:
    """The checksum of the encoder that a model stands on."""
    return {GRAPH: checksum(encoder / GRAPH)}
