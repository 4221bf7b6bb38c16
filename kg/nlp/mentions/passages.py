"""Windows that are read together, so that mentions are seen beside those of other paragraphs."""

from collections.abc import Iterator, Sequence

# Subtokens of a passage at most; no window is longer.
LONGEST = 256


def passages(lengths: Sequence[int]) -> Iterator[range]:
    """Runs of consecutive windows, as many as fit a passage; ``lengths`` count subtokens."""
    first = held = 0
    for number, length in enumerate(lengths):
        if held + length > LONGEST and number > first:
            yield range(first, number)
            first, held = number, 0
        held += length
    if lengths:
        yield range(first, len(lengths))
