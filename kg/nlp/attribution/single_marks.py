"""Single quotation marks, ‘…’ and '…', told apart from apostrophes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.attribution.words import words

DIRECTED = "‘"
OPENING = (DIRECTED, "'")
CLOSING = ("’", "'")
MARKS = (*OPENING, "’")
# After these a quotation may begin without a space.
BEFORE = ("(", "[", "—", "–", "-", "--", "/", ":")

Pair = tuple[int, int]


def find_singles(doc: Doc, paragraphs: Sequence[Span], doubles: Sequence[Pair]) -> list[Pair]:
    """The positions of the opening and closing marks of what stands in single marks, in order.

    Marks pair within a paragraph and outside of double ones, where they quote within a quotation.
    One left open ends with its paragraph where the next one opens again.
    """
    starts = [span.begin for span in paragraphs]
    inside = {i for begin, end in doubles for i in range(begin, end + 1)}
    marks = [t for t in doc if t.text in MARKS and t.i not in inside]
    pairs: list[Pair] = []
    for number, group in groupby(marks, lambda token: bisect_right(starts, token.idx)):
        here = list(group)
        pairs += paired(here)
        opened = next((t for t in reversed(here) if can_open(t)), None)
        left_open = opened is not None and not any(begin == opened.i for begin, _ in pairs)
        if opened is not None and left_open and 0 < number < len(paragraphs):
            last = goes_on(doc, opened, paragraphs[number - 1])
            pairs += [(opened.i, last)] if last is not None else []
    return pairs


def paired(marks: Sequence[Token]) -> Iterator[Pair]:
    """The pairs among the marks of one paragraph."""
    opened: Token | None = None
    for number, token in enumerate(marks):
        if opened is not None and can_close(token):
            if not (like_apostrophe(token) and closed_later(marks[number + 1 :])):
                yield opened.i, token.i
                opened = None
        elif can_open(token):
            opened = token


def can_open(token: Token) -> bool:
    """True for a mark before a word and after a space, that leaves nothing out: not '90s, 'em."""
    if token.text not in OPENING or token.whitespace_ or token.i + 1 >= len(token.doc):
        return False
    before = token.doc[token.i - 1] if token.i else None
    spaced = before is None or bool(before.whitespace_) or before.is_space
    following = token.doc[token.i + 1]
    if following.is_space or not (spaced or (before is not None and before.text in BEFORE)):
        return False
    decade = following.text[:2].isdigit() and following.text[2:] == "s"
    return not decade and following.lower_ not in words("elisions", "after")


def can_close(token: Token) -> bool:
    """True for a mark that stands directly after something."""
    before = token.doc[token.i - 1] if token.i else None
    attached = before is not None and not before.whitespace_ and not before.is_space
    return token.text in CLOSING and attached


def like_apostrophe(token: Token) -> bool:
    """True for a mark that may belong to the word before it: the officials’ view, goin’ home."""
    before = token.doc[token.i - 1]
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    goes_on = following is not None and following.text[:1].isalnum()
    short = before.lower_ in words("elisions", "after")
    return goes_on and (short or before.lower_.endswith(tuple(words("elisions", "before"))))


def closed_later(marks: Sequence[Token]) -> bool:
    """True if one of some marks closes before another one opens."""
    for token in marks:
        if can_close(token):
            return True
        if can_open(token):
            return False
    return False


def goes_on(doc: Doc, opened: Token, paragraph: Span) -> int | None:
    """The last word of a paragraph, if the next one opens again what it leaves open."""
    inside = doc.char_span(paragraph.begin, paragraph.end, alignment_mode="contract")
    if opened.text != DIRECTED or inside is None:
        return None
    following = next((t for t in doc[inside.end : inside.end + 3] if not t.is_space), None)
    again = following is not None and following.text == DIRECTED
    return inside[-1].i if again else None
