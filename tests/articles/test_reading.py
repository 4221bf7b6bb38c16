"""Files, folders and rows become articles; what cannot be read is skipped by name."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from kg.articles import iterate, read
from kg.articles import texts as texts_module
from kg.errors import ArticleError
from kg.model import Article, Skipped
from tests.articles.samples import GERMAN, ONE, TWO, names, reasons


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
    assert read("news/*.txt") == read("news/b.txt") == read(Path("news/b.txt"))
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
    content = (
        "“We are ready,” said Zoë Müller – the deputy – on Friday… It’s a café’s bill of £5.\n"
    )
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
