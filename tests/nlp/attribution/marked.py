"""Sentences whose attributions are marked by hand, and what a document has of them.

A file holds one kind. Its first block has comments and what goes for all of its sentences; each
further block is a sentence and, indented below it, what goes for it alone::

    {s The union} {c told} {a reporters} that {x the pit would close}.
        act: state

``s`` source, ``c`` cue, ``x`` content, ``a`` addressee, each with a number where a sentence has
several attributions; marks may stand inside of marks. ``¶`` is the end of a paragraph. Properties:
``act`` (several with ``|``), ``manner``, ``anonymous`` (``yes``, ``no`` or a head count),
``affiliation``, ``reason``, ``parents`` (``2 in 1``), ``alternative`` (another reading that is as
good), ``fails`` (why it is not found yet), ``headline`` and ``credited`` (how the text is read).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Span, Statement

SENTENCES = Path(__file__).parent / "sentences"
MARK = re.compile(r"\{([scxa])(\d*) |\}| ?¶ ?")
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
DETERMINERS = ("a", "an", "the")
ENOUGH = 0.8


@dataclass
class Marked:
    """One attribution as marked: the spans of each of its parts."""

    parts: dict[str, list[Span]] = field(default_factory=lambda: {role: [] for role in "scxa"})


@dataclass(frozen=True)
class Case:
    """A text, its attributions by number in each of its readings, and what else is known of it."""

    text: str
    readings: tuple[dict[int, Marked], ...]
    known: Mapping[str, str]


def kinds() -> list[str]:
    """The names of all kinds of sentences."""
    return sorted(path.stem for path in SENTENCES.glob("*.txt"))


def cases(kind: str) -> Iterator[Case]:
    """The sentences of a kind, in the order of its file."""
    common, *blocks = (SENTENCES / f"{kind}.txt").read_text("utf-8").strip().split("\n\n")
    for block in blocks:
        first, *lines = block.splitlines()
        known = dict(properties([*common.splitlines(), *lines]))
        text, marked = read_marks(first)
        readings = [marked]
        if "alternative" in known:
            same, other = read_marks(known["alternative"])
            assert same == text, f"another sentence: {same}"
            readings.append(other)
        yield Case(text, tuple(readings), known)


def properties(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The properties in some lines, without the comments."""
    for line in lines:
        if not line.startswith("#"):
            name, _, value = line.partition(":")
            yield name.strip(), value.strip()


def read_marks(marked: str) -> tuple[str, dict[int, Marked]]:
    """The plain text of a marked one, and its attributions."""
    text, end = "", 0
    found: dict[int, Marked] = {}
    opened: list[tuple[str, int, int]] = []
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        end = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2] or 1), len(text)))
        elif mark[0] == "}":
            role, number, begin = opened.pop()
            found.setdefault(number, Marked()).parts[role].append(Span(begin, len(text)))
        else:
            text += "\n\n"
    assert not opened, f"a mark is left open: {marked}"
    return text + marked[end:], found


def same(text: str, marked: Marked, statement: Statement) -> bool:
    """True if a statement is a marked attribution: source, cue and enough of the content."""
    return (
        same_source(text, marked, statement)
        and same_cue(text, marked, statement)
        and content_f1(text, marked.parts["x"], statement.content) >= ENOUGH
    )


def same_source(text: str, marked: Marked, statement: Statement) -> bool:
    """True for the same words, whatever the articles and marks."""
    return names(text, marked.parts["s"]) == names(text, statement.source)


def same_cue(text: str, marked: Marked, statement: Statement) -> bool:
    """True where the cues share a character."""
    return any(
        a.begin < b.end and b.begin < a.end for a in marked.parts["c"] for b in statement.cue
    )


def content_f1(text: str, some: Iterable[Span], others: Iterable[Span]) -> float:
    """The F1 of the words of two contents; 1 where both have none."""
    a, b = set(words(text, some)), set(words(text, others))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def names(text: str, spans: Iterable[Span]) -> list[str]:
    """The words of a source without articles."""
    found = [text[begin:end] for begin, end in words(text, spans)]
    return [word for word in found if word.lower() not in DETERMINERS]


def words(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Where the words under some spans stand."""
    return [
        (span.begin + word.start(), span.begin + word.end())
        for span in spans
        for word in WORD.finditer(text[span.begin : span.end])
    ]
