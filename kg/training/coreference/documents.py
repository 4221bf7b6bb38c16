"""Annotated documents → what the networks of mentions and of antecedents learn from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from spacy.language import Language
from torch import Tensor

from kg.errors import ArticleError
from kg.evaluation.conllu import Annotated
from kg.model import Article, Span
from kg.nlp.coreference.ranking.agreement import groups
from kg.nlp.coreference.ranking.facts import facts_of
from kg.nlp.coreference.ranking.pairs import candidates, own_features, pair_features
from kg.nlp.encoder.windows import Array, Window, windows_of
from kg.nlp.encoder.words import cases_of, whole_words
from kg.nlp.mentions.finder import Spotted
from kg.nlp.mentions.types import TYPES
from kg.nlp.parse import parse_articles
from kg.training.mentions.examples import Document, Example, mentions_in


@dataclass(frozen=True, order=True)
class Place:
    """A mention by its span in the text, its window, and the first and last place in that."""

    span: Span
    window: int
    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A document with all its mentions in order.

    ``windows`` hold the mentions with a type. ``right`` marks the true answers for each mention,
    the first is "new"; the others are those of ``others``, of which only some are ``there``.
    ``groups`` numbers what agrees on its type.
    """

    windows: Document
    places: tuple[Place, ...]
    own: Tensor
    others: Tensor
    there: Tensor
    pairs: Tensor
    groups: Tensor
    right: Tensor


def readings_of(
    nlp: Language,
    tokenizer: Any,
    documents: Sequence[Annotated],
    chains: Mapping[str, Annotated] | None,
) -> Iterator[Reading]:
    """The documents that hold a mention.

    ``chains`` are the same documents, annotated with what means the same; without them it is that
    of ``documents``, in which only some types are annotated. Raises ``ArticleError`` where one is
    missing or has another text.
    """
    articles = [d.article for d in documents]
    for annotated, (article, doc) in zip(documents, parse_articles(nlp, articles), strict=True):
        found = [w for w in windows_of(tokenizer, article.text, article.paragraphs) if len(w) > 2]
        windows = tuple(examples_of(article, found, annotated))
        chain_of = dict(chained(found, windows))
        if chains is not None:
            other = the_same(chains, article)
            named = dict(chained(found, examples_of(article, found, other)))
            chain_of = {place: f"alone {place}" for place in chain_of} | named
        places = sorted(chain_of, key=lambda p: (p.span.begin, -p.span.end))
        if not places:
            continue
        nothing = np.zeros(len(TYPES) + 1)
        facts = facts_of(doc, [Spotted(p.span, TYPES[0], nothing, nothing) for p in places])
        others, there = candidates(facts)
        pairs = pair_features(facts, np.arange(len(facts)), others)
        yield Reading(
            Document(windows, chains is not None),
            tuple(places),
            torch.from_numpy(own_features(facts)),
            torch.from_numpy(others),
            torch.from_numpy(there),
            torch.from_numpy(pairs).half(),
            torch.from_numpy(groups(facts)),
            torch.from_numpy(right_answers([chain_of[p] for p in places], others, there)),
        )


def the_same(chains: Mapping[str, Annotated], article: Article) -> Annotated:
    """The document with an article's name; ``ArticleError`` where its text is not the same."""
    found = chains.get(article.id)
    if found is None or found.article.text != article.text:
        raise ArticleError(f"{article.id}: is not annotated with both types and chains")
    return found


def examples_of(
    article: Article, windows: Iterable[Window], annotated: Annotated
) -> Iterator[Example]:
    """The windows of a text with their mentions."""
    for window in windows:
        words = whole_words(window)
        marked = mentions_in(window, words, annotated.mentions)
        cases = tuple(cases_of(article.text, window, words))
        yield Example(window.ids, cases, words.first, words.last, marked)


def chained(windows: Sequence[Window], examples: Iterable[Example]) -> Iterator[tuple[Place, str]]:
    """The mentions of all windows, each with its chain."""
    for number, example in enumerate(examples):
        offsets = windows[number].offsets
        for mention in example.mentions:
            span = Span(offsets[mention.first].begin, offsets[mention.last].end)
            yield Place(span, number, mention.first, mention.last), mention.chain


def right_answers(chains: Sequence[str], others: Array, there: Array) -> Array:
    """Which answers are right, (mentions, 1 + earlier ones)."""
    names = {name: number for number, name in enumerate(dict.fromkeys(chains))}
    chain = np.array([names[name] for name in chains])
    same = (chain[:, None] == chain[others]) & there
    return np.concatenate([~same.any(1, keepdims=True), same], 1)
