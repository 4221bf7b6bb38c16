"""``articles.toml`` beside the articles."""

import json
from datetime import date

import pytest

from kg.articles import read
from kg.errors import ArticleError
from tests.articles.samples import ONE, TWO


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
