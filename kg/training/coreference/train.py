"""GUM's, OntoGUM's and LitBank's files → the folders of the models of mentions and antecedents."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.evaluation import conllu, litbank
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.parse import load_pipeline
from kg.training.coreference.documents import readings_of
from kg.training.coreference.finish import finish
from kg.training.coreference.fit import Plan, fit
from kg.training.coreference.network import new_ranker
from kg.training.holding import is_held_out
from kg.training.mentions import finish as mentions
from kg.training.mentions.network import new_network


@dataclass(frozen=True)
class Data:
    """Folders: GUM's documents, OntoGUM's of the same texts, LitBank's if at hand."""

    mentions: Path
    chains: Path
    fiction: Path | None


def train(data: Data, encoder: Path, out: Path, plan: Plan, report: Callable[[str], None]) -> str:
    """Trains, writes ``mentions`` and ``coreference`` to ``out``, and gives figures in words.

    ``encoder`` is the folder of the model of attributions, whose encoder stays as it is. The same
    data, seed and number of threads give the same models on the same kind of processor. The
    figures are those of one document in twelve, which is not trained on and chooses the thresholds.
    """
    nlp, tagger = load_pipeline(Settings().model), Tagger(encoder)
    chains = {d.article.id: d for d in conllu.read_folder(data.chains)}
    documents = conllu.read_folder(data.mentions)
    known = [d for d in documents if not is_held_out(d.article.id)]
    held = [d for d in documents if is_held_out(d.article.id)]
    readings = list(readings_of(nlp, tagger, known, chains))
    if data.fiction is not None:
        readings += readings_of(nlp, tagger, litbank.read_folder(data.fiction), None)
    report(f"{len(known)} documents, and {len(readings) - len(known)} of fiction")
    network, ranker = new_network(plan.seed).mentions, new_ranker(plan.seed)
    fit(network, ranker, readings, plan, report)
    told = mentions.finish(network, out / "mentions", encoder, held)
    folders = encoder, out / "mentions", out / "coreference"
    return f"{told}\n{finish(ranker, folders, nlp, [chains[d.article.id] for d in held])}"
