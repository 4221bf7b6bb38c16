"""Cuts a text into blocks at its line breaks."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.articles.blocks import CLOSING, ENDS, Block
from kg.model import Span

INVISIBLE = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u3000\u200b\u2060\ufeff"
# A line break that was escaped twice on its way into a dump, written out as backslash and n.
ESCAPED = re.compile(r"(?:\\n){2,}|(?<!\S)\\n(?!\S)")
MARK = re.compile(r"(?:#{1,6}|>{1,4}|[*+•·▪◦‣●■-])[ \t\xa0]+")
RULE = re.compile(r"[=\-*_~#\s]{3,200}")
# In columns: how long a line is that was broken to fit, and how short one that still may be.
WIDEST = 110
NARROWEST = 40
# Of the single line breaks, how many fall inside a sentence where lines are broken to fit.
WRAPPED = 0.3
LONGEST_LIST = 2000


class Line(NamedTuple):
    """A line without its surrounding blanks.

    ``apart``: an empty line stands before it, or a line break that was ``escaped``.
    """

    begin: int
    end: int
    apart: bool
    indented: bool
    escaped: bool


def split_blocks(text: str, start: int = 0) -> list[Block]:
    """The blocks of a text from ``start`` in order; their spans are disjoint. Linear in the text.

    Empty lines part blocks. A single line break does too, unless it wraps a line: where the text is
    set in lines of up to 110 columns, or a bracket, comma or lower-case word goes on after it.
    """
    lines = [line for line in read_lines(text) if line.begin >= start]
    width = measure_width(text, lines)
    blocks: list[Block] = []
    begin = 0
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following and goes_on(text, lines[begin], line, following, width):
            continue
        block = make_block(text, lines[begin].begin, line.end)
        if block and underlines(block, blocks):
            blocks[-1] = Block(blocks[-1].span, blocks[-1].text, heading=True)
        elif block:
            blocks.append(block)
        begin = at + 1
    return blocks


def read_lines(text: str) -> Iterator[Line]:
    """The lines that are not empty."""
    at, apart, escaped = 0, True, False
    for raw in text.splitlines(keepends=True):
        begin, stop = at, at + len(raw)
        breaks = ESCAPED.finditer(text, at, stop) if "\\n" in raw else ()
        for end, after in [*((found.start(), found.end()) for found in breaks), (stop, stop)]:
            line = trim(text, begin, end)
            if line.begin < line.end:
                yield Line(*line, apart, line.begin - begin > 1, escaped)
                apart = escaped = False
            if after > end:
                apart = escaped = True
            elif line.begin == line.end and begin == at:
                apart = True
            begin = after
        at = stop


def trim(text: str, begin: int, end: int) -> Span:
    """A range without the blanks and invisible characters at its ends."""
    while begin < end and text[begin] in INVISIBLE:
        begin += 1
    while end > begin and text[end - 1] in INVISIBLE:
        end -= 1
    return Span(begin, end)


def measure_width(text: str, lines: list[Line]) -> int:
    """The columns that lines were broken to fit, 0 where a line break ends a paragraph.

    Where escaped line breaks alone part the paragraphs, no line is too long to go on.
    """
    pairs = [pair for pair in pairwise(lines) if not pair[1].apart]
    if any(line.escaped for line in lines):
        plain = any(line.apart and not line.escaped for line in lines[1:])
        return 0 if plain else len(text)
    inside = sum(
        text[line.end - 1] not in ENDS + CLOSING and text[following.begin].islower()
        for line, following in pairs
    )
    if not inside or inside < WRAPPED * len(pairs):
        return 0
    lengths = (line.end - line.begin for line, _ in pairs)
    return max((length for length in lengths if length <= WIDEST), default=0)


def goes_on(text: str, first: Line, line: Line, following: Line, width: int) -> bool:
    """True if a line and the next belong to one block."""
    if following.apart or text[line.begin] == "#" or starts_afresh(text, following):
        return False
    last, length = text[line.end - 1], line.end - line.begin
    if last == "," or text.rfind("[", line.begin, line.end) > text.rfind("]", line.begin, line.end):
        return following.end - first.begin <= LONGEST_LIST
    inside = last not in ENDS + CLOSING
    if inside and last not in ":;" and text[following.begin].islower() and length >= NARROWEST:
        return True
    if not width or length > width or (following.indented and not line.indented):
        return False
    word = text.find(" ", following.begin, following.end)
    needed = 1 + (word if word > 0 else following.end) - following.begin
    full = width > WIDEST or length + needed > width
    return full or (inside and length >= NARROWEST)


def starts_afresh(text: str, line: Line) -> bool:
    """True for an item of a list, a heading or a line of dashes."""
    rule = line.end - line.begin <= 200 and RULE.fullmatch(text, line.begin, line.end)
    return bool(rule or MARK.match(text, line.begin))


def make_block(text: str, begin: int, end: int) -> Block | None:
    """The block in a range without list and heading marks; ``None`` where no more is there."""
    heading = False
    while mark := MARK.match(text, begin, end):
        heading = heading or text[begin] == "#"
        begin = mark.end()
    span = trim(text, begin, end)
    while heading and span.begin < span.end and text[span.end - 1] == "#":
        span = trim(text, span.begin, span.end - 1)
    if bold(text, span):
        span = trim(text, span.begin + 2, span.end - 2)
        heading = True
    return Block(span, text[span.begin : span.end], heading) if span.begin < span.end else None


def bold(text: str, span: Span) -> bool:
    """True if the whole of a short range is set in bold (``**…**``)."""
    inner = text[span.begin + 2 : span.end - 2] if 4 < span.end - span.begin < 300 else ""
    ends = text[span.begin : span.begin + 2], text[span.end - 2 : span.end]
    return bool(inner.strip("* ")) and "**" not in inner and ends == ("**", "**")


def underlines(block: Block, before: list[Block]) -> bool:
    """True if a block of ``===`` or ``---`` makes the one right before it a heading."""
    if not before or len(block.text) < 3 or set(block.text) not in ({"="}, {"-"}):
        return False
    return block.span.begin - before[-1].span.end <= 2
