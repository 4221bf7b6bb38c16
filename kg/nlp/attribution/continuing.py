"""Quotations that go on without a new cue, in the next sentence or the next paragraph."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.quotation import ONLY_CLOSING, Pair, is_open
from kg.nlp.attribution.single_marks import CLOSING as SINGLE_CLOSING


def continue_quotations(
    doc: Doc, drafts: Sequence[Draft], pairs: Sequence[Pair], paragraphs: Sequence[Span]
) -> None:
    """Gives a quotation that is a sentence of its own, without a cue, to the statement before it.

    Within a paragraph, or from one that is left open to the next.
    """
    covered = {t.i for draft in drafts for t in (*draft.content, *draft.cue)}
    starts = [span.begin for span in paragraphs]
    # An apostrophe looks like a mark: only those count that belong to a pair.
    marks = {position for pair in pairs for position in pair}
    quoting = sorted((d for d in drafts if any(t.i in marks for t in d.content)), key=last)
    lasts = [last(draft) for draft in quoting]
    open_ends = {pair[1] for pair in pairs if is_open(doc, pair)}
    for begin, end in pairs:
        if not is_sentence(doc, begin, end):
            continue
        at = bisect_right(lasts, begin) - 1
        if not covered.isdisjoint(range(begin, end + 1)):
            near = quoting[max(0, at - 8) : at + 9]
            share_with_speaker([t for t in doc[begin : end + 1] if not t.is_space], near, starts)
            continue
        if at < 0:
            continue
        nearest = quoting[at]
        same = same_paragraph(starts, nearest.content[0], doc[begin])
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


def share_with_speaker(words: list[Token], near: Sequence[Draft], starts: Sequence[int]) -> None:
    """Gives a quotation that one statement holds to the speaker inside, whose quotation it goes on.

    "“…,” an official said, the paper reports. “…”": the paper reports both, the official said both.
    """
    begin = words[0].i
    around = [d for d in near if any(t.i == begin for t in d.content)]
    if len(around) != 1 or around[0].content[0].i >= begin:
        return
    first = around[0].content[0]
    for draft in near:
        told = [t.i for t in (*draft.cue, *draft.source)]
        if draft is around[0] or not draft.content or not told or draft.content[0] != first:
            continue
        # Who speaks is named between the two quotations.
        between = draft.content[-1].i < min(told) and max(told) < begin
        if draft.content[-1].is_quote and between and same_paragraph(starts, first, words[0]):
            draft.content = [*draft.content, *words]


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


def same_paragraph(starts: Sequence[int], one: Token, other: Token) -> bool:
    """True for two words of one paragraph."""
    return paragraph_of(starts, one) == paragraph_of(starts, other)


def paragraph_of(starts: Sequence[int], token: Token) -> int:
    """The number of the paragraph of a word."""
    return bisect_right(starts, token.idx)
