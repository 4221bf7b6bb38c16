"""A fitted network of mentions → its folder, with the threshold that suits it."""

from collections.abc import Sequence
from pathlib import Path

from kg.evaluation import conllu
from kg.evaluation.chains import Score
from kg.nlp.encoder.encoder import Encoder
from kg.nlp.encoder.weights import open_weights
from kg.nlp.mentions.finder import Finder
from kg.nlp.mentions.types import TYPES
from kg.training.export import write_manifest
from kg.training.mentions.examples import mentions_in
from kg.training.mentions.export import FILES, export, needs
from kg.training.mentions.network import Mentions

NAME, VERSION = "mentions", "3"
LEVELS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def finish(network: Mentions, out: Path, encoder: Path, held: Sequence[conllu.Annotated]) -> str:
    """Writes the model, chooses its threshold on documents held out, and tells its figures.

    ``encoder`` is the folder of the encoder that was fitted with it.
    """
    export(network, out, encoder, NAME, VERSION, {"mention": LEVELS[0]})
    level, score = best_level(Finder(out, encoder), Encoder(open_weights(encoder)), held)
    write_manifest(out, NAME, VERSION, {"mention": level}, FILES, needs(encoder))
    return (
        f"{out}: threshold {level}; spans with type in the {len(held)} documents held out: "
        f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
    )


def best_level(
    finder: Finder, encoder: Encoder, documents: Sequence[conllu.Annotated]
) -> tuple[float, Score]:
    """The threshold at which most spans have the right ends and type."""
    found = {level: Score() for level in LEVELS}
    for annotated in documents:
        text = annotated.article.text
        encoded = encoder.encode(text, annotated.article.paragraphs)
        gold: set[tuple[int, int, str]] = set()
        for window, words in zip(encoded.windows, encoded.words, strict=True):
            for m in mentions_in(window, words, annotated.mentions):
                span = window.offsets[m.first].begin, window.offsets[m.last].end
                gold.add((*span, TYPES[m.type - 1]))
        spotted = finder.find(encoded)
        for level in LEVELS:
            told = {(*m.span, m.type) for m in spotted if 1 - m.odds[0] > level}
            both = len(gold & told)
            found[level] += Score(both, len(told), both, len(gold))
    level = max(LEVELS, key=lambda one: found[one].f1)
    return level, found[level]
