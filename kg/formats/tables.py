"""Tables for spreadsheets and data frames: entities, claims, statements."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.errors import FormatError
from kg.model import KnowledgeGraph

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR = " | "
Row = tuple[str | int | float, ...]

TABLES = {
    "entities": ("id", "label", "types", "also_called", "mentions", "articles", "same_as"),
    "claims": (
        "id",
        "subject",
        "predicate",
        "object",
        "polarity",
        "certainty",
        "addressees",
        "articles",
        "origins",
        "rules",
        "confidence",
        "sentence",
        "file",
        "begin",
        "end",
    ),
    "statements": (
        "id",
        "file",
        "source",
        "source_as_written",
        "cue",
        "content",
        "speech_act",
        "manner",
        "within",
        "rule",
        "confidence",
    ),
}
WHOLE = {"mentions", "articles", "origins", "begin", "end"}


def write_table(graph: KnowledgeGraph, path: Path) -> None:
    """One of the tables as CSV (RFC 4180, UTF-8); the file's name says which."""
    rows = rows_of(graph, path)
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(TABLES[path.stem])
        for row in rows:
            writer.writerow([harmless(cell) for cell in row])


def write_parquet(graph: KnowledgeGraph, path: Path) -> None:
    """One of the tables as Apache Parquet; the file's name says which.

    Cells are as they are: no program runs formulas of a Parquet file. Raises ``FormatError`` where
    the extra that writes it is not installed.
    """
    rows = list(rows_of(graph, path))
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise FormatError(f"{path}: Parquet needs an extra: pip install 'polkg[parquet]'") from None
    columns = list(zip(*rows, strict=True)) or [()] * len(TABLES[path.stem])
    names = TABLES[path.stem]
    kinds = [pyarrow.int64() if name in WHOLE else pyarrow.string() for name in names]
    arrays = [pyarrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    parquet.write_table(pyarrow.table(dict(zip(names, arrays, strict=True))), path)


def rows_of(graph: KnowledgeGraph, path: Path) -> Iterator[Row]:
    """The rows of the table that a file's name says; ``FormatError`` for another."""
    makers = {"entities": entity_rows, "claims": claim_rows, "statements": statement_rows}
    maker = makers.get(path.stem)
    if maker is None:
        names = ", ".join(f"{name}{path.suffix}" for name in TABLES)
        raise FormatError(f"{path}: no such table; known: {names}")
    return maker(graph)


def harmless(cell: str | float) -> str | float:
    """A cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(FORMULA) else text


def entity_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """One row for each entity."""
    for entity in graph.entities:
        articles = {mention.passage.article for mention in entity.mentions}
        yield (
            entity.id,
            entity.label,
            SEPARATOR.join(entity.types),
            SEPARATOR.join(entity.alt_labels),
            len(entity.mentions),
            len(articles),
            SEPARATOR.join(entity.same_as),
        )


def claim_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """One row for each claim, with its first evidence."""
    labels = graph.labels()
    articles = {node.article.id: node.article for node in graph.articles}
    for claim in graph.claims:
        first = claim.evidence[0]
        article = articles[first.article]
        yield (
            claim.id,
            labels.get(claim.subject, claim.subject),
            claim.predicate,
            labels.get(claim.object, claim.object),
            "positive" if claim.positive else "negative",
            SEPARATOR.join(claim.certainties),
            SEPARATOR.join(labels.get(a, a) for a in claim.addressees),
            len(claim.articles),
            len(claim.lineages),
            SEPARATOR.join(claim.rules),
            f"{claim.confidence:.2f}",
            article.slice(first.span),
            article.files[0],
            first.span.begin,
            first.span.end,
        )


def statement_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """One row for each statement."""
    labels = graph.labels()
    articles = {node.article.id: node.article for node in graph.articles}
    for statement in graph.statements:
        article = articles[statement.article]
        yield (
            statement.id,
            article.files[0],
            labels.get(statement.source or "", ""),
            " … ".join(article.slice(span) for span in statement.source_spans),
            " … ".join(article.slice(span) for span in statement.cue),
            " … ".join(article.slice(span) for span in statement.content),
            statement.speech_act,
            statement.manner,
            statement.within or "",
            statement.rule,
            f"{statement.confidence:.2f}",
        )
