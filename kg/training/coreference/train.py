"""OntoGUM's and LitBank's files → a model folder of the ranker."""

from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from kg.config import Settings
from kg.evaluation import conllu, litbank
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.mentions.finder import Finder
from kg.nlp.parse import load_pipeline
from kg.training.coreference.examples import examples_of
from kg.training.coreference.export import export
from kg.training.coreference.fit import Plan, Tensors, fit, scores_of, tensors_of
from kg.training.coreference.network import Ranker
from kg.training.holding import is_held_out

NAME, VERSION = "ranker", "2"
# What is added to the score of meaning something new.
LEVELS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)


def train(
    data: Path,
    fiction: Path | None,
    encoder: Path,
    mentions: Path,
    out: Path,
    plan: Plan,
    report: Callable[[str], None],
) -> str:
    """Trains on OntoGUM, and LitBank if given, writes the model to ``out``, and tells its figures.

    ``encoder`` and ``mentions`` are the folders of the models whose mentions are ranked.
    """
    nlp = load_pipeline(Settings().model)
    tagger, finder = Tagger(encoder), Finder(mentions, encoder)
    documents = conllu.read_folder(data)

    def prepare(some: Sequence[conllu.Annotated], whole: bool) -> list[Tensors]:
        return [tensors_of(e) for e in examples_of(nlp, tagger, finder, some, whole)]

    known = prepare([d for d in documents if not is_held_out(d.article.id)], True)
    held = prepare([d for d in documents if is_held_out(d.article.id)], True)
    others = prepare(litbank.read_folder(fiction), False) if fiction is not None else []
    report(f"{len(known)} documents to train on, and {len(others)} of fiction")
    torch.manual_seed(plan.seed)
    ranker = Ranker(known[0].vectors.shape[1] // 3)
    fit(ranker, known, others, plan, report)
    level, score = best_level(ranker, held)
    export(ranker, out, mentions, NAME, VERSION, {"new": level})
    return f"{out}: {level} for what is new; right answers on {len(held)} held out: {score:.3f}"


def best_level(ranker: Ranker, documents: Sequence[Tensors]) -> tuple[float, float]:
    """The level at which links are right and found most often (F1 over mentions with a chain)."""
    found = {}
    for level in LEVELS:
        right = told = gold = 0
        for document in documents:
            with torch.no_grad():
                scores = scores_of(ranker, document)
            scores[:, 0] += level
            answer = scores.argmax(1)
            linked = answer > 0
            right += int(document.right[torch.arange(len(answer)), answer][linked].sum())
            told += int(linked.sum())
            gold += int((~document.right[:, 0]).sum())
        found[level] = 2 * right / max(1, told + gold)
    level = max(LEVELS, key=lambda one: found[one])
    return level, found[level]
