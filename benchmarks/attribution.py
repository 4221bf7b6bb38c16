"""Time and memory of the attribution component against the bare spaCy pipeline, on one core.

    python benchmarks/attribution.py [--repeat 4]

Both read the paragraphs of the seed articles, repeated, in one process. The bare pipeline is the
whole of the installed one; the component is measured on documents that are parsed already, with
the trained model and by rules alone. Times are those of the processor.
"""

import argparse
import resource
import time
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from kg.articles import read
from kg.config import Settings
from kg.nlp.attribution.component import Attribution, create_attribution
from kg.nlp.parse import load_pipeline, parse_articles

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Prints the figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=4, help="how often the articles are read")
    repeat = parser.parse_args().repeat
    articles, _ = read([ROOT / "seeds"])
    nlp = load_pipeline(Settings().model)
    paragraphs = [a.slice(span) for a in articles for span in a.paragraphs] * repeat
    words = sum(len(text.split()) for text in paragraphs)
    docs = [doc for _ in range(repeat) for _, doc in parse_articles(nlp, articles)]
    bare = seconds(nlp.pipe(paragraphs, batch_size=128))
    before = memory()
    trained = create_attribution(nlp, "kg_attribution")
    trained(docs[0])
    whole = timed(trained, docs)
    added = memory() - before
    ruled = timed(create_attribution(nlp, "kg_attribution", trained=False), docs)
    print(f"{words:,} words")
    print(f"{'':22}{'words/s':>9}{'of bare spaCy':>15}")
    for name, spent in (
        ("bare spaCy", bare),
        ("component", whole),
        ("component, rules only", ruled),
    ):
        print(f"{name:22}{words / spent:9,.0f}{spent / bare:15.2f}")
    print(f"the component adds {added:.0f} MiB of memory")
    return 0


def timed(component: Attribution, docs: Iterable[Doc]) -> float:
    """Seconds that a component takes for some documents."""
    return seconds(component(doc) for doc in docs)


def seconds(work: Iterable[object]) -> float:
    """Seconds of the processor that it takes to go through some work."""
    start = time.process_time()
    for _ in work:
        pass
    return time.process_time() - start


def memory() -> float:
    """Resident memory now, in MiB; read from Linux's /proc."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * resource.getpagesize() / 2**20


if __name__ == "__main__":
    raise SystemExit(main())
