"""Annotated documents → mentions with their facts, and the chain of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from kg.evaluation.conllu import Annotated
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.coreference.ranking.facts import Facts, facts_of
from kg.nlp.encoder.words import whole_words
from kg.nlp.mentions.finder import Finder, Spotted, spotted
from kg.nlp.parse import parse_articles
from kg.training.mentions.examples import mentions_in


@dataclass(frozen=True)
class Example:
    """The mentions of a document, and their chains; those of no chain have one of their own."""

    facts: Facts
    chains: tuple[str, ...]


def examples_of(
    nlp: Language, tagger: Tagger, finder: Finder, documents: Iterable[Annotated], whole: bool
) -> Iterator[Example]:
    """The documents as the product would see them, with all annotated mentions added.

    ``whole`` False leaves out what is not annotated, for texts in which only some types are.
    """
    known = list(documents)
    for document, (article, doc) in zip(
        known, parse_articles(nlp, [d.article for d in known]), strict=True
    ):
        encoded = tagger.encode(article.text, article.paragraphs)
        found: list[tuple[Spotted, str]] = []
        for number, states, odds in finder.read(encoded):
            window = encoded.windows[number]
            words = whole_words(window)
            gold = {
                (m.first, m.last): m.chain for m in mentions_in(window, words, document.mentions)
            }
            told = {
                m.span: (m, f"alone {m.span}") for m in finder.decode(window, words, states, odds)
            }
            if not whole:
                told = {}
            for (first, last), chain in gold.items():
                mention = spotted(window, first, last, states, odds)
                told[mention.span] = mention, chain
            found += told.values()
        found.sort(key=lambda pair: (pair[0].span.begin, -pair[0].span.end))
        if found:
            facts = facts_of(doc, [mention for mention, _ in found])
            yield Example(facts, tuple(chain for _, chain in found))
