"""Extraction in this process or in several, with the same documents in the same order."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache, partial
from multiprocessing import get_context
from typing import Any

from kg.config import Settings
from kg.errors import KGError
from kg.model import Article, Document

CHUNK = 32


def extract_all(articles: Sequence[Article], settings: Settings) -> Iterator[Document]:
    """The document of each article, in order, by as many processes as the settings say.

    Raises ``KGError`` where a worker process dies, and ``ModelError`` where a model is missing.
    """
    size = max(1, min(CHUNK, -(-len(articles) // settings.processes)))
    chunks = [articles[at : at + size] for at in range(0, len(articles), size)]
    if len(chunks) < 2 or settings.processes == 1:
        yield from extract_here(settings, articles)
        return
    # Started afresh, not forked: threads of the libraries do not survive a fork.
    pool = ProcessPoolExecutor(
        max_workers=min(settings.processes, len(chunks)),
        mp_context=get_context("spawn"),
        initializer=leave_interrupts_to_the_parent,
    )
    try:
        for documents in pool.map(partial(extract_chunk, settings), chunks):
            yield from documents
    except BrokenProcessPool:
        raise KGError(
            "a worker process was ended from outside, perhaps for want of memory; "
            "give fewer --processes"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the parent ends the run in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def extract_chunk(settings: Settings, articles: Sequence[Article]) -> list[Document]:
    """The documents of some articles as a list, which can be sent between processes."""
    return list(extract_here(settings, articles))


def extract_here(settings: Settings, articles: Sequence[Article]) -> Iterator[Document]:
    """The documents of some articles by this process's pipeline, one by one."""
    from kg.nlp.pipeline import extract

    yield from extract(articles, pipeline_of(settings))


@lru_cache(maxsize=1)
def pipeline_of(settings: Settings) -> Any:
    """The extraction pipeline, loaded once per process for the same settings."""
    from kg.nlp.pipeline import create_pipeline

    return create_pipeline(settings)
