"""Trained networks → ONNX graphs with 8-bit weights, and the manifest of a model's folder.

Weights have seven bits of their eight: on processors without VNNI instructions sums of two full
products overflow, and the same article would give another graph there.
"""

import json
import math
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor, nn

from kg.nlp.encoder.weights import MANIFEST, checksum
from kg.training.folding import Largest, folded

OPSET = 17
# Numbers of a table that is worth being made smaller.
LARGE = 1_000_000
Axes = Mapping[str, Sequence[str]]


def write_graph(
    part: nn.Module,
    path: Path,
    inputs: Mapping[str, Tensor],
    axes: Axes,
    *,
    small: bool = True,
    largest: Largest = MappingProxyType({}),
) -> None:
    """One graph, with 8-bit weights unless it need not be ``small``.

    ``inputs`` are examples; ``axes`` names for each input, then for each output, the axes that may
    have any length, "" for the others; ``largest`` are the largest inputs of its products, for what
    makes them alike in size.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    part = folded(part, largest)
    free = {name: {n: axis for n, axis in enumerate(told) if axis} for name, told in axes.items()}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            str(full),
            input_names=list(inputs),
            output_names=[name for name in axes if name not in inputs],
            dynamic_axes=free,
            opset_version=OPSET,
            dynamo=False,
        )
        if not small:
            shutil.copyfile(full, path)
            return
        quantised = Path(folder) / "small.onnx"
        quantize_dynamic(
            full,
            quantised,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=small_tables(full),
        )
        shutil.copyfile(quantised, path)


def small_tables(path: Path) -> list[str]:
    """The names of nodes that look up a small table; with 8 bits they would only be slower."""
    import onnx

    graph = onnx.load(str(path)).graph
    small = {table.name for table in graph.initializer if math.prod(table.dims) < LARGE}
    return [node.name for node in graph.node if node.op_type == "Gather" and node.input[0] in small]


def write_manifest(
    out: Path,
    name: str,
    version: str,
    settings: Mapping[str, float],
    files: Sequence[str],
    needs: Mapping[str, str] | None = None,
) -> None:
    """Writes ``model.json``; ``needs`` are checksums of files of other folders."""
    manifest = {
        "name": name,
        "version": version,
        "settings": dict(sorted(settings.items())),
        "files": {file: checksum(out / file) for file in files},
    }
    if needs:
        manifest["needs"] = dict(sorted(needs.items()))
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
