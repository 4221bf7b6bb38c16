"""What is said in nearly the same words in several articles: statements grouped by shingles.

Shingles after Broder (1997): runs of three words; an index of them keeps it near-linear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Document, StatementNode

WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
RUN = 3
TOO_COMMON = 40
CONTAINED = 0.34
FEWEST = 4
Place = tuple[str, int]


@dataclass(frozen=True)
class Saying:
    """A statement with the words of its content and its number in the document."""

    document: Document
    number: int
    node: StatementNode
    tokens: tuple[str, ...]

    @property
    def text(self) -> str:
        """The content as written."""
        return " … ".join(self.document.article.slice(span) for span in self.node.content)


@dataclass(frozen=True)
class Sayings:
    """All statements with content, and the groups of them that say nearly the same."""

    all: tuple[Saying, ...]
    groups: tuple[tuple[Saying, ...], ...]


def find_sayings(
    documents: Sequence[Document], statements: Mapping[Place, StatementNode]
) -> Sayings:
    """The statements of all documents, grouped by what they say."""
    found = []
    for document in documents:
        for number in range(len(document.statements)):
            node = statements[document.article.id, number]
            words = tuple(
                t for span in node.content for t in tokens_of(document.article.slice(span))
            )
            if words:
                found.append(Saying(document, number, node, words))
    pairs = near_pairs([saying.tokens for saying in found], lambda i: found[i].node.article)
    groups = connected(len(found), pairs)
    return Sayings(tuple(found), tuple(tuple(found[i] for i in group) for group in groups))


def tokens_of(text: str) -> list[str]:
    """The words of a text as they are compared: "U.S." is "us", "counter-fire" is "counterfire"."""
    return [re.sub(r"\W", "", word.casefold()) for word in WORD.findall(text)]


def runs_of(tokens: Sequence[str], length: int = RUN) -> frozenset[tuple[str, ...]]:
    """The runs of words of a text."""
    return frozenset(tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1))


def near_pairs(
    texts: Sequence[Sequence[str]],
    article_of: Callable[[int], str],
    contained: float = CONTAINED,
    fewest: int = FEWEST,
    length: int = RUN,
) -> list[tuple[int, int]]:
    """The pairs of texts of two articles where enough runs of the shorter stand in the longer.

    Enough are ``fewest`` runs of ``length`` words, and the share ``contained`` of all.
    """
    runs = [runs_of(text, length) for text in texts]
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            index[run].append(number)
    pairs = []
    for number, found in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in found:
            if len(index[run]) <= TOO_COMMON:
                shared.update(other for other in index[run] if other > number)
        for other, count in shared.items():
            enough = count >= max(fewest, contained * min(len(found), len(runs[other])))
            if enough and article_of(number) != article_of(other):
                pairs.append((number, other))
    return sorted(pairs)


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of two or more numbers below a size, in order."""
    leader = list(range(size))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        groups[find(number)].append(number)
    return [group for group in groups.values() if len(group) > 1]
