"""A fitted network of attributions → its folder, with the thresholds that suit it."""

from collections.abc import Mapping
from pathlib import Path

from kg.evaluation.attribution import AttributionFigures, compare
from kg.evaluation.brat import Annotated
from kg.model import Article
from kg.nlp.attribution.decoding import Found
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.encoder.weights import open_tokenizer
from kg.training.attribution.examples import examples_of
from kg.training.attribution.export import FILES, export
from kg.training.attribution.network import Network
from kg.training.export import write_manifest
from kg.training.network import base_folder

NAME, VERSION = "minilm", "6"
LEVELS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# How many of the cues that are not verbs of saying are to be found at least.
OTHERS = 0.68
# What the level without a source may cost, for the sake of what it finds.
AS_GOOD = 0.003
SETTINGS = {
    "cue": 0.2,
    "source": 0.2,
    "named": 0.2,
    "content": 0.5,
}

Data = Mapping[str, tuple[Article, tuple[Annotated, ...]]]


def finish(network: Network, out: Path, held: Data) -> str:
    """Writes the model, chooses its thresholds on articles held out, and tells its figures."""
    tokenizer = open_tokenizer(base_folder())
    texts = [e for article, told in held.values() for e in examples_of(tokenizer, article, told)]
    network.eval()
    export(network, out, NAME, VERSION, {**SETTINGS, "score": 0.0, "sourceless": 0.0}, texts)
    levels, figures = best_levels(out, held)
    write_manifest(out, NAME, VERSION, {**SETTINGS, **levels}, FILES)
    score = figures.score
    return (
        f"{out}: thresholds {levels}; on the {len(held)} articles held out, the model alone: "
        f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
    )


def best_levels(folder: Path, articles: Data) -> tuple[dict[str, float], AttributionFigures]:
    """The least scores of attributions with and without a source, and what they give.

    The best F1 at which enough of the cues are found that are not verbs of saying; without a source
    the least score that is cheap. Where no score finds enough, the lowest.
    """
    tagger = Tagger(folder)
    found = {name: tagger.find(a.text, a.paragraphs) for name, (a, _) in articles.items()}
    tried = {
        (level, low): figures_at(level, low, articles, found)
        for level in LEVELS
        for low in LEVELS
        if low <= level
    }
    enough = [pair for pair, figures in tried.items() if figures.recall("cue: other") >= OTHERS]
    level, low = max(enough or [(LEVELS[0], LEVELS[0])], key=lambda pair: tried[pair].score.f1)
    least = tried[level, low].score.f1 - AS_GOOD
    low = min(lower for lower in LEVELS if lower <= low and tried[level, lower].score.f1 >= least)
    return {"score": level, "sourceless": low}, tried[level, low]


def figures_at(
    level: float, sourceless: float, articles: Data, found: Mapping[str, list[Found]]
) -> AttributionFigures:
    """The figures of what has a score from a threshold on, another where nobody is named."""
    figures = AttributionFigures()
    for name, (article, annotated) in articles.items():
        kept = [
            Annotated(f.source, f.cue, f.content)
            for f in found[name]
            if f.score >= (level if f.source else sourceless)
        ]
        compare(figures, article.text, annotated, kept)
    return figures
