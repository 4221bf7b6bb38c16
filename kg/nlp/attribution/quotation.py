"""Quotations: what the marks enclose, and quotations that go on without a new cue."""

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


def continue_quotations(
    doc: Doc, drafts: Sequence[Draft], pairs: Sequence[Pair], paragraphs: Sequence[Span]
) -> None:
    """Gives a quotation that is a sentence of its own, without a cue, to the statement before it.

    Within a paragraph, or from one that is left open to the next.
    """
    covered = {t.i for draft in drafts for t in (*draft.content, *draft.cue)}
    starts = [span.begin for span in paragraphs]
    quoting = sorted((d for d in drafts if any(t.is_quote for t in d.content)), key=last)
    lasts = [last(draft) for draft in quoting]
    open_ends = {pair[1] for pair in pairs if is_open(doc, pair)}
    for begin, end in pairs:
        free = covered.isdisjoint(range(begin, end + 1))
        if not free or not is_sentence(doc, begin, end):
            continue
        at = bisect_right(lasts, begin) - 1
        if at < 0:
            continue
        nearest = quoting[at]
        same = paragraph_of(starts, nearest.content[0]) == paragraph_of(starts, doc[begin])
        left_open = bool(open_ends & {t.i for t in nearest.content[-1:]})
        if not same and not left_open and not answers_none(doc, starts, nearest, (begin, end)):
            continue
        words = [t for t in doc[begin : end + 1] if not t.is_space]
        shared = nearest.content[0].i
        # A statement around the quoted one goes on with it: "…," she said, the paper reports.
        # Such a one lies near: its content holds the first quoted word.
        for draft in quoting[max(0, at - 8) : at + 9]:
            if draft is nearest or any(t.i == shared for t in draft.content):
                draft.content = [*draft.content, *words]
        covered |= {t.i for t in words}
        if end in open_ends or not same:
            quoting[at].content.sort(key=lambda t: t.i)


def answers_none(doc: Doc, starts: Sequence[int], before: Draft, pair: Pair) -> bool:
    """True for a paragraph that is all quoted, right after one whose speaker asked no question."""
    begin, end = pair
    first, following = doc[begin], doc[end + 1] if end + 1 < len(doc) else None
    whole = begin == 0 or doc[begin - 1].is_space
    whole = whole and (following is None or following.is_space)
    next_one = paragraph_of(starts, doc[last(before)]) + 1 == paragraph_of(starts, first)
    asked = any(t.text == "?" for t in before.content[-2:])
    return whole and next_one and before.act != "ask" and not asked


def is_sentence(doc: Doc, begin: int, end: int) -> bool:
    """True for marks that enclose whole sentences, not a word or two within one."""
    words = sum(t.is_alpha for t in doc[begin:end])
    if words < 2 or not ends_sentence(doc, begin - 1):
        return False
    return doc[end - 1].text in (".", "!", "?", "…", "...") or ends_sentence(doc, end + 1)


def ends_sentence(doc: Doc, position: int) -> bool:
    """True where a sentence has ended: at a stop, a closing mark, a break or the text's end."""
    if position < 0 or position >= len(doc):
        return True
    token = doc[position]
    return token.is_space or token.text in (
        *(".", "!", "?", "…", "...", ":"),
        *(*ONLY_CLOSING, '"', *SINGLE_CLOSING),
    )


def last(draft: Draft) -> int:
    """The position of the last word of a draft."""
    return max((t.i for t in (*draft.content, *draft.cue, *draft.source)), default=-1)


def paragraph_of(starts: Sequence[int], token: Token) -> int:
    """The number of the paragraph of a word."""
    return bisect_right(starts, token.idx)
