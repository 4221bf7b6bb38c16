"""PolNeAR's, GUM's and LitBank's files → the folder of the model of attributions."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation import conllu, litbank
from kg.evaluation.brat import read_articles
from kg.nlp.encoder.weights import open_tokenizer
from kg.training.attribution import finish as attribution
from kg.training.attribution.examples import examples_of
from kg.training.attribution.network import new_network
from kg.training.fit import Plan, fit
from kg.training.holding import is_held_out
from kg.training.mentions.examples import document
from kg.training.mentions.network import new_network as new_mentions
from kg.training.network import base_folder


@dataclass(frozen=True)
class Data:
    """Folders: PolNeAR's articles, and GUM's documents and LitBank's if at hand."""

    attributions: Path
    mentions: Path | None
    fiction: Path | None


def train(data: Data, out: Path, plan: Plan, report: Callable[[str], None]) -> str:
    """Trains, writes ``attribution`` to ``out``, and gives figures in words.

    Documents with mentions teach the encoder, so that models of these can stand on it. The same
    data, seed and number of threads give the same model on the same kind of processor. The figures
    are those of one article in twelve, which is not trained on and chooses the thresholds.
    """
    tokenizer = open_tokenizer(base_folder())
    articles = read_articles(data.attributions)
    documents = conllu.read_folder(data.mentions) if data.mentions is not None else []
    fiction = litbank.read_folder(data.fiction) if data.fiction is not None else []
    examples = [
        example
        for name, (article, annotated) in articles.items()
        if not is_held_out(name)
        for example in examples_of(tokenizer, article, annotated)
    ]
    read = [document(tokenizer, d, True) for d in documents if not is_held_out(d.article.id)]
    read += [document(tokenizer, d, False) for d in fiction]
    report(f"{len(articles)} articles, {len(examples)} windows; {len(read)} documents")
    network, other = new_network(plan.seed), new_mentions(plan.seed)
    fit(network, examples, other, read, plan, report)
    held = {name: pair for name, pair in articles.items() if is_held_out(name)}
    return attribution.finish(network, out / "attribution", held)
