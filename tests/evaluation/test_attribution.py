"""``kg eval attribution``: the reader of brat files, the scores, the command."""

from pathlib import Path

import pytest

from kg.errors import KGError
from kg.evaluation.attribution import AttributionFigures, compare
from kg.evaluation.brat import Annotated, read_articles
from kg.model import Span
from tests.running import run_kg

TEXT = "Anna Vogt said the bridge would close on Monday.\n"
ANN = """\
T1\tAttribution-cue 10 14\tsaid
T2\tSource 0 9\tAnna Vogt
T3\tContent 15 47\tthe bridge would close on Monday
E1\tAttribution:T1 Cue:T1 Source:T2 Content:T3
"""


def folder(path: Path) -> Path:
    """A data folder of one article."""
    for name, suffix, text in (("text", "a.txt", TEXT), ("attributions", "a_0001.ann", ANN)):
        (path / name).mkdir(parents=True)
        (path / name / suffix).write_text(text, encoding="utf-8")
    return path


def test_brat_files_are_read(tmp_path: Path) -> None:
    [(article, annotated)] = read_articles(folder(tmp_path)).values()
    [attribution] = annotated
    assert [article.slice(span) for span in attribution.source] == ["Anna Vogt"]
    assert [article.slice(span) for span in attribution.cue] == ["said"]
    assert [article.slice(span) for span in attribution.content] == [TEXT[15:47]]


def test_half_of_the_content_and_the_source_decide() -> None:
    gold = Annotated((Span(0, 9),), (Span(10, 14),), (Span(15, 47),))
    half = Annotated((Span(5, 9),), (), (Span(15, 31),))
    less = Annotated((Span(0, 9),), (), (Span(15, 18),))
    nobody = Annotated((), (Span(10, 14),), (Span(15, 47),))
    assert found([half], gold) == 1
    assert found([less], gold) == 0
    assert found([nobody], gold) == 0
    assert found([half, gold], gold) == 1


def found(predicted: list[Annotated], gold: Annotated) -> int:
    """How many of some attributions are right."""
    figures = AttributionFigures()
    compare(figures, TEXT, [gold], predicted)
    assert (figures.predicted, figures.annotated) == (len(predicted), 1)
    return figures.found


def test_command(tmp_path: Path) -> None:
    ran = run_kg("eval", "attribution", str(folder(tmp_path)))
    assert "whole attributions: P 1.000 R 1.000 F1 1.000" in ran.stdout
    assert "recall, cue: saying: 1.000 of 1" in ran.stdout


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="attributions"):
        read_articles(tmp_path)
