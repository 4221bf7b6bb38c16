"""Sentences that articles have copied from one another, found by shared runs of words.

Shingling after Broder (1997): two sentences are copies where most word runs of the shorter one
stand in the longer one. What is quoted counts only where the sentence around it agrees: two
outlets can have the same words from the same mouth.
"""

import re
from collections.abc import Sequence

from kg.model import Document, Passage
from kg.resolution.sayings import connected, near_pairs, tokens_of

QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"»]?|^[^“\"„«]*[”]")
FEWEST_WORDS = 8
CONTAINED = 0.5
FEWEST_RUNS = 4
RUN = 4


def copied_passages(documents: Sequence[Document]) -> list[frozenset[Passage]]:
    """Groups of sentences of different articles that are copies of each other."""
    sentences = [
        Passage(document.article.id, span) for document in documents for span in document.sentences
    ]
    texts = {document.article.id: document.article for document in documents}
    words = [own_words(texts[p.article].slice(p.span)) for p in sentences]
    pairs = near_pairs(words, lambda i: sentences[i].article, CONTAINED, FEWEST_RUNS, RUN)
    return [frozenset(sentences[i] for i in group) for group in connected(len(sentences), pairs)]


def own_words(text: str) -> list[str]:
    """The words of a sentence outside quotation marks; none where they are too few to tell.

    Scare quotes are left in: a quotation of up to three words is no quotation of its own.
    """

    def drop(match: re.Match[str]) -> str:
        return match.group() if len(match.group().split()) <= 3 else " "

    found = tokens_of(QUOTED.sub(drop, text))
    return found if len(found) >= FEWEST_WORDS else []
