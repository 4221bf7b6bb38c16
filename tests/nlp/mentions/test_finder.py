"""The shipped finder of mentions."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kg.config import model_folder
from kg.errors import ModelError
from kg.nlp.mentions.finder import Finder, without_crossing
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
    assert not any(a.begin < b.begin < a.end < b.end for a in spans for b in spans)


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 3), (2, 5)], [True, False]),
        ([(2, 5), (0, 3)], [True, False]),
        ([(0, 5), (2, 5), (0, 1), (1, 1)], [True] * 4),
        ([(0, 3), (3, 3), (4, 5)], [True] * 3),
        ([(2, 4), (0, 3), (0, 1)], [True, False, True]),
        # Who is gone no longer stands in the way.
        ([(2, 4), (3, 6), (5, 8)], [True, False, True]),
    ],
)
def test_the_earlier_of_two_that_cross_stays(
    spans: list[tuple[int, int]], kept: list[bool]
) -> None:
    first, last = np.array(spans).T
    assert without_crossing(first, last).tolist() == kept


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
