"""Time of mentions and coreference against the bare spaCy pipeline, on one core.

    python benchmarks/actors.py [--rounds 7] [--folder FOLDER]

Both read the paragraphs of the same articles (the seeds, unless a folder is given) in turns, in one
process. The bare pipeline is the whole of the installed one, without our entity ruler; our
components are measured on documents that are parsed already. Times are those of the processor.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from rounds import shares, table, timed
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
PARTS: tuple[tuple[str, Callable[[Language, str], Callable[[Doc], Doc]]], ...] = (
    # Coreference uses up the states that attributions leave, so these are found anew each round.
    ("kg_attribution", create_attribution),
    ("kg_entities", create_entities),
    ("kg_coreference", create_coreference),
    ("kg_happenings", create_happenings),
)
WANTED = 0.8
BARE, BOTH = "bare spaCy", "mentions, coreference"


def main() -> int:
    """Prints the figures as a table; 1 where mentions and coreference cost more than 0.8."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often the articles are read")
    parser.add_argument("--folder", type=Path, default=ROOT / "seeds", help="other articles")
    arguments = parser.parse_args()
    articles, _ = read([arguments.folder])
    nlp = load_pipeline(Settings().model)
    paragraphs = [a.slice(span) for a in articles for span in a.paragraphs]
    words = sum(len(text.split()) for text in paragraphs)
    docs = [doc for _, doc in parse_articles(nlp, articles)]
    spent = timed(
        {
            BARE: lambda: nlp.pipe(paragraphs, batch_size=128),
            **{name: passes(create(nlp, name), docs) for name, create in PARTS},
        },
        arguments.rounds,
    )
    spent[BOTH] = [
        sum(both) for both in zip(spent["kg_entities"], spent["kg_coreference"], strict=True)
    ]
    print(f"{words:,} words, {arguments.rounds} rounds")
    print(table(spent, words, BARE))
    found = median(shares(spent, BOTH, BARE))
    print(f"mentions and coreference cost {found:.2f} (at most {WANTED} is wanted)")
    return int(found > WANTED)


def passes(component: Callable[[Doc], Doc], docs: Sequence[Doc]) -> Callable[[], Iterable[Doc]]:
    """What sends all documents through a component."""
    return lambda: map(component, docs)


if __name__ == "__main__":
    raise SystemExit(main())
