"""The shipped ranker of antecedents."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.config import model_folder
from kg.errors import ModelError
from kg.nlp.coreference.ranking.pairs import NEAREST
from kg.nlp.coreference.ranking.ranker import ROWS, Ranker
from tests.nlp.ranking import meant_by, reading_of
from tests.nlp.reading import document


def test_pronouns_mean_who_fits() -> None:
    text = "Mrs. Lena Brandt met Mr. Otto Falk in Tromburg. She thanked him."
    assert meant_by(text, "She") == "Mrs. Lena Brandt"
    assert meant_by(text, "him") == "Mr. Otto Falk"


@pytest.mark.xfail(reason="the ranker is not told who bears which given names", strict=True)
def test_pronouns_mean_who_fits_by_given_names() -> None:
    text = "Lena Brandt met Otto Falk in Tromburg. She thanked him."
    assert meant_by(text, "She") == "Lena Brandt"
    assert str(meant_by(text, "him")).startswith("Otto Falk")


def test_rules_know_who_bears_which_given_names() -> None:
    found = document("Lena Brandt met Otto Falk in Tromburg. She thanked him.")
    told = [[found.article.slice(m.span) for m in r.mentions] for r in found.referents]
    assert ["Lena Brandt", "She"] in told
    assert ["Otto Falk", "him"] in told


def test_a_repeated_description_means_the_same() -> None:
    text = (
        "A report on the flood came out. The ministry had asked for it. The report blames the dam."
    )
    assert meant_by(text, "The report") == "A report on the flood"


def test_the_first_mention_is_new() -> None:
    reading = reading_of("The council met. It voted.")
    assert reading.rankings[0].new == pytest.approx(1.0)
    assert len(reading.rankings[0].earlier) == 0


def test_odds_sum_to_one() -> None:
    for ranking in reading_of("Lena Brandt met Otto Falk. She thanked him.").rankings:
        assert ranking.new + ranking.odds.sum() == pytest.approx(1.0, abs=1e-4)


def test_long_articles_are_ranked_in_passes_that_see_the_same() -> None:
    sentence = "The minister met the mayor. He thanked her for the bridge. "
    facts = reading_of(sentence * 90).facts
    assert len(facts) > ROWS, "more mentions than one pass ranks"
    ranker = Ranker(model_folder("coreference"), model_folder("mentions"))
    found = list(ranker.rank(facts))
    assert len(found) == len(facts)
    assert found[ROWS].earlier[0] == ROWS - 1, "earlier mentions of the pass before are seen"
    far = [found[n].earlier.min() < n - NEAREST for n in range(ROWS, len(found))]
    assert any(far), "and far ones with the same head"
    assert all(np.isfinite(r.odds).all() for r in found)


def test_no_mentions_have_no_ranking() -> None:
    facts = reading_of("The council met.").facts
    nothing = replace(facts, **{name: column[:0] for name, column in vars(facts).items()})
    ranker = Ranker(model_folder("coreference"), model_folder("mentions"))
    assert list(ranker.rank(nothing)) == []


def test_other_mentions_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "coreference"
    shutil.copytree(model_folder("coreference"), folder)
    manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    manifest["needs"] = {"mentions.onnx": "0" * 64}
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="other mentions"):
        Ranker(folder, model_folder("mentions"))
