"""LitBank's files (brat) → texts with typed mentions and chains.

Bamman, Lewke, Mansoor 2020: English fiction, tokens apart by spaces, one sentence a line. A span
has a line with its kind and ACE type, and one with the name of its chain.
"""

import re
from pathlib import Path

from kg.errors import ArticleError
from kg.evaluation.conllu import Annotated, GoldMention
from kg.model import Article, Span

MARK = re.compile(r"^T\d+\t(\S+) (\d+) (\d+)\t", re.MULTILINE)
KIND = re.compile(r"(?:PROP|NOM|PRON)_([A-Z]{3})")
# ACE's types under GUM's names.
TYPES = {
    "PER": "person",
    "FAC": "place",
    "GPE": "place",
    "LOC": "place",
    "ORG": "organization",
    "VEH": "object",
}


def read_folder(folder: Path) -> list[Annotated]:
    """The texts of a folder by file name; ``ArticleError`` where there are none."""
    files = sorted(folder.glob("*_brat.txt"))
    if not files:
        raise ArticleError(f"{folder}: holds no *_brat.txt file; name the folder of LitBank")
    return [read_file(file) for file in files]


def read_file(file: Path) -> Annotated:
    """One text, as a single paragraph, with what its ``.ann`` file marks."""
    text = file.read_text(encoding="utf-8")
    marks = file.with_suffix(".ann").read_text(encoding="utf-8")
    types: dict[Span, str] = {}
    chains: dict[Span, str] = {}
    for name, begin, end in MARK.findall(marks):
        span, kind = Span(int(begin), int(end)), KIND.fullmatch(name)
        if kind is not None:
            types[span] = TYPES[kind[1]]
        else:
            chains[span] = name
    mentions = [
        GoldMention(span, span, chains.get(span, f"alone {span}"), kind)
        for span, kind in types.items()
    ]
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    article = Article(f"article/{file.stem}", (file.name,), text, (whole,))
    return Annotated(article, tuple(sorted(mentions, key=lambda m: (m.span, m.chain))), True)
