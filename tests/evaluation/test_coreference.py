"""``kg eval coreference``: the scores themselves, the reader, and the command on a small file."""

from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.evaluation.chains import conll, score_chains
from kg.evaluation.conllu import read_folder
from tests.running import run_kg

SAMPLE = """\
# newdoc id = tram
# global.Entity = GRP-etype
# newpar
1\tAnna\tAnna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person
2\tVogt\tVogt\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tpraised\tpraise\tVERB\tVBD\t_\t0\troot\t_\t_
4\tOslo\tOslo\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=(2-place)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tVogt\tVogt\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tshe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person)
4\tliked\tlike\tVERB\tVBD\t_\t2\tccomp\t_\t_
5\tOslo\tOslo\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(2-place)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_scores_of_the_same_and_of_other_chains() -> None:
    gold = dict(zip("abcde", (1, 1, 1, 2, 2), strict=True))
    assert conll(score_chains(gold, gold)) == 1.0
    assert conll(score_chains(gold, {})) == 0.0
    split = score_chains(gold, dict(zip("abcde", (1, 1, 3, 2, 2), strict=True)))
    assert (split["muc"].precision, split["muc"].recall) == (1.0, pytest.approx(2 / 3))
    # Vilain's, Bagga's and Luo's definitions by hand: (4/3 + 1 / 3 + 2) / 5; (.8 + 1) / 2.
    assert split["b3"].recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 2) / 5)
    assert split["ceafe"].recall == pytest.approx((0.8 + 1) / 2)
    assert split["ceafe"].precision == pytest.approx((0.8 + 1) / 3)


def test_marks_are_read_with_spans_heads_and_types(tmp_path: Path) -> None:
    (tmp_path / "tram.conllu").write_text(SAMPLE, encoding="utf-8")
    [document] = read_folder(tmp_path)
    text = document.article.text
    assert text.startswith("Anna Vogt praised Oslo. Vogt said")
    read = [(text[m.span.begin : m.span.end], m.chain, m.type) for m in document.mentions]
    assert read[0] == ("Anna Vogt", "1", "person")
    assert [words for words, chain, _ in read if chain == "2"] == ["Oslo", "Oslo"]
    assert document.mentions[0].head == (0, 4)


def test_other_data_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"holds no \.conllu file"):
        read_folder(tmp_path)
    (tmp_path / "bad.conllu").write_text("1\tone\ttwo\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="line 1 has 3 columns"):
        read_folder(tmp_path)


def test_the_command_prints_figures(tmp_path: Path) -> None:
    (tmp_path / "tram.conllu").write_text(SAMPLE, encoding="utf-8")
    done = run_kg("eval", "coreference", str(tmp_path))
    assert done.code == 0
    assert "1 documents" in done.stdout
    assert "place: P 1.000 R 1.000 F1 1.000" in done.stdout
