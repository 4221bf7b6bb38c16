"""Annotated articles → windows with labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.brat import Annotated
from kg.model import Article, Span
from kg.nlp.encoder.windows import Window, windows_of
from kg.nlp.encoder.words import cases_of, whole_words


@dataclass(frozen=True)
class Cue:
    """One cue of a window: its subtokens, and the role of each subtoken for it.

    Roles: 0 none, 1 source, 2 content, -1 not counted.
    """

    cue: tuple[int, ...]
    roles: tuple[int, ...]
    has_source: bool


@dataclass(frozen=True)
class Example:
    """A window with the label of each subtoken (0 none, 1 first of a cue, 2 in a cue)."""

    window: Window
    cases: tuple[int, ...]
    labels: tuple[int, ...]
    cues: tuple[Cue, ...]


def examples_of(
    tokenizer: Any, article: Article, annotated: Sequence[Annotated]
) -> Iterator[Example]:
    """The windows of an article with their labels."""
    for window in windows_of(tokenizer, article.text, article.paragraphs):
        if len(window) > 2:
            yield example(article.text, window, annotated)


def example(text: str, window: Window, annotated: Sequence[Annotated]) -> Example:
    """One window with its labels; attributions with the same cue become one."""
    labels = [0] * len(window)
    groups: dict[tuple[int, ...], list[Annotated]] = {}
    for attribution in annotated:
        cue = inside(window, attribution.cue)
        if cue:
            groups.setdefault(cue, []).append(attribution)
    cues = []
    for cue, group in sorted(groups.items()):
        for place in cue:
            labels[place] = labels[place] or 2
        labels[cue[0]] = 1
        roles = [-1 if word < 0 else 0 for word in window.words]
        for attribution in group:
            for place in inside(window, attribution.content):
                roles[place] = 2
            for place in inside(window, attribution.source):
                roles[place] = 1
        cues.append(Cue(cue, tuple(roles), any(a.source for a in group)))
    cases = tuple(cases_of(text, window, whole_words(window)))
    return Example(window, cases, tuple(labels), tuple(cues))


def inside(window: Window, spans: Sequence[Span]) -> tuple[int, ...]:
    """The subtokens that share a character with some spans."""
    if (
        not spans
        or spans[0].begin >= window.offsets[-2].end
        or spans[-1].end <= window.offsets[1].begin
    ):
        return ()
    return tuple(
        place
        for place, (begin, end) in enumerate(window.offsets)
        if begin < end and any(begin < b.end and b.begin < end for b in spans)
    )
