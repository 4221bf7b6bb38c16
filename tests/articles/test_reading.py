"""Files, folders and rows become articles; what cannot be read is skipped by name."""

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from kg.articles import iterate, read
from kg.articles import texts as texts_module
from kg.errors import ArticleError
from kg.model import Article, Skipped

ONE = (
    "The council voted on Tuesday to close the old bridge, ending a dispute of ten years.\n\n"
    "Traders in the old town fear for their customers and will go to court, they said.\n"
)
TWO = "The ministry said on Friday that it would send two ships to the north of the country.\n"
GERMAN = (
    "Der Rat hat am Dienstag beschlossen, die alte Brücke zu schließen, und damit einen Streit "
    "beendet, der die Stadt seit zehn Jahren beschäftigt hat.\n"
)


@pytest.fixture
def inside(tmp_path, monkeypatch) -> Path:
    """An empty working directory, so that names are as short as given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(articles) -> list[tuple[str, ...]]:
    return sorted(article.files for article in articles)


def reasons(skipped) -> dict[str, str]:
    return {item.file: item.reason for item in skipped}


def test_folder_is_read_with_all_below_it_in_any_order(inside):
    (inside / "news" / "deep").mkdir(parents=True)
    (inside / "news/b.txt").write_text(ONE)
    (inside / "news/deep/a.TXT").write_text(TWO)
    (inside / "news/.hidden.txt").write_text("hidden")
    (inside / "news/picture.png").write_bytes(b"\x89PNG")
    (inside / "news/articles.toml").write_text("")
    (inside / "news/judgements.toml").write_text("")
    articles, skipped = read("news")
    assert names(articles) == [("news/b.txt",), ("news/deep/a.TXT",)]
    assert skipped == ()
    assert read(["news/deep", "news/b.txt"])[0] == read(["news/b.txt", "news/deep", "news"])[0]
    assert read("news/*.txt")[0] == read(inside / "news" / "b.txt")[0][:0] + read("news/b.txt")[0]
    assert names(read("**/*.TXT")[0]) == [("news/deep/a.TXT",)]


def test_text_is_the_decoded_file_unchanged(inside):
    content = f"\r\n  {ONE}\r\nThe end came quickly, as it had to.\t \r\n"
    (inside / "a.txt").write_bytes(content.encode())
    (article,) = read("a.txt")[0]
    assert article.text == content
    assert article.slice(article.paragraphs[-1]) == "The end came quickly, as it had to."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_encodings(inside, encoding):
    content = "“We are ready,” said Zoë Müller – the mayor’s deputy – on Friday… It’s a café’s bill of £5.\n"
    (inside / "a.txt").write_bytes((content * 3).encode(encoding))
    (article,) = read("a.txt")[0]
    assert article.text == content * 3


def test_what_is_no_article_is_skipped_with_its_reason(inside):
    (inside / "a.txt").write_text(ONE)
    (inside / "empty.txt").write_bytes(b"")
    (inside / "blank.txt").write_text(" \n\n ")
    (inside / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (inside / "control.txt").write_bytes(b"\x01\x02\x03" * 100)
    (inside / "nul.txt").write_bytes(b"The cat\0sat on the mat.")
    (inside / "german.txt").write_text(GERMAN)
    (inside / "russian.txt").write_text("Совет проголосовал за закрытие старого моста. " * 3)
    (inside / "furniture.txt").write_text("Subscribe now\n\nShare this article\n")
    (inside / "page.html").write_text("<html><body><p></p></body></html>")
    (inside / "bad.json").write_text("{")
    articles, skipped = read(".")
    assert names(articles) == [("a.txt",)]
    found = reasons(skipped)
    assert found.pop("bad.json").startswith("malformed JSON")
    assert found == {
        "empty.txt": "the file is empty",
        "blank.txt": "the file is empty",
        "binary.txt": "a binary file, not text",
        "control.txt": "a binary file, not text",
        "nul.txt": "a binary file, not text",
        "german.txt": "not English",
        "russian.txt": "not English",
        "furniture.txt": "no journalistic text, only boilerplate",
        "page.html": "no journalistic text in the page",
    }


def test_unreadable_file_is_skipped(inside, monkeypatch):
    (inside / "a.txt").write_text(ONE)
    (inside / "b.txt").write_text(TWO)
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(texts_module.Path, "read_bytes", read_bytes)
    articles, skipped = read(".")
    assert names(articles) == [("a.txt",)]
    assert skipped == (Skipped("b.txt", "cannot be read: Permission denied"),)


def test_broken_link_in_a_folder_is_skipped(inside):
    (inside / "a.txt").write_text(ONE)
    (inside / "gone.txt").symlink_to("nowhere.txt")
    articles, skipped = read(".")
    assert len(articles) == 1
    assert "cannot be read" in reasons(skipped)["gone.txt"]


def test_named_outright_but_not_supported(inside):
    (inside / "a.pdf").write_bytes(b"%PDF")
    (inside / "README").write_text(ONE)
    os.mkfifo(inside / "pipe.txt")
    (inside / "articles.toml").write_text("")
    articles, skipped = read(["a.pdf", "README", "pipe.txt", "articles.toml"])
    assert articles == ()
    assert ".pdf" in reasons(skipped)["a.pdf"]
    assert "without a suffix" in reasons(skipped)["README"]
    assert reasons(skipped)["pipe.txt"] == "not a regular file"
    assert ".toml" in reasons(skipped)["articles.toml"]


@pytest.mark.parametrize("path", ["gone.txt", "gone/", "gone*.txt"])
def test_what_does_not_exist_is_an_error_that_names_it(inside, path):
    with pytest.raises(ArticleError, match=r"gone.*: no "):
        read(path)


def test_odd_file_names(inside):
    for number, name in enumerate(["a\nb.txt", "tab\there.txt", "brackets[1].txt", "ünï.txt"]):
        (inside / name).write_text(f"{ONE}It was vote number {number} of the council.\n")
    (inside / os.fsdecode(b"raw\xff.txt")).write_text(TWO)
    articles, skipped = read(".")
    assert skipped == ()
    found = {file for article in articles for file in article.files}
    assert found == {"a\nb.txt", "tab\there.txt", "brackets[1].txt", "ünï.txt", "raw\\xff.txt"}
    assert names(read("brackets[1].txt")[0]) == [("brackets[1].txt",)]


def test_the_same_article_twice_counts_once(inside):
    (inside / "b.txt").write_text(ONE)
    (inside / "a.txt").write_text("Subscribe now\n\n" + ONE.upper().replace(" ", "  "))
    (inside / "c.jsonl").write_text(json.dumps({"text": ONE, "date": "2024-05-31"}) + "\n")
    (inside / "d.txt").write_text(TWO)
    articles, _ = read(".")
    files = ("a.txt", "b.txt", "c.jsonl#1")
    assert names(articles) == [files, ("d.txt",)]
    same = next(article for article in articles if article.files == files)
    assert same.published == date(2024, 5, 31)
    for _ in range(2):
        assert read(["d.txt", "c.jsonl", "b.txt", "a.txt"])[0] == articles


def test_iterate_gives_the_same_as_read(inside):
    (inside / "a.txt").write_text(ONE)
    (inside / "b.txt").write_text(ONE.upper())
    (inside / "c.jsonl").write_text("\n".join([json.dumps({"text": TWO}), "{", json.dumps({})]))
    articles, skipped = read(".")
    found = list(iterate("."))
    assert {item for item in found if isinstance(item, Article)} == set(articles)
    assert {item for item in found if isinstance(item, Skipped)} == set(skipped)
    assert len(found) == len(articles) + len(skipped) == 4


def test_iterate_is_lazy(inside):
    (inside / "rows.jsonl").write_text(
        "\n".join(json.dumps({"text": f"{TWO} It was vote number {n}."}) for n in range(50))
    )
    first = next(iterate("rows.jsonl"))
    assert isinstance(first, Article)
    assert first.files == ("rows.jsonl#1",)


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
    pad = [json.dumps({"text": f"{TWO} It was vote number {n}."}).encode() for n in range(4000)]
    (inside / "a.jsonl").write_bytes(
        b"\n".join([good, *pad, good.replace(b"bridge", b"br\xffdge")])
    )
    articles, skipped = read("a.jsonl")
    assert len(articles) == 4001
    assert reasons(skipped)["a.jsonl#4002"].startswith("undecodable")


def test_csv_without_a_text_column(inside):
    (inside / "a.csv").write_text("title,date\nx,y\n")
    assert reasons(read("a.csv")[1])["a.csv"] == "no column 'text'; the columns are: title, date"


def test_html(inside):
    paragraphs = "".join(f"<p>{part}</p>" for part in [*ONE.strip().split("\n\n"), TWO] * 2)
    (inside / "a.html").write_text(
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <title>Council closes bridge | Salem Tribune</title>
        <link rel="canonical" href="https://example.org/bridge">
        <meta property="og:title" content="Council closes bridge">
        <meta property="og:site_name" content="Salem Tribune">
        <meta name="author" content="Jane Doe">
        <meta property="article:published_time" content="2024-05-31T10:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Council closes bridge</h1>{paragraphs}
        </article><section class="comments" id="comments"><div class="comment"><p>This is a comment
        of a reader who does not like the bridge.</p></div></section>
        <script>alert("x")</script></body></html>"""
    )
    (article,) = read("a.html")[0]
    assert article.title == "Council closes bridge"
    assert article.published == date(2024, 5, 31)
    assert article.outlet == "Salem Tribune"
    assert article.authors == ("Jane Doe",)
    assert article.url == "https://example.org/bridge"
    assert "reader who does not like" not in article.text
    assert "alert" not in article.text
    assert ONE.partition("\n")[0] in [article.slice(span) for span in article.paragraphs]


