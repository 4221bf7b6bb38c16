"""PLOVER's gold standard records: a JSON list of coded texts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.model import Article, Span

# What some files put around a whole text.
FRAME = "{} \n"


@dataclass(frozen=True, slots=True)
class Record:
    """One coded text: the article to read, the type, the words for who does it and to whom."""

    id: str
    article: Article
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def read_records(data: Path) -> list[Record]:
    """The records of a file, or of all JSON files of a folder; ``KGError`` where there are none."""
    files = sorted(data.glob("*.json")) if data.is_dir() else [data]
    found = [record for file in files for record in read_file(file)]
    if not found:
        raise KGError(f"{data}: holds no PLOVER records; name a JSON list of coded texts")
    return found


def read_file(file: Path) -> Iterator[Record]:
    """The records of one file that have a text; others document the file."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise KGError(f"{file}: no JSON ({problem}); name a file of PLOVER records") from problem
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise KGError(f"{file}: no list of records; name a file of PLOVER records")
    for number, entry in enumerate(entries, start=1):
        text, kind = entry.get("text"), entry.get("event")
        if not text:
            continue
        if not isinstance(text, str) or not isinstance(kind, str):
            raise KGError(f"{file}: record {number} has no text of one event type; mend or drop it")
        name = str(entry.get("id") or number)
        yield Record(
            name, article(name, text), kind, actors(entry, "source"), actors(entry, "target")
        )


def actors(entry: dict[str, Any], role: str) -> tuple[str, ...]:
    """The words for the actors of a role; none where the record leaves it empty."""
    found = entry.get(role)
    if not isinstance(found, list):
        return ()
    return tuple(str(actor["actorText"]) for actor in found if "actorText" in actor)


def article(name: str, text: str) -> Article:
    """A text as an article of one paragraph."""
    text = text.strip(FRAME)
    return Article(f"article/{name}", (name,), text, (Span(0, len(text)),))
