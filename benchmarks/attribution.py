"""Time and memory of the attribution component against the bare spaCy pipeline, on one core.

    python benchmarks/attribution.py [--rounds 7]

Both read the paragraphs of the seed articles in turns, in one process. The bare pipeline is the
whole of the installed one; the component is measured on documents that are parsed already, with
the trained model and by rules alone. Times are those of the processor.
"""

import argparse
import resource
from pathlib import Path

from rounds import table, timed

from kg.articles import read
from kg.config import Settings
from kg.nlp.attribution.component import create_attribution
from kg.nlp.parse import load_pipeline, parse_articles

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Prints the figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often the articles are read")
    rounds = parser.parse_args().rounds
    articles, _ = read([ROOT / "seeds"])
    nlp = load_pipeline(Settings().model)
    paragraphs = [a.slice(span) for a in articles for span in a.paragraphs]
    words = sum(len(text.split()) for text in paragraphs)
    docs = [doc for _, doc in parse_articles(nlp, articles)]
    for _ in nlp.pipe(paragraphs, batch_size=128):
        pass
    before = memory()
    trained = create_attribution(nlp, "kg_attribution")
    for doc in docs:
        trained(doc)
    added = memory() - before
    ruled = create_attribution(nlp, "kg_attribution", trained=False)
    spent = timed(
        {
            "bare spaCy": lambda: nlp.pipe(paragraphs, batch_size=128),
            "component": lambda: (trained(doc) for doc in docs),
            "component, rules only": lambda: (ruled(doc) for doc in docs),
        },
        rounds,
    )
    print(f"{words:,} words, {rounds} rounds")
    print(table(spent, words, "bare spaCy"))
    print(f"the component adds {added:.0f} MiB of memory")
    return 0


def memory() -> float:
    """Resident memory now, in MiB; read from Linux's /proc."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * resource.getpagesize() / 2**20


if __name__ == "__main__":
    raise SystemExit(main())
