"""Which statement stands in the content of which other one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Span

# Contents are looked up by the stretches of this many code points that they touch, so that long
# articles are not compared statement by statement.
STRETCH = 2000

Spans = Sequence[Span]


def enclosing(contents: Sequence[Spans], cues: Sequence[Spans]) -> list[int | None]:
    """For each statement the number of the smallest one in whose content its cue stands, or None.

    Where there is no cue, the content decides.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for number, spans in enumerate(contents):
        for stretch in stretches(spans):
            near[stretch].append(number)
    found: list[int | None] = []
    for number, cue in enumerate(cues):
        core = cue or contents[number]
        candidates = near[core[0].begin // STRETCH] if core else []
        found.append(smallest(contents, core, number, candidates))
    return found


def stretches(spans: Spans) -> Iterator[int]:
    """The numbers of the stretches of text that some spans touch."""
    if spans:
        begin, end = min(s.begin for s in spans), max(s.end for s in spans)
        yield from range(begin // STRETCH, end // STRETCH + 1)


def smallest(
    contents: Sequence[Spans], core: Spans, inner: int, candidates: Sequence[int]
) -> int | None:
    """The candidate with the least content around a cue."""
    best, width = None, 0
    for number in candidates:
        spans = contents[number]
        if number == inner or not holds(spans, core):
            continue
        mine, theirs = size(contents[inner]), size(spans)
        # Two that hold each other cannot both be outside: the larger one is.
        if theirs <= mine and not holds(spans, contents[inner][:1]):
            continue
        if theirs == mine and number > inner:
            continue
        if best is None or theirs < width:
            best, width = number, theirs
    return best


def without_circles(parents: Sequence[int | None], contents: Sequence[Spans]) -> list[int | None]:
    """The same nesting, with the largest statement of each circle set free.

    Two statements can hold each other's cues where quotation marks are in disorder, or where
    syntax and place in the text disagree.
    """
    found = list(parents)
    done: set[int] = set()
    for number in range(len(found)):
        path: list[int] = []
        here: int | None = number
        while here is not None and here not in done and here not in path:
            path.append(here)
            here = found[here]
        if here is not None and here in path:
            circle = path[path.index(here) :]
            found[max(circle, key=lambda n: (size(contents[n]), -n))] = None
        done.update(path)
    return found


def holds(spans: Spans, inner: Spans) -> bool:
    """True if every one of some spans lies inside one of the others."""
    return bool(inner) and all(
        any(a.begin <= b.begin and b.end <= a.end for a in spans) for b in inner
    )


def size(spans: Spans) -> int:
    """How many code points some spans have."""
    return sum(span.end - span.begin for span in spans)
