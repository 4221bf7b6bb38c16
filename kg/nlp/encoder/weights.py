"""A folder of trained weights: what is in it, and that it is what was shipped.

A folder holds ``model.json`` (name, version, the SHA-256 of each file, settings of decoding),
``tokenizer.json`` and one ONNX graph for the encoder and for each head.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import ModelError

MANIFEST = "model.json"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True)
class Weights:
    """A folder whose files have the checksums that its ``model.json`` tells.

    ``settings`` are the numbers of decoding that were chosen with the weights, ``needs`` the
    checksums of files of other folders that they were trained with.
    """

    folder: Path
    name: str
    version: str
    settings: dict[str, float]
    needs: dict[str, str]

    def session(self, graph: str) -> Any:
        """An ``onnxruntime.InferenceSession`` of one graph, on one core.

        One core, since articles are shared out to processes, and since the order of additions
        must not hang on the machine.
        """
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Memory grows to the largest batch otherwise, and is never given back.
        options.enable_cpu_mem_arena = False
        return onnxruntime.InferenceSession(
            str(self.folder / graph),
            options,
            providers=["CPUExecutionProvider"],
            # A sum and its normalisation in one is slower than one after the other.
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def tokenizer(self) -> Any:
        """The tokenizer of the encoder."""
        return open_tokenizer(self.folder)


def open_tokenizer(folder: Path) -> Any:
    """The ``tokenizers.Tokenizer`` of a folder, without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def open_weights(folder: Path) -> Weights:
    """The weights of a folder; ``ModelError`` where a file is missing or is not what it was."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder / MANIFEST}: cannot be read; install polkg again, or name another folder"
        ) from error
    for file, expected in sorted(manifest["files"].items()):
        path = folder / file
        if not path.is_file():
            raise ModelError(f"{path}: is missing; install polkg again")
        if checksum(path) != expected:
            raise ModelError(f"{path}: its checksum is not that of the model; install polkg again")
    return Weights(
        folder,
        manifest["name"],
        manifest["version"],
        manifest["settings"],
        manifest.get("needs", {}),
    )


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
        return digest.hexdigest()
