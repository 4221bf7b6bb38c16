"""Inputs → articles: the one place where files, rows and metadata come together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.articles.article import make_article
from kg.articles.facts import Facts, facts_beside, read_facts
from kg.articles.inputs import find_inputs
from kg.articles.language import is_english
from kg.articles.raw import RawArticle
from kg.articles.rows import ROW_SUFFIXES, read_rows
from kg.articles.texts import read_html, read_text
from kg.errors import ArticleError
from kg.ids import digest
from kg.model import Article, Skipped

Input = str | Path


def read(
    paths: Sequence[Input], *, metadata: Path | None = None
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles in files, folders and globs, sorted by id, and what was skipped and why.

    Files: ``.txt``, ``.md``, ``.html``, ``.htm`` (one article each); ``.json`` (an object or a
    list of them), ``.jsonl``, ``.csv``, ``.parquet`` with the columns ``text`` (required),
    ``title``/``headline``, ``date``/``published``, ``outlet``/``publisher``/``source``,
    ``author``/``authors``/``byline``, ``url``, ``language``. The same article twice counts once.
    ``metadata`` names a TOML file of facts about files; else ``articles.toml`` beside them is
    read. Raises ``ArticleError`` for a path that does not exist.
    """
    found: dict[str, Article] = {}
    skipped: list[Skipped] = []
    for item in iterate(paths, metadata=metadata):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        key = body_digest(item)
        other = found.get(key)
        found[key] = item if other is None else joined(other, item)
    articles = sorted(found.values(), key=lambda article: article.id)
    return tuple(articles), tuple(sorted(skipped, key=lambda item: (item.file, item.reason)))


def iterate(
    paths: Sequence[Input], *, metadata: Path | None = None
) -> Iterator[Article | Skipped]:
    """Each article or skipped input, one by one, the same article twice too."""
    given = read_facts(metadata) if metadata is not None else None
    for name, path in find_inputs(paths):
        facts = given if given is not None else facts_beside(path)
        try:
            yield from read_file(name, path, facts)
        except ArticleError as error:
            yield Skipped(name, str(error))


def read_file(name: str, path: Path, facts: dict[str, Facts]) -> Iterator[Article | Skipped]:
    """The articles of one file, or why it has none."""
    for item in raw_articles(name, path):
        if isinstance(item, Skipped):
            yield item
            continue
        article = make_article(item, facts.get(path.name, Facts()))
        reason = why_not(article)
        yield Skipped(item.file, reason) if reason else article


def raw_articles(name: str, path: Path) -> Iterable[RawArticle | Skipped]:
    """The raw texts of a file by its suffix."""
    suffix = path.suffix.lower()
    if suffix in ROW_SUFFIXES:
        return read_rows(name, path)
    return [read_html(name, path) if suffix in (".html", ".htm") else read_text(name, path)]


def why_not(article: Article) -> str:
    """Why an article cannot be used, or nothing."""
    body = " ".join(article.slice(span) for span in article.paragraphs)
    if not body.strip():
        return "no journalistic text, only boilerplate"
    if article.language.split("-")[0].lower() != "en":
        return f"its language is {article.language}, not English"
    return "" if is_english(body) else "not in English"


def body_digest(article: Article) -> str:
    """What two copies of one article have in common: the words of their journalistic text."""
    body = " ".join(article.slice(span) for span in article.paragraphs)
    return digest(" ".join(body.split()).casefold(), digits=32)


def joined(one: Article, other: Article) -> Article:
    """One article of two copies: the one with the smaller id, with the files of both."""
    first = min(one, other, key=lambda article: (article.id, article.files))
    return replace(first, files=tuple(sorted({*one.files, *other.files})))
