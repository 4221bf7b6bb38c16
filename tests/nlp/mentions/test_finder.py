"""The shipped finder of mentions."""

import json
import shutil
from pathlib import Path

import pytest

from kg.config import model_folder
from kg.errors import ModelError
from kg.nlp.mentions.finder import Finder, crosses
from tests.nlp.ranking import spotted_in

TEXT = (
    "Mayor Lena Brandt of Tromburg said on Friday that the old bridge would be closed. "
    "She had asked the ministry for help."
)


def test_names_pronouns_and_descriptions_have_spans_and_types() -> None:
    found = {TEXT[m.span.begin : m.span.end]: m.type for m in spotted_in(TEXT)}
    assert found["She"] == "person"
    assert found["Tromburg"] == "place"
    assert found["Friday"] == "time"
    assert found["the ministry"] == "organization"
    assert any(words.endswith("bridge") for words in found)


def test_mentions_are_in_order_and_do_not_cross() -> None:
    spans = [m.span for m in spotted_in(TEXT)]
    assert spans == sorted(spans, key=lambda s: (s.begin, -s.end))
    assert not any(crosses(*a, *b) for a in spans for b in spans)


def test_odds_are_probabilities_that_favour_a_mention() -> None:
    for mention in spotted_in(TEXT):
        assert mention.odds.sum() == pytest.approx(1, abs=1e-4)
        assert mention.odds[0] < 0.7


def test_text_without_words_has_no_mention() -> None:
    assert spotted_in("…") == []


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mentions"
    shutil.copytree(model_folder("mentions"), folder)
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    manifest["needs"] = {"encoder.onnx": "0" * 64}
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="another encoder"):
        Finder(folder, model_folder("attribution"))