def test_html_in_a_declared_encoding(inside):
    page = (
        f'<html><head><meta charset="windows-1251"></head><body><article><p>{TWO}</p><p>{ONE}</p>'
    )
    (inside / "a.html").write_bytes(
        f"{page}<p>Said Иван, a trader in the town.</p></article>".encode("cp1251")
    )
    (article,) = read("a.html")[0]
    assert "Said Иван" in article.text


def test_markdown_front_matter(inside):
    front = "---\ntitle: Council closes bridge\ndate: 2024-05-31\nauthor: [Jane Doe, Richard Roe]\n---\n"
    (inside / "a.md").write_text(f"{front}\n# Council closes bridge\n\n{ONE}")
    (article,) = read("a.md")[0]
    assert article.text.startswith("---\ntitle")
    assert article.title == "Council closes bridge"
    assert article.published == date(2024, 5, 31)
    assert article.authors == ("Jane Doe", "Richard Roe")
    assert len(article.paragraphs) == 3


def test_facts_beside_the_articles(inside):
    (inside / "news/deep").mkdir(parents=True)
    (inside / "news/a.txt").write_text(ONE)
    (inside / "news/deep/b.txt").write_text(TWO)
    (inside / "news/rows.jsonl").write_text(
        json.dumps({"text": TWO + "It said no more than that."})
    )
    (inside / "news/articles.toml").write_text(
        '["a.txt"]\ndate = 2024-05-31\noutlet = "NYT"\nauthors = ["Jane Doe"]\n'
        'url = "https://example.org"\nrepublished_from = "AP"\n'
        '["deep/b.txt"]\ndate = "2024-06-01"\n["rows.jsonl#1"]\noutlet = "Reuters"\n'
    )
    found = {article.files[0]: article for article in read("news")[0]}
    first = found["news/a.txt"]
    assert (first.published, first.outlet) == (date(2024, 5, 31), "The New York Times")
    assert (first.authors, first.url) == (("Jane Doe",), "https://example.org")
    assert [(credit.outlet, credit.kind) for credit in first.credits] == [
        ("Associated Press", "reprint")
    ]
    assert found["news/deep/b.txt"].published == date(2024, 6, 1)
    assert found["news/rows.jsonl#1"].outlet == "Reuters"
    (inside / "other.toml").write_text('["a.txt"]\noutlet = "Politico"\n')
    (given,) = read("news/a.txt", metadata="other.toml")[0]
    assert (given.outlet, given.published) == ("Politico", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('["a.txt"]\ndate = "soon"\n', r"articles\.toml.*a\.txt.*date"),
        ('["a.txt"]\ncolour = "red"\n', r"articles\.toml.*a\.txt.*colour.*known are date"),
        ('["a.txt"\n', r"articles\.toml: not valid TOML"),
        ('"a.txt" = 5\n', r"articles\.toml.*a\.txt"),
    ],
)
def test_wrong_facts_are_an_error_that_names_them(inside, content, message):
    (inside / "a.txt").write_text(ONE)
    (inside / "articles.toml").write_text(content)
    with pytest.raises(ArticleError, match=message):
        read(".")


def test_facts_are_read_afresh(inside):
    (inside / "a.txt").write_text(ONE)
    for outlet in ("Reuters", "Politico"):
        (inside / "articles.toml").write_text(f'["a.txt"]\noutlet = "{outlet}"\n')
        assert read(".")[0][0].outlet == outlet


def test_missing_metadata_file(inside):
    (inside / "a.txt").write_text(ONE)
    with pytest.raises(ArticleError, match=r"none\.toml: cannot be read"):
        read(".", metadata="none.toml")
