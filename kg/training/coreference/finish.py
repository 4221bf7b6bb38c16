"""Fitted networks of mentions and antecedents → their folders, with the levels that suit them."""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from spacy.language import Language

from kg.evaluation.chains import Score, conll, score_chains
from kg.evaluation.conllu import Annotated
from kg.evaluation.coreference import found_chains, gold_chains, overlap
from kg.evaluation.ontonotes import ontonotes_chains
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.coreference.ranking.ranker import Ranker
from kg.nlp.coreference.ranking.reader import read
from kg.nlp.mentions.finder import Finder
from kg.nlp.parse import parse_articles
from kg.training.coreference import export as ranking
from kg.training.coreference.losses import Network
from kg.training.export import write_manifest
from kg.training.mentions import export as mentions

MENTIONS, RANKER, VERSION = "mentions", "ranker", "6"
# The least odds of a mention; what is added to the score of meaning something new.
SURE = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# Differences of F1 in spans with type that rounding alone makes.
AS_GOOD = 0.002
NEW = (-0.75, -0.5, -0.25, 0.0, 0.25, 0.5)

Levels = tuple[float, float]


def finish(
    network: Network,
    out: Path,
    nlp: Language,
    held: Sequence[Annotated],
    chains: Mapping[str, Annotated],
) -> str:
    """Writes both models, chooses their levels on documents held out, and tells their figures.

    ``out`` already holds the model of attributions. The level of mentions is the highest one with
    which spans with type are as good as can be, that of what is new the one with the best chains.
    """
    encoder, finder, ranker = (out / name for name in ("attribution", "mentions", "coreference"))
    tagger = Tagger(encoder)
    texts = [tagger.encode(d.article.text, d.article.paragraphs) for d in held]
    levels = {"mention": SURE[0]}
    mentions.export(network.mentions, finder, encoder, MENTIONS, VERSION, levels, texts)
    ranking.export(network.ranker, ranker, finder, RANKER, VERSION, {"new": 0.0})
    models = tagger, Finder(finder, encoder), Ranker(ranker, finder)
    figures = figures_of(models, nlp, held, chains)
    best = max(typed.f1 for _, typed in figures.values())
    sure = max(level for level in SURE if figures[level, NEW[0]][1].f1 > best - AS_GOOD)
    new = max(NEW, key=lambda level: figures[sure, level][0])
    needs = mentions.needs(encoder)
    write_manifest(finder, MENTIONS, VERSION, {"mention": sure}, mentions.FILES, needs)
    needs = ranking.needs(finder)
    write_manifest(ranker, RANKER, VERSION, {"new": new}, ranking.FILES, needs)
    found, typed = figures[sure, new]
    return (
        f"{finder}, {ranker}: levels {sure} and {new}; in the {len(held)} documents held out: "
        f"chains CoNLL F1 {found:.3f}, spans with type F1 {typed.f1:.3f}"
    )


def figures_of(
    models: tuple[Tagger, Finder, Ranker],
    nlp: Language,
    held: Sequence[Annotated],
    chains: Mapping[str, Annotated],
) -> dict[Levels, tuple[float, Score]]:
    """The CoNLL F1 of the chains of all mentions and the score of spans with type, by levels."""
    tagger, finder, ranker = models
    scores: dict[Levels, dict[str, Score]] = {levels: {} for levels in product(SURE, NEW)}
    typed = dict.fromkeys(scores, Score())
    docs = parse_articles(nlp, [d.article for d in held])
    for gold, (article, doc) in zip(held, docs, strict=True):
        encoded = tagger.encode(article.text, article.paragraphs)
        wanted = gold_chains(chains[article.id], "span")
        for levels, table in scores.items():
            finder.settings["mention"], ranker.settings["new"] = levels
            reading = read(doc, encoded, finder, ranker)
            found = ontonotes_chains(doc, reading)
            heads = {span: span for chain in found for span in chain}
            for name, score in score_chains(wanted, found_chains(found, heads, "span")).items():
                table[name] = table.get(name, Score()) + score
            told = {(m.span, m.type) for m in reading.mentions}
            typed[levels] += overlap({(m.span, m.type) for m in gold.mentions}, told)
    return {levels: (conll(table), typed[levels]) for levels, table in scores.items()}
