"""Probabilities of subtokens → spans of source, cue and content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.model import Span
from kg.nlp.encoder.windows import Array
from kg.nlp.encoder.words import Words

NONE, SOURCE, CONTENT = range(3)
FIRST, INSIDE = 1, 2
# Words between two parts of a content that are taken in.
GAP = 2
# The share of characters from which two contents are one.
SAME = 0.85

Settings = Mapping[str, float]


@dataclass(frozen=True)
class Candidate:
    """A possible cue: the places of its subtokens in the window, and its probability."""

    places: tuple[int, ...]
    odds: float


@dataclass(frozen=True)
class Found:
    """An attribution as the model sees it; ``score`` is its probability times its parts'."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def candidates(words: Words, odds: Array, settings: Settings) -> list[Candidate]:
    """The words that may begin a cue, each with the words that go on with it.

    ``odds`` are probabilities (subtokens, 3).
    """
    if not words.first:
        return []
    begins = odds[list(words.first), FIRST]
    inside = words.means(odds[:, INSIDE])
    found = []
    for number in np.flatnonzero(begins > settings["cue"]):
        end = int(number)
        while end + 1 < len(inside) and inside[end + 1] > 0.5 and begins[end + 1] < inside[end + 1]:
            end += 1
        places = tuple(range(words.first[number], words.last[end] + 1))
        found.append(Candidate(places, float(begins[number])))
    return found


def decode(
    words: Words, cue: Candidate, roles: Array, decisions: Array, settings: Settings
) -> Found | None:
    """The attribution of a cue, or None where it has no content.

    ``roles`` are probabilities (subtokens, 3); the second of ``decisions`` is the one that it has
    a source.
    """
    own = {n for n, place in enumerate(words.first) if place in cue.places}
    content_odds = words.means(roles[:, CONTENT])
    source_odds = words.means(roles[:, SOURCE])
    content = chosen_content(content_odds, settings["content"], own)
    if not content:
        return None
    # Words that look like a source are none where the cue as a whole says that it has none.
    named = float(decisions[1]) >= settings["named"]
    source = best_run(source_odds, settings["source"], own) if named else []
    sure = float(np.mean(content_odds[content]))
    told = float(np.mean(source_odds[source])) if source else 1.0 - float(decisions[1])
    score = cue.odds * sure * max(told, 0.5)
    return Found(
        spans_of(words, source),
        spans_of(words, sorted(own)),
        spans_of(words, content),
        score,
    )


def distinct(found: Iterable[Found]) -> list[Found]:
    """The likelier of two that tell the same of the same source, as of two words of one cue."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: -f.score):
        if not any(same_content(one, other) and same_source(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.cue, f.content))


def same_content(one: Found, other: Found) -> bool:
    """True if two contents share nearly all of their characters."""
    a, b = places(one.content), places(other.content)
    return 2 * len(a & b) >= SAME * (len(a) + len(b))


def same_source(one: Found, other: Found) -> bool:
    """True if two sources share a character, or both are absent."""
    a, b = places(one.source), places(other.source)
    return not (a or b) or bool(a & b)


def places(spans: Iterable[Span]) -> set[int]:
    """The code points of some spans."""
    return {place for span in spans for place in range(*span)}


def best_run(odds: Array, level: float, own: set[int]) -> list[int]:
    """The unbroken run of words that lies above a level by the largest sum."""
    best: list[int] = []
    most = 0.0
    run: list[int] = []
    total = 0.0
    for number, chance in enumerate(odds):
        if number in own or chance <= level:
            run, total = [], 0.0
            continue
        run = [*run, number]
        total += float(chance) - level
        if total > most:
            best, most = run, total
    return best


def chosen_content(odds: Array, level: float, own: set[int]) -> list[int]:
    """The words above a level, small gaps filled, lone words beside longer parts dropped."""
    above = [n for n in np.flatnonzero(odds > level).tolist() if n not in own]
    runs: list[list[int]] = []
    for number in above:
        between = range(runs[-1][-1] + 1, number) if runs else range(0)
        if runs and len(between) <= GAP and own.isdisjoint(between):
            runs[-1] += [*between, number]
        else:
            runs.append([number])
    longest = max((len(run) for run in runs), default=0)
    return [n for run in runs if len(run) > 1 or longest < 3 for n in run]


def spans_of(words: Words, numbers: Sequence[int]) -> tuple[Span, ...]:
    """Words as spans, neighbours joined."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(Span(words.spans[r[0]].begin, words.spans[r[-1]].end) for r in runs)
