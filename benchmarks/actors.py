"""Time of mentions and coreference against the bare spaCy pipeline, on one core.

    python benchmarks/actors.py [--repeat 4] [--folder FOLDER]

Both read the paragraphs of the same articles (the seeds, unless a folder is given), repeated, in
one process. The bare pipeline is the whole of the installed one, without our entity ruler; our
components are measured on documents that are parsed already. Times are those of the processor.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.articles import read
from kg.config import Settings
from kg.nlp.attribution.component import create_attribution
from kg.nlp.coreference.component import create_coreference
from kg.nlp.entities.component import create_entities
from kg.nlp.happenings.component import create_happenings
from kg.nlp.parse import load_pipeline, parse_articles

ROOT = Path(__file__).parent.parent
WANTED = 0.8
PARTS: tuple[tuple[str, Callable[[Language, str], Callable[[Doc], Doc]]], ...] = (
    ("kg_entities", create_entities),
    ("kg_coreference", create_coreference),
    ("kg_happenings", create_happenings),
)


def main() -> int:
    """Prints the figures as a table; 1 where mentions and coreference cost more than 0.8."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=4, help="how often the articles are read")
    parser.add_argument("--folder", type=Path, default=ROOT / "seeds", help="other articles")
    arguments = parser.parse_args()
    articles, _ = read([arguments.folder])
    nlp = load_pipeline(Settings().model)
    paragraphs = [a.slice(span) for a in articles for span in a.paragraphs] * arguments.repeat
    words = sum(len(text.split()) for text in paragraphs)
    spent = {"bare spaCy": seconds(nlp.pipe(paragraphs, batch_size=128))}
    docs = [doc for _ in range(arguments.repeat) for _, doc in parse_articles(nlp, articles)]
    attribution = create_attribution(nlp, "kg_attribution")
    docs = [attribution(doc) for doc in docs]
    for name, create in PARTS:
        component = create(nlp, name)
        component(docs[0])
        spent[name] = seconds(component(doc) for doc in docs)
    bare = spent["bare spaCy"]
    both = spent["kg_entities"] + spent["kg_coreference"]
    spent["mentions, coreference"] = both
    print(f"{words:,} words")
    print(f"{'':22}{'words/s':>9}{'of bare spaCy':>15}")
    for name, needed in spent.items():
        print(f"{name:22}{words / needed:9,.0f}{needed / bare:15.2f}")
    print(f"mentions and coreference cost {both / bare:.2f} (at most {WANTED} is wanted)")
    return int(both / bare > WANTED)


def seconds(work: Iterable[object]) -> float:
    """Seconds of the processor that it takes to go through some work."""
    start = time.process_time()
    for _ in work:
        pass
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
