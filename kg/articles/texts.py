"""Text, Markdown and HTML files → raw articles."""

import re
from pathlib import Path

from kg.articles.dates import read_date
from kg.articles.decoding import decode
from kg.articles.raw import Facts, RawArticle, with_title
from kg.errors import ArticleError

FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\n]{0,2000}\n){1,60}?)---[ \t]*(?:\r?\n|$)")
FIELDS = {
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "url": "url",
    "title": "title",
    "headline": "title",
}


def read_bytes(path: Path) -> bytes:
    """The content of a file; ``ArticleError`` says why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error


def read_text(name: str, path: Path) -> RawArticle:
    """A text file, decoded and otherwise unchanged: offsets count its code points."""
    return RawArticle(name, decode(read_bytes(path)))


def read_markdown(name: str, path: Path) -> RawArticle:
    """A Markdown file, unchanged; what its front matter (``key: value`` lines) tells is taken."""
    text = decode(read_bytes(path))
    front = FRONT.match(text)
    told: dict[str, str] = {}
    for line in front[1].splitlines() if front else ():
        key, colon, value = line.partition(":")
        field = FIELDS.get(key.strip().casefold())
        if colon and field:
            told[field] = value.strip().strip("\"'")
    names = told.get("authors", "").strip("[]").split(",")
    facts = Facts(
        read_date(told.get("published")),
        told.get("outlet") or None,
        tuple(name.strip(" \"'") for name in names if name.strip(" \"'")),
        told.get("url") or None,
    )
    return RawArticle(name, text, told.get("title"), facts, front.end() if front else 0)


def read_html(name: str, path: Path) -> RawArticle:
    """The article in an HTML page as trafilatura extracts it, without comments.

    The title stands in front, with an empty line below it, where the extracted text does not begin
    with it; offsets count this text.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = decode(read_bytes(path), page=True)
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body:
        raise ArticleError("no journalistic text in the page")
    facts = Facts(
        read_date(found.date),
        found.sitename or None,
        tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        found.url or None,
        found.language or None,
    )
    return RawArticle(name, with_title(body, found.title), found.title, facts)
