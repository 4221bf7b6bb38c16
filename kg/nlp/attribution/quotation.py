"""Quotations: what the marks enclose, and what of it a statement has."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.single_marks import CLOSING as SINGLE_CLOSING
from kg.nlp.attribution.single_marks import find_singles

OPENING = ("“", "„", "«", '"', "``", "''")
CLOSING = ("”", "»", "“", '"', "''")
ONLY_CLOSING = ("”", "»")
STRAIGHT = ('"', "''")
DIRECTED = ("“", "„", "«")
FEWEST = 4

Pair = tuple[int, int]


def find_quotations(doc: Doc, paragraphs: Sequence[Span]) -> list[Pair]:
    """The positions of the opening and closing marks of all quotations, in order.

    What is quoted within a quotation belongs to it, whichever of the two has the single marks.
    """
    doubles = find_doubles(doc, paragraphs)
    singles = find_singles(doc, paragraphs, doubles)
    within = {i for begin, end in singles for i in range(begin, end + 1)}
    return sorted([*singles, *(pair for pair in doubles if pair[0] not in within)])


def find_doubles(doc: Doc, paragraphs: Sequence[Span]) -> list[Pair]:
    """The pairs of double marks, in order.

    Marks pair within a paragraph. One that is left open ends with its paragraph where the next
    one opens again, which is how a quotation of several paragraphs is printed.
    """
    starts = [span.begin for span in paragraphs]
    pairs: list[Pair] = []
    opened: Token | None = None
    before: Token | None = None
    here = -1
    for token in doc:
        if token.is_space:
            continue
        paragraph = bisect_right(starts, token.idx)
        if paragraph != here:
            if opened is not None and before is not None and goes_on(opened, token):
                pairs.append((opened.i, before.i))
            opened, here = None, paragraph
        if opened is not None and closes(opened, token) and not only_opens(token):
            pairs.append((opened.i, token.i))
            opened = None
        elif token.text in OPENING and not only_closes(token):
            opened = token
        before = token
    return pairs


def closes(opened: Token, token: Token) -> bool:
    """True for the mark that ends a quotation; a second “ begins another one."""
    return token.text in CLOSING and (token.text not in DIRECTED or opened.text == "„")


def only_opens(token: Token) -> bool:
    """True for a straight mark that stands like an opening one, after a space and before none."""
    return token.text in STRAIGHT and spaced_before(token) and not token.whitespace_


def only_closes(token: Token) -> bool:
    """True for a straight mark that stands like a closing one, before a space and after none."""
    return token.text in STRAIGHT and not spaced_before(token) and bool(token.whitespace_)


def spaced_before(token: Token) -> bool:
    """True for a token at the beginning or after white space."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or bool(before.whitespace_) or before.is_space


def goes_on(opened: Token, token: Token) -> bool:
    """True if a paragraph opens again what the one before has left open."""
    return opened.text in DIRECTED and token.text == opened.text


def complete_quotations(doc: Doc, drafts: Iterable[Draft], pairs: Sequence[Pair]) -> None:
    """Gives each statement the whole of a quotation of which it has a part.

    The parser sees sentences, a quotation may hold many. One that holds the cue itself is somebody
    else's.
    """
    ends = [end for _, end in pairs]
    runs = runs_of(doc, pairs)
    partner = {a: b for begin, end in pairs for a, b in ((begin, end), (end, begin))}
    for draft in drafts:
        if not draft.content:
            continue
        held = {t.i for t in draft.content}
        told = {t.i for t in (*draft.cue, *draft.source)}
        first, last = min(held), max(held)
        for number in range(bisect_left(ends, first), len(pairs)):
            begin, end = pairs[number]
            if begin > last:
                break
            inside = range(begin, end + 1)
            if told.isdisjoint(inside) and any(doc[i].text.isalnum() for i in held & set(inside)):
                for a, b in runs[number]:
                    whole = range(a, b + 1)
                    held |= set(whole) if told.isdisjoint(whole) else set()
        draft.content = without_strays(doc, held, partner)


def runs_of(doc: Doc, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """For each quotation all that are one with it: paragraphs left open and the one that closes."""
    found: list[list[Pair]] = []
    for number, pair in enumerate(pairs):
        if number and is_open(doc, pairs[number - 1]):
            found[-1].append(pair)
            found.append(found[-1])
        else:
            found.append([pair])
    return found


def is_open(doc: Doc, pair: Pair) -> bool:
    """True for a quotation that goes on in the next paragraph."""
    return doc[pair[1]].text not in (*CLOSING, *SINGLE_CLOSING)


def without_strays(doc: Doc, held: set[int], partner: dict[int, int]) -> list[Token]:
    """Words without a mark at either end that belongs to a quotation begun or ended elsewhere."""
    found = [doc[i] for i in sorted(held)]
    while len(found) > 1 and partner.get(found[-1].i, found[-1].i) not in held:
        found = found[:-1]
        while len(found) > 1 and found[-1].text in (".", ","):
            found = found[:-1]
    while len(found) > 1 and partner.get(found[0].i, found[0].i) not in held:
        found = found[1:]
    return found
