"""The trained network of attributions → a folder of ONNX graphs."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.nlp.attribution.tagger import CUES, ROLES
from kg.nlp.encoder.encoder import GRAPH
from kg.nlp.encoder.weights import TOKENIZER
from kg.training.attribution.batches import batches
from kg.training.attribution.examples import Example
from kg.training.attribution.network import Network
from kg.training.export import write_graph, write_manifest
from kg.training.folding import largest_inputs
from kg.training.network import base_folder

FILES = (GRAPH, CUES, ROLES, TOKENIZER)


class Odds(nn.Module):
    """A head with probabilities instead of logits."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, *inputs: Tensor) -> Tensor | tuple[Tensor, Tensor]:
        """Softmax of the labels, sigmoid of the decisions."""
        found = self.head(*inputs)
        if isinstance(found, tuple):
            return found[0].softmax(-1), found[1].sigmoid()
        return found.softmax(-1)


def export(
    network: Network,
    out: Path,
    name: str,
    version: str,
    settings: Mapping[str, float],
    texts: Sequence[Example],
) -> None:
    """Writes the graphs, the tokenizer and ``model.json`` with their checksums.

    ``texts`` tell how large the numbers inside the encoder become.
    """
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    width = network.encoder.word.embedding_dim
    ids = torch.ones((2, 9), dtype=torch.long)
    states = torch.zeros((2, 9, width))
    first = torch.zeros(2, dtype=torch.long)
    given = {"ids": ids, "mask": ids, "cases": ids}
    free = axes("ids", "mask", "cases", "states", "middle")
    largest = largest_inputs(network.encoder, lambda: read(network, texts))
    write_graph(network.encoder, out / GRAPH, given, free, largest=largest)
    write_graph(Odds(network.cues), out / CUES, {"states": states}, axes("states", "odds"))
    given = {"states": states, "mask": ids, "in_cue": ids, "first": first}
    free = axes("states", "mask", "in_cue") | {"first": ("rows",)}
    free |= axes("roles") | {"decisions": ("rows",)}
    write_graph(Odds(network.roles), out / ROLES, given, free)
    tokenizer = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / TOKENIZER).write_text(text, encoding="utf-8")
    write_manifest(out, name, version, settings, FILES)


def read(network: Network, texts: Sequence[Example]) -> None:
    """Sends some windows through the encoder."""
    for batch in batches(texts, random.Random(0)):  # noqa: S311
        network.encoder(batch.ids, batch.mask, batch.cases)


def axes(*names: str) -> dict[str, tuple[str, ...]]:
    """Rows and places, for each of some inputs and outputs."""
    return dict.fromkeys(names, ("rows", "places"))
