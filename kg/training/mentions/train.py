"""GUM's and LitBank's files → a model folder of mentions."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

from kg.evaluation import conllu, litbank
from kg.evaluation.chains import Score
from kg.nlp.encoder.encoder import Encoder
from kg.nlp.encoder.weights import open_weights
from kg.nlp.encoder.words import whole_words
from kg.nlp.mentions.finder import Finder
from kg.nlp.mentions.types import TYPES
from kg.training.export import write_manifest
from kg.training.mentions.examples import document, mentions_in
from kg.training.mentions.export import FILES, export, needs
from kg.training.mentions.fit import Plan, fit
from kg.training.mentions.network import new_network

NAME, VERSION = "mentions", "1"
# One document in so many chooses the threshold and is not trained on.
HELD_OUT = 12
LEVELS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def train(
    data: Path,
    fiction: Path | None,
    encoder: Path,
    out: Path,
    plan: Plan,
    report: Callable[[str], None],
) -> str:
    """Trains on GUM, and LitBank if given, writes the model to ``out``, and tells its figures.

    ``encoder`` is the folder of the attribution model whose middle states the layers stand on.
    """
    documents = conllu.read_folder(data)
    states = Encoder(open_weights(encoder))
    known = [document(states, d, True) for d in documents if not is_held_out(d.article.id)]
    if fiction is not None:
        known += [document(states, d, False) for d in litbank.read_folder(fiction)]
    report(f"{len(known)} documents to train on")
    network = new_network(plan.seed)
    fit(network, known, plan, report)
    export(network.mentions, out, encoder, NAME, VERSION, {"mention": LEVELS[0]})
    held = [d for d in documents if is_held_out(d.article.id)]
    level, score = best_level(Finder(out, encoder), states, held)
    write_manifest(out, NAME, VERSION, {"mention": level}, FILES, needs(encoder))
    return (
        f"{out}: threshold {level}; spans with type in the {len(held)} documents held out: "
        f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
    )


def is_held_out(name: str) -> bool:
    """True for the documents that choose thresholds, by a hash of the name."""
    return blake2b(name.encode(), digest_size=4).digest()[0] % HELD_OUT == 0


def best_level(
    finder: Finder, encoder: Encoder, documents: Sequence[conllu.Annotated]
) -> tuple[float, Score]:
    """The threshold at which most spans have the right ends and type."""
    found = {level: Score() for level in LEVELS}
    for annotated in documents:
        text = annotated.article.text
        encoded = encoder.encode(text, annotated.article.paragraphs)
        gold: set[tuple[int, int, str]] = set()
        for window in encoded.windows:
            for m in mentions_in(window, whole_words(window), annotated.mentions):
                span = window.offsets[m.first].begin, window.offsets[m.last].end
                gold.add((*span, TYPES[m.type - 1]))
        spotted = finder.find(text, encoded)
        for level in LEVELS:
            told = {(*m.span, m.type) for m in spotted if 1 - m.odds[0] > level}
            both = len(gold & told)
            found[level] += Score(both, len(told), both, len(gold))
    level = max(LEVELS, key=lambda one: found[one].f1)
    return level, found[level]
