"""CoNLL-U files with entities and coreference in ``Entity=``, as GUM and OntoGUM have them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ArticleError
from kg.model import Article, Span

PART = re.compile(r"\(([^()]*)(\)?)|([^()]+)\)")
COLUMNS = 10
HEAD, MISC = 6, 9


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One mention: code points of the text, those of its head token, chain, type if one is told."""

    span: Span
    head: Span
    chain: str
    type: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document: the article to read, and what people found in it."""

    article: Article
    mentions: tuple[GoldMention, ...]
    typed: bool


@dataclass(slots=True)
class Row:
    """One token: its place in the text, the number of its head token, the marks of entities."""

    span: Span
    head: int
    marks: str


def read_folder(folder: Path) -> list[Annotated]:
    """The documents of a folder by file name; ``ArticleError`` where there are none."""
    files = sorted(folder.glob("*.conllu")) if folder.is_dir() else [folder]
    if not files or not files[0].is_file():
        raise ArticleError(f"{folder}: holds no .conllu file; name a folder of GUM or OntoGUM")
    return [read_file(file) for file in files]


def read_file(file: Path) -> Annotated:
    """One document; ``ArticleError`` names the line that is no CoNLL-U."""
    text, fields = "", ["GRP"]
    rows: list[Row] = []
    paragraphs = [0]
    first = 0
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# global.Entity"):
            fields = line.partition("=")[2].strip().split("-")
        elif line.startswith("# newpar") and "block" not in line and text:
            text = text.rstrip() + "\n\n"
            paragraphs.append(len(text))
        elif not line:
            first = len(rows)
        elif line[0].isdigit():
            cells = line.split("\t")
            if len(cells) != COLUMNS:
                raise ArticleError(f"{file}: line {number} has {len(cells)} columns, not {COLUMNS}")
            if not cells[0].isdigit():
                continue
            begin, text = len(text), text + cells[1]
            head = first + int(cells[HEAD]) - 1 if cells[HEAD] != "0" else -1
            misc = dict(part.partition("=")[::2] for part in cells[MISC].split("|"))
            rows.append(Row(Span(begin, len(text)), head, misc.get("Entity", "")))
            text += "" if misc.get("SpaceAfter") == "No" else " "
    ends = [*paragraphs[1:], len(text)]
    spans = tuple(Span(b, len(text[:e].rstrip())) for b, e in zip(paragraphs, ends, strict=True))
    article = Article(f"article/{file.stem}", (file.name,), text, spans)
    return Annotated(article, tuple(gold_mentions(rows, fields)), "etype" in fields)


def gold_mentions(rows: list[Row], fields: list[str]) -> list[GoldMention]:
    """The mentions that the marks open and close; parts of discontinuous ones count alone."""
    opened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for i, row in enumerate(rows):
        for match in PART.finditer(row.marks):
            if match[3] is None:
                values = dict(zip(fields, match[1].split("-"), strict=False))
                opened[values["GRP"]].append((i, values.get("etype", "")))
            if match[3] is not None or match[2]:
                chain = match[3] if match[3] is not None else match[1].split("-")[0]
                if opened[chain]:
                    start, kind = opened[chain].pop()
                    span = Span(rows[start].span.begin, row.span.end)
                    head = rows[head_of(rows, start, i)].span
                    found.append(GoldMention(span, head, chain, kind))
    return sorted(found, key=lambda m: (m.span, m.chain))


def head_of(rows: list[Row], first: int, last: int) -> int:
    """The first token between two whose own head lies outside them."""
    inside = range(first, last + 1)
    return next((i for i in inside if rows[i].head not in inside), last)
