"""``kg eval plover``: the reader of records, what counts as right, the command."""

import json
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.evaluation.plover import Coded, PloverFigures, coded, compare
from kg.evaluation.records import read_records
from tests.nlp.reading import document
from tests.running import run_kg


def record(kind: str, text: str, source: str, target: str = "") -> dict[str, object]:
    """A record as such files have it."""
    found: dict[str, object] = {"id": text[:9], "event": kind, "text": text}
    found["source"] = [{"actorText": source, "code": "X"}]
    found["target"] = [{"actorText": target}] if target else ""
    return found


RECORDS = [
    {"event": "DOCUMENT", "license": "none"},
    record("FIGHT", "Peru bombed Chile on Friday.", "Peru", "Chile"),
    record("DEMAND", "Peru urged Chile to leave the island.", "Peru", "Chile"),
    record("PROTEST", "Farmers rioted in Lima.", "Farmers"),
    record("AID", "It rained.", "Peru"),
]


def file(path: Path, content: object) -> Path:
    """A data file."""
    data = path / "records.json"
    data.write_text(json.dumps(content), encoding="utf-8")
    return data


def test_records_are_read(tmp_path: Path) -> None:
    first, *_, last = read_records(file(tmp_path, RECORDS))
    assert (first.type, first.sources, first.targets) == ("FIGHT", ("Peru",), ("Chile",))
    assert first.article.text == "Peru bombed Chile on Friday."
    assert last.targets == ()
    assert len(read_records(tmp_path)) == 4


@pytest.mark.parametrize("content", [[], {"a": 1}, [1], [{"text": "Peru left.", "event": 3}]])
def test_other_files_are_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(KGError, match=r"PLOVER|list of records|record 1"):
        read_records(file(tmp_path, content))


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(KGError, match=r"a\.json: no JSON"):
        read_records(tmp_path)


def test_type_source_and_target_count_apart(tmp_path: Path) -> None:
    [found] = read_records(file(tmp_path, RECORDS[1:2]))
    figures = PloverFigures()
    compare(figures, found, Coded("ASSAULT", frozenset(("peru",)), frozenset()))
    assert (figures.records, figures.right.total()) == (1, 1)
    assert (figures.source, figures.target) == (1, 0)
    compare(figures, found, Coded("AID", frozenset(("chile",)), frozenset(("chile",))))
    assert [case.coded.type for case in figures.wrong] == ["AID"]
    assert (figures.source, figures.target) == (1, 1)


def test_deeds_go_before_words() -> None:
    found = coded(document("Peru bombed Chile, Ana Silva said."))
    assert (found.type, found.source, found.target) == ("ASSAULT", {"peru"}, {"chile"})
    assert coded(document("“It is late,” Ana Silva said.")).type == "CONSULT"


def test_target_is_who_is_named_in_what_is_done() -> None:
    found = coded(document("Peru refused to help Chile."))
    assert (found.type, found.target) == ("REJECT", {"chile"})


def test_command(tmp_path: Path) -> None:
    ran = run_kg("eval", "plover", str(file(tmp_path, RECORDS)), "--wrong")
    assert "records 4\nevent type: 0.750\nsource actor: 0.750" in ran.stdout
    assert "AID read as nothing: It rained." in ran.stdout
