"""The five seed articles: what their texts tell by themselves, and with ``articles.toml``."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.articles import read
from kg.model import Article

SEEDS = Path(__file__).parents[2] / "seeds"


def by_number(articles: tuple[Article, ...]) -> dict[str, Article]:
    return {Path(article.files[0]).name[:3]: article for article in articles}


@pytest.fixture(params=["with facts", "texts alone"])
def seeds(request, tmp_path) -> dict[str, Article]:
    for file in SEEDS.glob("*.txt"):
        shutil.copyfile(file, tmp_path / file.name)
    if request.param == "with facts":
        shutil.copyfile(SEEDS / "articles.toml", tmp_path / "articles.toml")
    articles, skipped = read(tmp_path)
    assert skipped == ()
    return by_number(articles)


def test_metadata(seeds):
    assert {number: seeds[number].published for number in seeds} == {
        "000": date(2024, 5, 31),
        "001": date(2024, 5, 31),
        "002": None,
        "003": None,
        "004": None,
    }
    assert [seeds[number].outlet for number in sorted(seeds)] == [
        None,
        "Global Research",
        None,
        None,
        None,
    ]
    assert seeds["001"].authors == ("Erin Banco", "Alexander Ward", "Lara Seligman")
    assert [seeds[number].authors for number in ("000", "002", "003", "004")] == [()] * 4


def test_headlines(seeds):
    headed = {n: seeds[n].slice(seeds[n].headline) for n in seeds if seeds[n].headline}
    assert sorted(headed) == ["001", "002", "004"]
    assert headed["004"] == "Biden lets Ukraine hit Russia with American weapons — officials"


def test_credits(seeds):
    found = {n: [(c.outlet, c.kind) for c in seeds[n].credits] for n in seeds}
    assert found == {
        "000": [],
        "001": [("Politico", "reprint")],
        "002": [("Politico", "passage")],
        "003": [("Reuters", "passage")],
        "004": [],
    }
    (reuters,) = seeds["003"].credits
    covered = seeds["003"].slice(reuters.covers)
    assert covered.startswith("Per Reuters:")
    assert covered.endswith("said Pentagon spokesperson Sabrina Singh.")


def test_bodies(seeds):
    counts = {number: len(seeds[number].paragraphs) for number in seeds}
    assert counts == {"000": 6, "001": 9, "002": 10, "003": 13, "004": 16}
    body = [seeds["001"].slice(span) for span in seeds["001"].paragraphs]
    assert body[1].startswith("It's a major reversal")
    assert body[2].startswith("The Biden administration has quietly")
    assert body[-1].startswith("The National Security Council did not")
    first = seeds["000"].paragraphs[0]
    assert seeds["000"].slice(first).startswith("Citing three unnamed US officials")
    last = seeds["003"].paragraphs[-1]
    assert seeds["003"].slice(last).endswith("Sabrina Singh.")
