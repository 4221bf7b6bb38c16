"""PolNeAR's files → attributions of articles.

A data folder holds ``text/NAME.txt`` and ``attributions/NAME_*.ann`` (brat: ``T`` lines are spans,
``E`` lines tie source, cue and content together). Where several annotated an article, the first
one counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.articles import read
from kg.errors import KGError
from kg.model import Article, Span

SPAN = re.compile(r"^(T\d+)\t(\w[\w-]*) ([\d; ]+)\t", re.MULTILINE)
EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)
ROLES = ("Source", "Cue", "Content")


@dataclass(frozen=True)
class Annotated:
    """The annotated attributions of one article: fragments of source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_articles(data: Path) -> dict[str, tuple[Article, tuple[Annotated, ...]]]:
    """The articles of a data folder with their attributions, by name."""
    if not (data / "text").is_dir() or not (data / "attributions").is_dir():
        raise KGError(f"{data}: no folders 'text' and 'attributions'; name a folder that has both")
    articles, _ = read([data / "text"])
    found = {}
    for article in articles:
        name = Path(article.files[0]).stem
        annotations = sorted((data / "attributions").glob(f"{name}_*.ann"))
        if annotations:
            found[name] = (article, tuple(parse_brat(annotations[0].read_text(encoding="utf-8"))))
    return dict(sorted(found.items()))


def parse_brat(annotation: str) -> Iterator[Annotated]:
    """The attributions of a brat file that have a cue or content."""
    spans = {name: fragments(numbers) for name, _, numbers in SPAN.findall(annotation)}
    for line in EVENT.findall(annotation):
        held: dict[str, list[Span]] = {role: [] for role in ROLES}
        for argument in line.split()[1:]:
            role, _, span = argument.partition(":")
            role = role.rstrip("0123456789")
            if role in held:
                held[role] += spans.get(span, [])
        if held["Cue"] or held["Content"]:
            yield Annotated(*(tuple(sorted(held[role])) for role in ROLES))


def fragments(numbers: str) -> list[Span]:
    """The fragments of a span: "10 20;30 40"."""
    pairs = (part.split() for part in numbers.split(";"))
    return [Span(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2]
