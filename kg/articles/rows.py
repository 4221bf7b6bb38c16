"""JSON, JSON Lines, CSV and Parquet → raw articles, a row each."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.articles.dates import find_date
from kg.articles.raw import RawArticle
from kg.articles.texts import decode, read_bytes
from kg.errors import ArticleError
from kg.model import Skipped

ROW_SUFFIXES = (".json", ".jsonl", ".csv", ".parquet")
COLUMNS = {
    "title": ("title", "headline"),
    "published": ("published", "date"),
    "outlet": ("outlet", "publisher", "source"),
    "authors": ("authors", "author", "byline"),
}
LONGEST_FIELD = 10_000_000


def read_rows(name: str, path: Path) -> Iterator[RawArticle | Skipped]:
    """The articles of a file of rows, named ``FILE#row`` from 1; a bad row is skipped by itself."""
    reader = {
        ".json": json_rows,
        ".jsonl": json_lines,
        ".csv": csv_rows,
        ".parquet": parquet_rows,
    }[path.suffix.lower()]
    for number, row in enumerate(reader(path), start=1):
        file = f"{name}#{number}"
        if isinstance(row, str):
            yield Skipped(file, row)
        else:
            yield from_row(file, row)


def from_row(file: str, row: Mapping[str, Any]) -> RawArticle | Skipped:
    """The article of one row."""
    text = row.get("text")
    if not isinstance(text, str):
        known = ", ".join(sorted(map(str, row)))
        return Skipped(file, f"no text: the row has no column 'text' (it has: {known})")
    if not text.strip():
        return Skipped(file, "its text is empty")
    title = first(row, "title")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    day = first(row, "published")
    return RawArticle(
        file,
        text,
        title=title,
        published=find_date(day) if day else None,
        outlet=first(row, "outlet"),
        authors=authors(row),
        url=row.get("url") if isinstance(row.get("url"), str) else None,
        language=str(row.get("language") or "en"),
    )


def first(row: Mapping[str, Any], field: str) -> str | None:
    """The first filled column of a field."""
    for column in COLUMNS[field]:
        value = row.get(column)
        if value is not None and str(value).strip():
            return str(value).strip()
    return None


def authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors of a row: a list, or names between semicolons."""
    for column in COLUMNS["authors"]:
        value = row.get(column)
        if isinstance(value, list | tuple):
            return tuple(str(author).strip() for author in value if str(author).strip())
        if value:
            return tuple(part.strip() for part in str(value).split(";") if part.strip())
    return ()


def json_rows(path: Path) -> Iterator[Mapping[str, Any] | str]:
    """The objects of a JSON file."""
    try:
        content = json.loads(decode(read_bytes(path)))
    except ValueError as error:
        raise ArticleError(f"not valid JSON: {error}") from error
    for row in content if isinstance(content, list) else [content]:
        yield row if isinstance(row, dict) else "not a JSON object"


def json_lines(path: Path) -> Iterator[Mapping[str, Any] | str]:
    """The objects of a JSON Lines file."""
    for line in decode(read_bytes(path)).split("\n"):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield f"not valid JSON: {error}"
            continue
        yield row if isinstance(row, dict) else "not a JSON object"


def csv_rows(path: Path) -> Iterator[Mapping[str, Any] | str]:
    """The rows of a CSV file with a header line."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.DictReader(io.StringIO(decode(read_bytes(path)), newline=""))
    try:
        for row in reader:
            yield {key: value for key, value in row.items() if key is not None}
    except csv.Error as error:
        yield f"not valid CSV: {error}"


def parquet_rows(path: Path) -> Iterator[Mapping[str, Any] | str]:
    """The rows of a Parquet file; needs the extra ``parquet``."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ArticleError("Parquet needs pyarrow: pip install 'polkg[parquet]'") from error
    try:
        file = parquet.ParquetFile(path)
        for batch in file.iter_batches(batch_size=256):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise ArticleError(f"not a readable Parquet file: {error}") from error
