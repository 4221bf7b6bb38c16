"""A fitted ranker → its folder, with the level of what is new that suits it."""

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from kg.evaluation.chains import Score, conll, score_chains
from kg.evaluation.conllu import Annotated
from kg.evaluation.coreference import found_chains, gold_chains
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.coreference.ranking.chains import model_chains
from kg.nlp.coreference.ranking.ranker import Ranker
from kg.nlp.coreference.ranking.reader import read
from kg.nlp.mentions.finder import Finder
from kg.nlp.parse import parse_articles
from kg.training.coreference.export import FILES, export, needs
from kg.training.coreference.network import Ranker as Network
from kg.training.export import write_manifest

NAME, VERSION = "ranker", "3"
# What is added to the score of meaning something new.
LEVELS = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5)


def finish(
    network: Network, folders: tuple[Path, Path, Path], nlp: Language, held: Sequence[Annotated]
) -> str:
    """Writes the ranker, chooses its level on documents held out, and tells its figures.

    ``folders`` are those of attributions, of mentions, and of the ranker that is written.
    """
    encoder, mentions, out = folders
    export(network, out, mentions, NAME, VERSION, {"new": 0.0})
    ranker = Ranker(out, mentions)
    figures = best_levels(Tagger(encoder), Finder(mentions, encoder), ranker, nlp, held)
    level = max(LEVELS, key=lambda one: figures[one])
    write_manifest(out, NAME, VERSION, {"new": level}, FILES, needs(mentions))
    return (
        f"{out}: {level} for what is new; chains in the {len(held)} documents held out: "
        f"CoNLL F1 {figures[level]:.3f}"
    )


def best_levels(
    tagger: Tagger, finder: Finder, ranker: Ranker, nlp: Language, held: Sequence[Annotated]
) -> dict[float, float]:
    """The CoNLL F1 of the chains of all mentions for each level."""
    scores: dict[float, dict[str, Score]] = {level: {} for level in LEVELS}
    docs = parse_articles(nlp, [d.article for d in held])
    for gold, (article, doc) in zip(held, docs, strict=True):
        encoded = tagger.encode(article.text, article.paragraphs)
        for level, table in scores.items():
            ranker.settings["new"] = level
            chains = model_chains(read(doc, encoded, finder, ranker))
            heads = {span: span for chain in chains for span in chain}
            wanted, told = gold_chains(gold, "span"), found_chains(chains, heads, "span")
            for name, score in score_chains(wanted, told).items():
                table[name] = table.get(name, Score()) + score
    return {level: conll(table) for level, table in scores.items()}
