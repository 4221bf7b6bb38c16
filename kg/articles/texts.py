"""Text and HTML files → raw articles; encodings are detected, nothing else is changed."""

from datetime import date
from pathlib import Path

from kg.articles.inputs import SUFFIXES
from kg.articles.raw import RawArticle
from kg.errors import ArticleError

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CONTROL_SHARE = 0.02


def read_text(name: str, path: Path) -> RawArticle:
    """A text file, decoded and otherwise unchanged: offsets count its code points."""
    if path.suffix.lower() not in SUFFIXES:
        raise ArticleError(f"unknown kind of file {path.suffix!r}; known: {', '.join(SUFFIXES)}")
    return RawArticle(name, decode(read_bytes(path)))


def read_bytes(path: Path) -> bytes:
    """The content of a file; ``ArticleError`` says why it cannot be read, or that it is empty."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error
    if not content.strip():
        raise ArticleError("the file is empty")
    return content


def decode(content: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, or as charset-normalizer guesses."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return checked(decoded(content, encoding))
    try:
        return checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return checked(guess(content))


def decoded(content: bytes, encoding: str) -> str:
    """Bytes in a named encoding; ``ArticleError`` where they are not."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"not valid {encoding} after byte {error.start}") from error


def guess(content: bytes) -> str:
    """Bytes in the encoding that fits best; ``ArticleError`` where none does."""
    from charset_normalizer import from_bytes

    if b"\0" in content[:4096]:
        raise ArticleError("a binary file, not text")
    # Windows-1252 first: it is what English text without a mark usually is.
    preferred = from_bytes(content, cp_isolation=["cp1252", "latin_1", "mac_roman"]).best()
    best = preferred or from_bytes(content).best()
    if best is None:
        raise ArticleError("its character encoding could not be found; save it as UTF-8")
    return str(best)


def checked(text: str) -> str:
    """The text; ``ArticleError`` where control characters show that it is none."""
    strange = sum(1 for char in text[:4096] if ord(char) < 32 and char not in "\t\n\r\f\v")
    if strange > CONTROL_SHARE * len(text[:4096]):
        raise ArticleError("a binary file, not text")
    if not text.strip():
        raise ArticleError("the file is empty")
    return text


def read_html(name: str, path: Path) -> RawArticle:
    """The article in an HTML page as trafilatura extracts it, without comments."""
    from trafilatura import bare_extraction

    page = decode(read_bytes(path))
    found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise ArticleError("no article text found in the page")
    title = found.title
    text = f"{title}\n\n{body}" if title and not body.startswith(title) else body
    return RawArticle(
        name,
        text,
        title=title,
        published=iso_date(found.date),
        outlet=found.sitename,
        authors=tuple(a.strip() for a in (found.author or "").split(";") if a.strip()),
        url=found.url,
        language=found.language or "en",
    )


def iso_date(value: str | None) -> date | None:
    """A date in ISO form, or None."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
