"""Pauses the search for cycles of references while many records are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing is searched for cycles inside; afterwards as before.

    Merging makes millions of frozen records without cycles. Each full search walks through all of
    them, so that its time for each article grows with the number of articles; whatever is dropped
    is freed at once by its count of references all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
