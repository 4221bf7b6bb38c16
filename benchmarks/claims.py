"""Processor time of events, norms and merging together against the bare spaCy pipeline.

    python benchmarks/claims.py [--repeat 10]

All in one process, over the seed articles repeated, each copy with a line of its own in the middle:
first the bare pipeline over the paragraphs, then ours, of which each component is timed by itself,
then the merging of all documents. Loading counts nowhere. Exits with 1 where claims, happenings
and merging take more than 0.6 times as long as the bare pipeline.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import spacy

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from speed import MODEL, repeat_seeds, seeds  # noqa: E402

import kg  # noqa: E402
from kg.config import Settings  # noqa: E402
from kg.nlp.parse import parse_articles  # noqa: E402
from kg.nlp.pipeline import create_pipeline, document_of  # noqa: E402
from kg.resolution import merge  # noqa: E402

COUNTED = ("kg_claims", "kg_happenings")
MOST = 0.6


def main() -> int:
    """Prints the seconds of each part; 1 where they are more than allowed."""
    parser = argparse.ArgumentParser(description="Time of claims and merging against bare spaCy.")
    parser.add_argument("--repeat", type=int, default=10, help="copies of each seed article")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "articles")
        words = repeat_seeds(folder, arguments.repeat)
        articles, _ = kg.read([folder])
        bare = bare_seconds([path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())])
    parts = part_seconds(list(articles))
    print(
        f"{arguments.repeat} × {len(seeds())} articles, {words:,} words; seconds of one processor"
    )
    print(f"{'bare spaCy':16}{bare:8.1f}")
    for name, seconds in parts.items():
        print(f"{name:16}{seconds:8.1f}{seconds / bare:8.2f} ×")
    counted = sum(parts.get(name, 0.0) for name in (*COUNTED, "merging"))
    print(f"claims, happenings and merging take {counted / bare:.2f} times as long as bare spaCy")
    return int(counted > MOST * bare)


def bare_seconds(texts: list[str]) -> float:
    """Seconds of the bare pipeline over the paragraphs of some texts."""
    nlp = spacy.load(MODEL)
    paragraphs = [block for text in texts for block in text.split("\n\n") if block.strip()]
    begin = time.process_time()
    for _ in nlp.pipe(paragraphs, batch_size=128):
        pass
    return time.process_time() - begin


def part_seconds(articles: list[kg.Article]) -> dict[str, float]:
    """Seconds of each of our components and of merging."""
    pipeline = create_pipeline(Settings())
    spent: dict[str, float] = defaultdict(float)
    documents = []
    for article, doc in parse_articles(pipeline.base, articles):
        for name, component in pipeline.components:
            begin = time.process_time()
            doc = component(doc)
            spent[name] += time.process_time() - begin
        documents.append(document_of(article, doc))
    begin = time.process_time()
    merge(documents)
    spent["merging"] = time.process_time() - begin
    return dict(spent)


if __name__ == "__main__":
    sys.exit(main())
