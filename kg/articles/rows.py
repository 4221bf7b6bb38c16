"""JSON, JSON Lines, CSV and Parquet → raw articles, a row each."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.articles.dates import read_date
from kg.articles.decoding import SAMPLE, checked, decode, encodings
from kg.articles.raw import Facts, RawArticle, with_title
from kg.articles.texts import read_bytes
from kg.errors import ArticleError
from kg.model import Skipped

# A field, and the columns that may hold it, the first filled one counts.
COLUMNS = {
    "text": ("text", "body", "content", "articlebody", "maintext"),
    "title": ("title", "headline"),
    "published": ("date", "published", "datepublished", "date_published", "date_publish"),
    "outlet": ("outlet", "publisher", "source", "sitename"),
    "authors": ("authors", "author", "byline"),
    "url": ("url", "link"),
    "language": ("language", "lang", "inlanguage"),
    "republished_from": ("republished_from",),
}
LONGEST_CELL = 1 << 30
DELIMITERS = ",;\t|"
Row = Mapping[str, Any]


def read_rows(name: str, path: Path) -> Iterator[RawArticle | Skipped]:
    """The articles of a file of rows, each named ``FILE#row``; a bad row is skipped by itself.

    Rows count from 1: lines in JSON Lines, records below the header in CSV. The one object of a
    JSON file that is no list has the file's name.
    """
    for number, row in READERS[path.suffix.lower()](path):
        file = f"{name}#{number}" if number else name
        yield Skipped(file, row) if isinstance(row, str) else read_row(file, row)


def read_row(file: str, row: Row) -> RawArticle | Skipped:
    """The article of one row, or why it has none."""
    cells = {str(column).strip().casefold(): value for column, value in row.items()}
    text = next((cells[c] for c in COLUMNS["text"] if cells.get(c) is not None), None)
    if text is None:
        known = ", ".join(sorted(map(str, row)))[:200]
        return Skipped(file, f"no column 'text'; the row has: {known}")
    if not isinstance(text, str):
        return Skipped(file, f"malformed: its text is no string but {type(text).__name__}")
    try:
        checked(text).encode()
    except UnicodeEncodeError:
        return Skipped(file, "undecodable: its text holds bytes that are no characters")
    except ArticleError as error:
        return Skipped(file, str(error).replace("the file", "its text"))
    title = read_name(first(cells, "title"))
    facts = Facts(
        read_date(first(cells, "published")),
        read_name(first(cells, "outlet")),
        read_authors(first(cells, "authors")),
        read_name(first(cells, "url")),
        read_name(first(cells, "language")),
        read_name(first(cells, "republished_from")),
    )
    return RawArticle(file, with_title(text, title), title, facts)


def first(cells: Row, field: str) -> Any:
    """The first filled column of a field."""
    filled = (cells.get(column) for column in COLUMNS[field])
    return next((value for value in filled if value or value == 0), None)


def read_name(value: Any) -> str | None:
    """A cell as one line, or the ``name`` of an object in it; ``None`` where it is neither."""
    value = value.get("name") if isinstance(value, Mapping) else value
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line.encode("utf-8", "replace").decode() or None


def read_authors(value: Any) -> tuple[str, ...]:
    """The names in a cell: a list, or a text with names between semicolons or commas."""
    if isinstance(value, str):
        line = " ".join(value.split())
        line = line[3:] if line[:3].casefold() == "by " else line
        value = line.split(";" if ";" in line else ",")
        value = [name for part in value for name in part.replace(" and ", ";").split(";")]
    elif isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    return tuple(dict.fromkeys(filter(None, map(read_name, value))))


def json_rows(path: Path) -> Iterator[tuple[int, Row | str]]:
    """The object of a JSON file, or the objects of its list."""
    try:
        content = json.loads(decode(read_bytes(path)))
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"malformed JSON: {error}") from error
    rows = enumerate(content, 1) if isinstance(content, list) else [(0, content)]
    for number, row in rows:
        yield number, row if isinstance(row, dict) else "malformed: not a JSON object"


def json_lines(path: Path) -> Iterator[tuple[int, Row | str]]:
    """The objects of a JSON Lines file, by number of line; empty lines are passed over."""
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, f"malformed JSON: {error}"
            continue
        yield number, row if isinstance(row, dict) else "malformed: not a JSON object"


def csv_rows(path: Path) -> Iterator[tuple[int, Row | str]]:
    """The records of a CSV file; the header decides between comma, semicolon, tab and bar."""
    csv.field_size_limit(LONGEST_CELL)
    lines = read_lines(path)
    header = next(lines, "")
    delimiter = max(DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    if not {name.casefold() for name in names} & set(COLUMNS["text"]):
        raise ArticleError(f"no column 'text'; the columns are: {', '.join(names)[:200]}")
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if cells:
                number += 1
                yield number, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        yield number + 1, f"malformed CSV: {error}"


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a file of rows, one at a time; undecodable bytes stay marked in theirs."""
    try:
        with path.open("rb") as file:
            head = file.read(SAMPLE)
        # The sample may end inside a character, but hardly inside a line.
        whole = head[: head.rfind(b"\n") + 1] if len(head) == SAMPLE else head
        sample = decode(whole or head)
        encoding = next(name for name in encodings(whole or head) if fits(whole or head, name))
        if not sample.strip():
            return
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as lines:
            yield from lines
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error


def fits(content: bytes, encoding: str) -> bool:
    """True if some bytes can be decoded."""
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def parquet_rows(path: Path) -> Iterator[tuple[int, Row | str]]:
    """The rows of a Parquet file; needs the extra ``parquet``."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        message = f"{path}: Parquet needs pyarrow; run: pip install 'polkg[parquet]'"
        raise MissingReaderError(message) from error
    try:
        with parquet.ParquetFile(path) as file:
            wanted = {column for columns in COLUMNS.values() for column in columns}
            names = [name for name in file.schema_arrow.names if name.casefold() in wanted]
            number = 0
            for batch in file.iter_batches(batch_size=256, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (pyarrow.ArrowException, OSError) as error:
        raise ArticleError(f"malformed Parquet: {error}") from error


class MissingReaderError(ArticleError):
    """A kind of file that this installation cannot read."""


READERS: Mapping[str, Callable[[Path], Iterator[tuple[int, Row | str]]]] = {
    ".json": json_rows,
    ".jsonl": json_lines,
    ".csv": csv_rows,
    ".parquet": parquet_rows,
}
