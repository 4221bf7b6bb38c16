"""The trained network → a folder of ONNX graphs with 8-bit weights.

Weights have seven bits of their eight: on processors without VNNI instructions sums of two full
products overflow, and the same article would give another graph there.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.nlp.attribution.tagger import CUES, ROLES
from kg.nlp.encoder.encoder import GRAPH
from kg.nlp.encoder.weights import MANIFEST, TOKENIZER, checksum
from kg.training.attribution.network import Network
from kg.training.network import base_folder

OPSET = 17


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
    network: Network, out: Path, name: str, version: str, settings: Mapping[str, float]
) -> None:
    """Writes the graphs, the tokenizer and ``model.json`` with their checksums."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    width = network.encoder.word.embedding_dim
    ids = torch.ones((2, 9), dtype=torch.long)
    states = torch.zeros((2, 9, width))
    first = torch.zeros(2, dtype=torch.long)
    write(network.encoder, out / GRAPH, {"ids": ids, "mask": ids}, ["states"])
    write(Odds(network.cues), out / CUES, {"states": states}, ["odds"])
    inputs = {"states": states, "mask": ids, "in_cue": ids, "first": first}
    write(Odds(network.roles), out / ROLES, inputs, ["roles", "decisions"])
    tokenizer = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / TOKENIZER).write_text(text, encoding="utf-8")
    write_manifest(out, name, version, settings)


def write_manifest(out: Path, name: str, version: str, settings: Mapping[str, float]) -> None:
    """Writes ``model.json``."""
    manifest = {
        "name": name,
        "version": version,
        "settings": dict(sorted(settings.items())),
        "files": {file: checksum(out / file) for file in (GRAPH, CUES, ROLES, TOKENIZER)},
    }
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write(part: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: list[str]) -> None:
    """One graph, quantised; rows and places may be any number."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    part.eval()
    named = (*inputs, *outputs)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            str(full),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes={name: axes(name) for name in named},
            opset_version=OPSET,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            full,
            small,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        shutil.copyfile(small, path)


def axes(name: str) -> dict[int, str]:
    """The axes of an input or output that may have any length."""
    return {0: "rows"} if name in ("first", "decisions") else {0: "rows", 1: "places"}
