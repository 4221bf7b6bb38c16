"""Extraction in one process and in several gives the same, and ends in good order."""

import importlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.config import Settings
from kg.errors import KGError, ModelError
from kg.model import Article, Document
from kg.workers import extract_all, leave_interrupts_to_the_parent, pipeline_of

FAKE = """
import os
import signal
from kg.errors import ModelError
from kg.model import Document

def create_pipeline(settings):
    if settings.model == "missing":
        raise ModelError("spaCy pipeline 'missing' is not installed")
    return settings.model

def extract(articles, pipeline):
    for article in articles:
        if pipeline == "killed" and article.id == "3":
            os.kill(os.getpid(), signal.SIGKILL)
        yield Document(article)
"""
ARTICLES = [Article(str(number), (), "", ()) for number in range(7)]


SITE = """
import importlib
import sys
sys.modules["kg.nlp.pipeline"] = importlib.import_module("fake_pipeline")
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts a pipeline without spaCy in place of the real one, also in worker processes."""
    (tmp_path / "fake_pipeline.py").write_text(FAKE)
    (tmp_path / "sitecustomize.py").write_text(SITE)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{Path.cwd()}")
    monkeypatch.syspath_prepend(tmp_path)
    fake_pipeline = importlib.import_module("fake_pipeline")
    monkeypatch.setitem(sys.modules, "kg.nlp.pipeline", fake_pipeline)
    pipeline_of.cache_clear()
    yield
    pipeline_of.cache_clear()
    del sys.modules["fake_pipeline"]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("processes", [1, 2])
def test_documents_come_in_the_order_of_the_articles(processes: int) -> None:
    documents = list(extract_all(ARTICLES, Settings(processes=processes)))
    assert documents == [Document(article) for article in ARTICLES]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("processes", [1, 2])
def test_missing_model_is_the_same_error(processes: int) -> None:
    with pytest.raises(ModelError, match="'missing' is not installed"):
        list(extract_all(ARTICLES, Settings(model="missing", processes=processes)))


@pytest.mark.usefixtures("fake")
def test_killed_worker_ends_the_run_with_an_error() -> None:
    with pytest.raises(KGError, match="fewer --processes"):
        list(extract_all(ARTICLES, Settings(model="killed", processes=2)))


def test_workers_leave_interrupts_to_the_parent() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        leave_interrupts_to_the_parent()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
