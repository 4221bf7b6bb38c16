"""Quotations: what is inside the marks, and quotations that go on without a new cue."""

from spacy.tokens import Doc, Token

from kg.model import Manner, Span
from kg.nlp.attribution.draft import Draft


def quoted_spans(doc: Doc, begin: int, end: int) -> list[tuple[int, int]]:
    """The quotations between two code points as offsets of their marks; unbalanced ones end there.

    Single marks are apostrophes too often; only double ones count.
    """
    found, start = [], -1
    for offset in range(begin, end):
        char = doc.text[offset]
        if start < 0 and char in '“„«"':
            start = offset
        elif start >= 0 and char in '”»"“':
            found.append((start, offset + 1))
            start = -1
    if start >= 0:
        found.append((start, end))
    return found


def manner_of(doc: Doc, spans: list[Span]) -> Manner:
    """Direct where all words are quoted, mixed where some are, else indirect."""
    total = quoted = 0
    for span in spans:
        inside = quoted_spans(doc, *span)
        for offset in range(span.begin, span.end):
            if doc.text[offset].isalnum():
                total += 1
                quoted += any(a <= offset < b for a, b in inside)
    if total and quoted == total:
        return "direct"
    return "mixed" if quoted else "indirect"


def continue_quotations(doc: Doc, drafts: list[Draft], paragraphs: tuple[Span, ...]) -> None:
    """Gives a sentence that is all quotation, and has no cue, to the statement before it.

    Within a paragraph; over a paragraph break only where the quotation was left open.
    """
    covered = {t.i for draft in drafts for t in (*draft.content, *draft.cue)}
    starts = [span.begin for span in paragraphs]
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if not words or words[0].text[:1] not in '“„«"' or any(t.i in covered for t in words):
            continue
        span = [Span(words[0].idx, words[-1].idx + len(words[-1]))]
        if manner_of(doc, span) != "direct":
            continue
        quoting = [d for d in drafts if any(t.is_quote for t in d.content)]
        before = [d for d in quoting if words[0].i >= last(d)]
        nearest = max(before, key=last, default=None)
        if nearest is None or not same_paragraph(starts, nearest.content[0], words[0]):
            continue
        for draft in drafts:
            # A statement around the quoted one goes on with it: "…," she said, the paper reports.
            if draft is nearest or (draft in quoting and nearest.content[0] in draft.content):
                draft.content = [*draft.content, *words]
        covered |= {t.i for t in words}


def last(draft: Draft) -> int:
    """The position of the last word of a draft."""
    return max((t.i for t in (*draft.content, *draft.cue, *draft.source)), default=-1)


def same_paragraph(starts: list[int], one: Token, other: Token) -> bool:
    """True if no paragraph begins between two words."""
    return not any(one.idx < start <= other.idx for start in starts)
