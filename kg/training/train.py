"""PolNeAR's, GUM's, OntoGUM's and LitBank's files → the folders of all models."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.evaluation import conllu, litbank
from kg.evaluation.brat import read_articles
from kg.nlp.encoder.weights import open_tokenizer
from kg.nlp.parse import load_pipeline
from kg.training.attribution import finish as attribution
from kg.training.attribution.examples import examples_of
from kg.training.attribution.network import new_network
from kg.training.coreference import finish as coreference
from kg.training.coreference.documents import readings_of
from kg.training.coreference.losses import Network
from kg.training.coreference.network import new_ranker
from kg.training.fit import Plan, fit
from kg.training.holding import is_held_out
from kg.training.mentions.network import new_mentions
from kg.training.network import base_folder


@dataclass(frozen=True)
class Data:
    """Folders: PolNeAR's articles, GUM's documents, OntoGUM's of the same texts, LitBank's.

    Without ``mentions`` and ``chains`` only attributions are learned.
    """

    attributions: Path
    mentions: Path | None
    chains: Path | None
    fiction: Path | None


def train(data: Data, out: Path, plan: Plan, report: Callable[[str], None]) -> str:
    """Trains, writes ``attribution``, ``mentions`` and ``coreference``, and gives figures in words.

    The same data, seed and number of threads give the same models on the same kind of processor.
    The figures are those of one article in twelve, which is not trained on and chooses the
    thresholds.
    """
    nlp, tokenizer = load_pipeline(Settings().model), open_tokenizer(base_folder())
    articles = read_articles(data.attributions)
    examples = [
        example
        for name, (article, annotated) in articles.items()
        if not is_held_out(name)
        for example in examples_of(tokenizer, article, annotated)
    ]
    documents, chains = documents_of(data)
    known = [d for d in documents if not is_held_out(d.article.id)]
    read = list(readings_of(nlp, tokenizer, known, chains))
    if data.fiction is not None:
        read += readings_of(nlp, tokenizer, litbank.read_folder(data.fiction), None)
    report(f"{len(articles)} articles, {len(examples)} windows; {len(read)} documents")
    network, other = new_network(plan.seed), Network(new_mentions(plan.seed), new_ranker(plan.seed))
    fit(network, examples, other, read, plan, report)
    held = {name: pair for name, pair in articles.items() if is_held_out(name)}
    told = attribution.finish(network, out / "attribution", held)
    if not documents:
        return told
    rest = [d for d in documents if is_held_out(d.article.id)]
    return f"{told}\n{coreference.finish(other, out, nlp, rest, chains)}"


def documents_of(data: Data) -> tuple[Sequence[conllu.Annotated], dict[str, conllu.Annotated]]:
    """The documents with types, and the same with chains, by name; none where none are given."""
    if data.mentions is None or data.chains is None:
        return (), {}
    chains = {d.article.id: d for d in conllu.read_folder(data.chains)}
    return conllu.read_folder(data.mentions), chains
