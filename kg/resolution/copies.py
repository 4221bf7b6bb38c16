"""Sentences that articles have copied from one another, found by shared runs of words.

Shingling after Broder (1997): two sentences are copies where most word runs of the shorter one
stand in the longer one. An index of runs keeps it near-linear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from kg.model import Document, Passage

WORD = re.compile(r"\w+")
RUN = 4
FEWEST_WORDS = 7
CONTAINED = 0.5
TOO_COMMON = 50


def copied_passages(documents: Sequence[Document]) -> list[frozenset[Passage]]:
    """Groups of sentences of different articles that are copies of each other."""
    sentences = [
        Passage(document.article.id, span)
        for document in sorted(documents, key=lambda d: d.article.id)
        for span in document.sentences
    ]
    texts = {document.article.id: document.article for document in documents}
    runs = [runs_of(texts[p.article].slice(p.span)) for p in sentences]
    index: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            index[run].append(number)
    return grouped(sentences, linked_pairs(sentences, runs, index))


def runs_of(text: str) -> frozenset[int]:
    """The runs of words of a sentence, as numbers; none for a short sentence."""
    words = [word.casefold() for word in WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return frozenset()
    joined = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return frozenset(
        int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in joined
    )


def linked_pairs(
    sentences: list[Passage], runs: list[frozenset[int]], index: dict[int, list[int]]
) -> list[tuple[int, int]]:
    """The pairs of sentences of two articles that are copies."""
    pairs = []
    for number, found in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in found:
            if len(index[run]) <= TOO_COMMON:
                shared.update(other for other in index[run] if other > number)
        for other, count in shared.items():
            shorter = min(len(found), len(runs[other]))
            if (
                sentences[other].article != sentences[number].article
                and count >= CONTAINED * shorter
            ):
                pairs.append((number, other))
    return pairs


def grouped(sentences: list[Passage], pairs: list[tuple[int, int]]) -> list[frozenset[Passage]]:
    """The connected groups of linked sentences, in the order of their first one."""
    leader: dict[int, int] = {}

    def find(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in sorted(pairs):
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    groups: dict[int, set[Passage]] = defaultdict(set)
    for number in leader:
        groups[find(number)].add(sentences[number])
    return [frozenset(groups[number]) for number in sorted(groups)]
