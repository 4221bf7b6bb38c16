"""The trained ranker → a folder with its ONNX graph."""

from collections.abc import Mapping
from pathlib import Path

import torch

from kg.nlp.coreference.ranking.pairs import EARLIER, FEATURES, OWN_FEATURES
from kg.nlp.coreference.ranking.ranker import RANKER
from kg.nlp.encoder.weights import checksum
from kg.nlp.mentions.finder import MENTIONS
from kg.nlp.mentions.types import TYPES
from kg.training.coreference.network import Ranker
from kg.training.export import write_graph, write_manifest

FILES = (RANKER,)
AXES = {
    "vectors": ("mentions",),
    "types": ("mentions",),
    "own": ("mentions",),
    "others": ("rows", "earlier"),
    "pairs": ("rows", "earlier"),
    "scores": ("rows", "answers"),
}


def export(
    ranker: Ranker,
    out: Path,
    mentions: Path,
    name: str,
    version: str,
    settings: Mapping[str, float],
) -> None:
    """Writes the graph and ``model.json``, which tells on which mentions it was trained."""
    out.mkdir(parents=True, exist_ok=True)
    inputs = {
        "vectors": torch.zeros((5, ranker.narrow.in_features)),
        "types": torch.zeros((5, len(TYPES) + 1)),
        "own": torch.zeros((5, OWN_FEATURES)),
        "others": torch.zeros((3, EARLIER), dtype=torch.long),
        "pairs": torch.zeros((3, EARLIER, FEATURES)),
    }
    write_graph(ranker, out / RANKER, inputs, AXES, small=False)
    write_manifest(out, name, version, settings, FILES, needs(mentions))


def needs(mentions: Path) -> dict[str, str]:
    """The checksum of the finder of mentions that a model stands on."""
    return {MENTIONS: checksum(mentions / MENTIONS)}
