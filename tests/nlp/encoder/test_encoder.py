"""The shipped weights, and windows."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kg.config import model_folder
from kg.errors import ModelError
from kg.model import Span
from kg.nlp.encoder.encoder import Encoder, batches
from kg.nlp.encoder.weights import MANIFEST, open_weights
from kg.nlp.encoder.windows import LIMIT

FOLDER = model_folder("attribution")
SENTENCE = "The council said on Friday that the old bridge would be closed to lorries. "


def test_shipped_weights_fit_their_checksums_and_stay_small() -> None:
    weights = open_weights(FOLDER)
    assert weights.version
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 30 * 1000 * 1000


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(FOLDER, copy)
    (copy / "cues.onnx").write_bytes(b"other")
    with pytest.raises(ModelError, match=r"cues\.onnx.*checksum"):
        open_weights(copy)
    (copy / "cues.onnx").unlink()
    with pytest.raises(ModelError, match="is missing"):
        open_weights(copy)
    (copy / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"model\.json"):
        open_weights(copy)


def test_manifest_names_all_graphs() -> None:
    manifest = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == [
        "cues.onnx",
        "encoder.onnx",
        "roles.onnx",
        "tokenizer.json",
    ]


def test_windows_cover_long_paragraphs_and_keep_offsets() -> None:
    text = SENTENCE * 60
    encoder = Encoder(open_weights(FOLDER))
    windows = encoder.encode(text, [Span(0, len(text))]).windows
    assert all(len(window) <= LIMIT + 2 for window in windows)
    words = [text[begin:end] for window in windows for begin, end in window.offsets if end > begin]
    assert "".join(words) == text.replace(" ", "")


def test_states_of_both_layers_are_the_same_each_time() -> None:
    encoder = Encoder(open_weights(FOLDER))
    text = SENTENCE + "\n\n" + "Nobody answered."
    paragraphs = [Span(0, len(SENTENCE)), Span(len(SENTENCE) + 2, len(text))]
    once, again = encoder.encode(text, paragraphs), encoder.encode(text, paragraphs)
    assert all(map(np.array_equal, once.states, again.states))
    assert all(map(np.array_equal, once.middle, again.middle))
    assert once.states[0].shape == once.middle[0].shape == (len(once.windows[0]), 384)
    assert not np.array_equal(once.states[0], once.middle[0])


def test_batches_hold_everything_once() -> None:
    lengths = [5, 200, 7, 300, 1]
    found = list(batches(lengths, 256))
    assert sorted(n for batch in found for n in batch) == [0, 1, 2, 3, 4]
    assert all(
        len(batch) == 1 or len(batch) * max(lengths[n] for n in batch) <= 256 for batch in found
    )
