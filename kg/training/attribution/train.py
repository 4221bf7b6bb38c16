"""PolNeAR's files → a model folder."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path

from kg.evaluation.attribution import AttributionFigures, compare
from kg.evaluation.brat import Annotated, read_articles
from kg.model import Article
from kg.nlp.attribution.decoding import Found
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.encoder.weights import TOKENIZER
from kg.training.attribution.examples import examples_of
from kg.training.attribution.export import FILES, export
from kg.training.attribution.fit import Plan, fit
from kg.training.attribution.network import new_network
from kg.training.export import write_manifest
from kg.training.network import base_folder

NAME, VERSION = "minilm", "2"
# One article in so many chooses the threshold and is not trained on.
HELD_OUT = 12
LEVELS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# Of the thresholds that are as good as the best but for this, the one with the most found is taken.
AS_GOOD = 0.005
SETTINGS = {
    "cue": 0.2,
    "source": 0.2,
    "named": 0.2,
    "content": 0.5,
}

Data = Mapping[str, tuple[Article, tuple[Annotated, ...]]]


def train(data: Path, out: Path, plan: Plan, report: Callable[[str], None]) -> str:
    """Trains on a data folder, writes the model to ``out``, and gives its figures in words.

    The same data, seed and number of threads give the same model on the same kind of processor.
    """
    from tokenizers import Tokenizer

    articles = read_articles(data)
    tokenizer = Tokenizer.from_file(str(base_folder() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = [
        example
        for name, (article, annotated) in articles.items()
        if not is_held_out(name)
        for example in examples_of(tokenizer, article, annotated)
    ]
    report(f"{len(articles)} articles, {len(examples)} windows to train on")
    network = new_network(plan.seed)
    fit(network, examples, plan, report)
    export(network, out, NAME, VERSION, {**SETTINGS, "score": 0.0, "sourceless": 0.0})
    held = {name: pair for name, pair in articles.items() if is_held_out(name)}
    levels, figures = best_levels(out, held)
    write_manifest(out, NAME, VERSION, {**SETTINGS, **levels}, FILES)
    score = figures.score
    return (
        f"{out}: thresholds {levels}; on the {len(held)} articles held out, the model alone: "
        f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
    )


def is_held_out(name: str) -> bool:
    """True for the articles that choose the threshold, by a hash of the name."""
    return blake2b(name.encode(), digest_size=4).digest()[0] % HELD_OUT == 0


def best_levels(folder: Path, articles: Data) -> tuple[dict[str, float], AttributionFigures]:
    """The least scores of attributions with and without a source, and what they give."""
    tagger = Tagger(folder)
    found = {name: tagger.find(a.text, a.paragraphs) for name, (a, _) in articles.items()}
    tried = {level: figures_at(level, level, articles, found) for level in LEVELS}
    most = max(figures.score.f1 for figures in tried.values())
    level = min(level for level, f in tried.items() if f.score.f1 >= most - AS_GOOD)
    least = tried[level].score.f1 - AS_GOOD
    tried = {low: figures_at(level, low, articles, found) for low in LEVELS if low <= level}
    low = min(low for low, figures in tried.items() if figures.score.f1 >= least)
    return {"score": level, "sourceless": low}, tried[low]


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
