"""Which statement stands in the content of which other one."""

from kg.model import Span


def enclosing(contents: list[list[Span]], cues: list[list[Span]], inner: int) -> int | None:
    """The number of the smallest statement in whose content another one's cue and content stand."""
    core = cues[inner] or contents[inner]
    if not core:
        return None
    best, width = None, 0
    for number, spans in enumerate(contents):
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


def holds(spans: list[Span], inner: list[Span]) -> bool:
    """True if every one of some spans lies inside one of the others."""
    return bool(inner) and all(
        any(a.begin <= b.begin and b.end <= a.end for a in spans) for b in inner
    )


def size(spans: list[Span]) -> int:
    """How many code points some spans have."""
    return sum(span.end - span.begin for span in spans)
