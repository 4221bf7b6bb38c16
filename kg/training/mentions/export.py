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

    def forward(self, middle: Tensor, mask: Tensor) -> Tensor:
        """Middle states in their context."""
        return self.mentions.context(middle, mask)


class Odds(nn.Module):
    """Probabilities instead of logits."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__()
        self.mentions = mentions

    def forward(self, states: Tensor) -> Tensor:
        """Softmax of the classes of spans."""
        return self.mentions(states).softmax(-1)


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
    states = torch.zeros((2, 9, mentions.begin.in_features))
    mask = torch.ones((2, 9), dtype=torch.long)
    rows = ("rows", "places")
    axes: dict[str, tuple[str, ...]] = dict.fromkeys(("middle", "mask", "states"), rows)
    context = Context(mentions).eval()
    largest = largest_inputs(context, lambda: read(context, texts))
    inputs = {"middle": states, "mask": mask}
    write_graph(context, out / CONTEXT, inputs, axes, largest=largest)
    axes = {"states": rows, "odds": (*rows, "places")}
    write_graph(Odds(mentions), out / MENTIONS, {"states": states}, axes)
    write_manifest(out, name, version, settings, FILES, needs(encoder))


def read(context: Context, texts: Iterable[Encoded]) -> None:
    """Sends the passages of some texts through the layers."""
    for text in texts:
        for run in passages([len(one) for one in text.middle]):
            middle = torch.from_numpy(np.concatenate([text.middle[n] for n in run]))[None]
            context(middle, torch.ones(middle.shape[:2]))


def needs(encoder: Path) -> dict[str, str]:
    """The checksum of the encoder that a model stands on."""
    return {GRAPH: checksum(encoder / GRAPH)}
