"""What the tests of reading share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.articles.article import make_article
from kg.articles.raw import Facts, RawArticle
from kg.model import Article

Understand = Callable[..., Article]


@pytest.fixture
def understand() -> Understand:
    """A text as an article, without a file."""

    def make(text: str, title: str | None = None, **facts: object) -> Article:
        return make_article(RawArticle("story.txt", text, title), Facts(**facts))  # type: ignore[arg-type]

    return make


@pytest.fixture
def body(understand: Understand) -> Callable[..., list[str]]:
    """The journalistic passages of a text as strings."""

    def make(text: str, **given: object) -> list[str]:
        article = understand(text, **given)
        return [article.slice(span) for span in article.paragraphs]

    return make


@pytest.fixture
def inside(tmp_path, monkeypatch) -> Path:
    """An empty working directory, so that names are as short as given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
