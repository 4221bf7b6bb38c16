"""Inputs → articles: the one place where files, rows and facts come together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.articles.article import make_article
from kg.articles.facts import find_facts, read_facts
from kg.articles.inputs import Input, find_inputs
from kg.articles.language import is_english
from kg.articles.raw import RawArticle
from kg.articles.rows import READERS, MissingReaderError, read_rows
from kg.articles.texts import read_html, read_markdown, read_text
from kg.errors import ArticleError
from kg.ids import digest
from kg.model import Article, Skipped

PathLike = str | Path
FILES = {".txt": read_text, ".md": read_markdown, ".html": read_html, ".htm": read_html}


def read(
    paths: PathLike | Iterable[PathLike], *, metadata: PathLike | None = None
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles in files, folders and globs, sorted by id, and what was skipped and why.

    ``.txt``, ``.md``, ``.html`` and ``.htm`` hold one article each; ``.json`` an object or a list
    of objects, ``.jsonl``, ``.csv`` and ``.parquet`` (with the extra ``parquet``) one in each row,
    named ``FILE#row`` from 1. Columns or keys, in any case: ``text`` (required; also ``body``,
    ``content``, ``articleBody``, ``maintext``), ``title`` or ``headline``, ``date`` or
    ``published``, ``outlet``, ``publisher`` or ``source``, ``authors``, ``author`` or ``byline``,
    ``url``, ``language``, ``republished_from``.

    Offsets count code points: of a text file's decoded content, unchanged; of what trafilatura
    extracts from a page; of a row's text. A page's or row's title stands in front, with an empty
    line below it, where the text does not begin with it.

    ``articles.toml`` beside the articles, or the file that ``metadata`` names, tells more about
    them (see ``kg.articles.facts``). Articles of the same words count once, with all their files.

    Raises ``ArticleError`` for a path that does not exist, for facts that cannot be read, and where
    Parquet needs a library that is not installed; anything else that cannot be read is skipped.
    """
    found: dict[str, Article] = {}
    skipped: list[Skipped] = []
    for item in scan(paths, metadata):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            key = body_digest(item)
            found[key] = join(found[key], item) if key in found else item
    articles = sorted(found.values(), key=lambda article: article.id)
    return tuple(articles), tuple(sorted(skipped, key=lambda item: (item.file, item.reason)))


def iterate(
    paths: PathLike | Iterable[PathLike], *, metadata: PathLike | None = None
) -> Iterator[Article | Skipped]:
    """The same as ``read`` one by one, in the order of the files, however many there are.

    Reads everything twice: first to know which articles are the same, for which it keeps 32
    characters of each, and the facts of those that come again.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    copies: dict[str, Article | None] = {}
    for item in scan(given, metadata):
        if isinstance(item, Article):
            key = body_digest(item)
            first = copies.get(key)
            again = key in copies
            copies[key] = join(first, item) if first else item if again else None
    done: set[str] = set()
    for item in scan(given, metadata):
        if isinstance(item, Skipped):
            yield item
            continue
        key = body_digest(item)
        if key not in done:
            done.add(key)
            other = copies.get(key)
            yield join(item, other) if other else item


def scan(
    paths: PathLike | Iterable[PathLike], metadata: PathLike | None
) -> Iterator[Article | Skipped]:
    """Each article or skipped input in the order of the files, the same article twice too."""
    inputs, skipped = find_inputs([paths] if isinstance(paths, str | Path) else paths)
    given = Path(metadata) if metadata is not None else None
    load = cache(read_facts)
    yield from skipped
    for item in inputs:
        for raw in read_input(item):
            if isinstance(raw, Skipped):
                yield raw
                continue
            known = find_facts(load, item.path, item.root, raw.file, given).over(raw.facts)
            article = make_article(raw, known)
            reason = why_not(article, known.language)
            yield Skipped(raw.file, reason) if reason else article


def read_input(item: Input) -> Iterator[RawArticle | Skipped]:
    """The raw texts of a file, or why it has none."""
    suffix = item.path.suffix.lower()
    try:
        if suffix in READERS:
            yield from read_rows(item.name, item.path)
        else:
            yield FILES[suffix](item.name, item.path)
    except MissingReaderError:
        raise
    except ArticleError as error:
        yield Skipped(item.name, str(error))


def why_not(article: Article, language: str | None) -> str:
    """Why an article cannot be used, or nothing."""
    body = " ".join(article.slice(span) for span in article.paragraphs)
    if not any(map(str.isalpha, body)):
        return "no journalistic text, only boilerplate"
    declared = (language or "en").casefold()
    if not declared.startswith("en") and declared not in ("und", "unknown"):
        return f"not English: its language is given as {language}"
    return "" if is_english(body) else "not English"


def body_digest(article: Article) -> str:
    """What two copies of one article have in common: the words of their journalistic text."""
    body = " ".join(article.slice(span) for span in article.paragraphs)
    return digest(" ".join(body.split()).casefold(), digits=32)


def join(one: Article, other: Article) -> Article:
    """One article of two copies: the one with the smaller id, what it lacks from the other."""
    first, second = sorted((one, other), key=lambda article: (article.id, article.files))
    return replace(
        first,
        files=tuple(sorted({*one.files, *other.files})),
        published=first.published or second.published,
        outlet=first.outlet or second.outlet,
        authors=first.authors or second.authors,
        url=first.url or second.url,
    )
