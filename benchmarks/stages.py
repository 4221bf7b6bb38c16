"""What each stage of a build takes of the processor, against the bare spaCy pipeline in one run.

    python benchmarks/stages.py FOLDER

Everything is loaded before it is measured. The bare pipeline is the whole of the installed one, on
the paragraphs that the build parses; the stages are those of ``kg build`` without its cache.
``benchmarks/speed.py`` prints this table too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import kg
from kg.cache import Cache
from kg.codec import write_record
from kg.config import Settings
from kg.graph import FILES, QUADS, SUMMARY
from kg.model import Article, Document
from kg.nlp.parse import load_pipeline, parse_articles
from kg.nlp.pipeline import annotate, create_pipeline, document_of
from kg.output import GRAPH, STORE
from kg.rdf.dataset import Dataset
from kg.rdf.store import open_store, write_store
from kg.rdf.validate import violations

Result = TypeVar("Result")
BARE = "bare spaCy"
PAGE = "graph.html"
# What the targets are set for: stages together, and how long they may take against bare spaCy.
TARGETS = (
    (("attribution",), 1.2),
    (("entities", "coreference"), 0.8),
    (("claims", "merging"), 0.6),
)


class Stages:
    """The seconds of the processor that each stage took, in their order."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], Result]) -> Result:
        """The result of some work, whose time counts for a stage."""
        begin = time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begin
        return result

    def table(self) -> Iterable[str]:
        """A line for each stage, for all together, and for those with a target."""
        bare = self.seconds[BARE]
        whole = sum(self.seconds.values()) - bare
        for name, spent in (*self.seconds.items(), ("all stages", whole)):
            yield f"{name:24}{spent:10.2f}{spent / bare:10.2f}"
        for names, most in TARGETS:
            spent = sum(self.seconds[name] for name in names)
            yield f"{' + '.join(names):24}{spent:10.2f}{spent / bare:10.2f}  (at most {most})"


def main() -> int:
    """Prints the table of a folder of articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="articles to build a graph of")
    folder = parser.parse_args().folder
    stages = Stages()
    with tempfile.TemporaryDirectory() as scratch:
        documents = extracted(stages, folder, Path(scratch))
        written(stages, documents, Path(scratch))
    print(f"{'':24}{'seconds':>10}{'of bare':>10}")
    print("\n".join(stages.table()))
    return 0


def extracted(stages: Stages, folder: Path, scratch: Path) -> tuple[Document, ...]:
    """The documents of some articles, stage by stage, each stage over all of them."""
    bare = load_pipeline(Settings().model)
    pipeline = create_pipeline(Settings())
    articles, _ = kg.read([folder])
    warm_up(articles[0])
    stages.timed("reading", lambda: kg.read([folder]))
    paragraphs = [article.slice(span) for article in articles for span in article.paragraphs]
    stages.timed(BARE, lambda: exhausted(bare.pipe(paragraphs, batch_size=128)))
    parsed = stages.timed("parse", lambda: list(parse_articles(pipeline.base, articles)))
    for name, component in pipeline.components:
        part = name.removeprefix("kg_")
        stages.timed(part, lambda run=component: [run(doc) for _, doc in parsed])
    cache = Cache(scratch / "cache", None, "benchmark")
    documents = tuple(document_of(article, doc) for article, doc in parsed)
    stages.timed("cache", lambda: [cache.keep(document) for document in documents])
    return documents


def warm_up(article: Article) -> None:
    """Loads what the components and formats load when they are first used."""
    import pyshacl  # noqa: F401

    pipeline = create_pipeline(Settings())
    for _, doc in parse_articles(pipeline.base, [article]):
        kg.merge([document_of(article, annotate(doc, pipeline))]).validate()


def written(stages: Stages, documents: tuple[Document, ...], folder: Path) -> None:
    """Merges documents, and writes and validates their graph."""
    graph = stages.timed("merging", lambda: kg.merge(documents))
    with Dataset(graph.knowledge, folder) as dataset:
        stages.timed("sorting quads", lambda: dataset.rows)
        for name in (*FILES, SUMMARY):
            stage = "page" if name == PAGE else f"writing {name}"
            stages.timed(stage, lambda file=name: graph.write_file(dataset, folder / file))
        stages.timed(f"writing {GRAPH}", lambda: write_record(graph.knowledge, folder / GRAPH))
        stages.timed("store", lambda: write_store(folder / QUADS, folder / STORE))
        store = open_store(folder / STORE)
        stages.timed("validation", lambda: violations(dataset, store))


def exhausted(work: Iterable[object]) -> None:
    """Goes through some work to its end."""
    for _ in work:
        pass


if __name__ == "__main__":
    sys.exit(main())
