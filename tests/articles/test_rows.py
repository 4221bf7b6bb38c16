"""Rows of JSON, CSV and Parquet become articles, a row each."""

import json
import sys
from datetime import date, datetime

import pytest

from kg.articles import read
from kg.errors import ArticleError
from tests.articles.samples import GERMAN, ONE, TWO, names, reasons

ROWS = [
    {
        "text": ONE,
        "title": "Council closes bridge",
        "date": "2024-05-31T10:00:00Z",
        "outlet": "Salem Tribune",
        "author": "Jane Doe; Richard Roe",
        "url": "https://example.org/1",
    },
    {"text": TWO, "date": "May 3, 2024"},
]


def check_rows(articles, file: str) -> None:
    first = next(article for article in articles if article.files == (f"{file}#1",))
    second = next(article for article in articles if article.files == (f"{file}#2",))
    assert first.title == "Council closes bridge"
    assert first.text == f"Council closes bridge\n\n{ONE}"
    assert first.published == date(2024, 5, 31)
    assert first.outlet == "Salem Tribune"
    assert first.authors == ("Jane Doe", "Richard Roe")
    assert first.url == "https://example.org/1"
    assert second.text == TWO
    assert second.published == date(2024, 5, 3)


def test_json(inside):
    (inside / "a.json").write_text(json.dumps(ROWS))
    check_rows(read("a.json")[0], "a.json")
    (inside / "b.json").write_text(json.dumps(ROWS[1]))
    assert names(read("b.json")[0]) == [("b.json",)]


def test_json_lines(inside):
    (inside / "a.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS))
    check_rows(read("a.jsonl")[0], "a.jsonl")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(inside, delimiter, encoding):
    cells = [["Text", "Title", "Date", "Source", "Byline", "URL"]]
    cells += [
        [row.get(key, "") for key in ("text", "title", "date", "outlet", "author", "url")]
        for row in ROWS
    ]
    cells.append([TWO.replace("two", "three – “new” –"), "", "", "", "", ""])
    quoted = ['"' + cell.replace('"', '""') + '"' for row in cells for cell in row]
    lines = [delimiter.join(quoted[at : at + 6]) for at in range(0, len(quoted), 6)]
    (inside / "a.csv").write_bytes("\r\n".join(lines).encode(encoding))
    articles, skipped = read("a.csv")
    check_rows(articles, "a.csv")
    assert skipped == ()
    assert any("three – “new” –" in article.text for article in articles)


def test_long_cells(inside):
    (inside / "a.csv").write_text("text\n" + '"' + TWO.strip() * 3000 + '"\n')
    (article,) = read("a.csv")[0]
    assert len(article.text) > 200_000


def test_parquet(inside):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(ROWS), inside / "a.parquet")
    check_rows(read("a.parquet")[0], "a.parquet")
    table = pyarrow.Table.from_pylist([{"text": TWO, "published": datetime(2024, 5, 3, 12)}])
    parquet.write_table(table, inside / "b.parquet")
    assert read("b.parquet")[0][0].published == date(2024, 5, 3)
    (inside / "c.parquet").write_bytes(b"PAR1 but not really")
    assert reasons(read("c.parquet")[1])["c.parquet"].startswith("malformed Parquet")


def test_parquet_without_its_library(inside, monkeypatch):
    (inside / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArticleError, match=r"a\.parquet: Parquet needs pyarrow.*polkg\[parquet\]"):
        read("a.parquet")


def test_bad_rows_are_skipped_by_number(inside):
    lines = [
        json.dumps({"text": ONE}),
        "{broken",
        json.dumps(["a list"]),
        json.dumps({"body_text": "x"}),
        json.dumps({"text": 5}),
        json.dumps({"text": "  "}),
        "",
        json.dumps({"text": "half \ud83d of a sign, as the council said on Friday."}),
        json.dumps({"text": GERMAN}),
        json.dumps({"text": TWO, "language": "de"}),
        "[" * 100_000,
        json.dumps({"text": TWO}),
    ]
    (inside / "a.jsonl").write_text("\n".join(lines))
    articles, skipped = read("a.jsonl")
    assert names(articles) == [("a.jsonl#1",), ("a.jsonl#12",)]
    found = reasons(skipped)
    assert sorted(int(name.partition("#")[2]) for name in found) == [2, 3, 4, 5, 6, 8, 9, 10, 11]
    assert found["a.jsonl#2"].startswith("malformed JSON")
    assert found["a.jsonl#3"] == "malformed: not a JSON object"
    assert found["a.jsonl#4"] == "no column 'text'; the row has: body_text"
    assert "int" in found["a.jsonl#5"]
    assert found["a.jsonl#6"] == "its text is empty"
    assert found["a.jsonl#8"].startswith("undecodable")
    assert found["a.jsonl#9"] == "not English"
    assert "given as de" in found["a.jsonl#10"]


def test_bytes_that_are_no_characters_cost_one_row(inside):
    good = json.dumps({"text": ONE}).encode()
    pad = [json.dumps({"text": f"{TWO * 40} It was vote number {n}."}).encode() for n in range(100)]
    (inside / "a.jsonl").write_bytes(
        b"\n".join([good, *pad, good.replace(b"bridge", b"br\xffdge")])
    )
    articles, skipped = read("a.jsonl")
    assert len(articles) == 101
    assert reasons(skipped)["a.jsonl#102"].startswith("undecodable")


def test_csv_without_a_text_column(inside):
    (inside / "a.csv").write_text("title,date\nx,y\n")
    assert reasons(read("a.csv")[1])["a.csv"] == "no column 'text'; the columns are: title, date"
