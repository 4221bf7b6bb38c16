"""Quotations that change from article to article, and sources that are described differently."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.ids import digest
from kg.model import Conflict, Document, StatementNode
from kg.resolution.clusters import dice

QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,1200})[”\"»]")
WORD = re.compile(r"\w+")
ALIKE = 0.5
SAME_SOURCE = 0.6
MOST = 60
FEWEST_SAID = 8
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of an article with its words and the statement that holds it most closely."""

    statement: StatementNode
    text: str
    words: frozenset[str]


def drifting_quotes(
    documents: Sequence[Document], statements: Mapping[tuple[str, int], StatementNode]
) -> Iterable[Conflict]:
    """The same quotation with other words inside its marks in other articles: one conflict each.

    Compared are quotations of one named source, or quotations most of whose words agree; none is a
    mere cut of the other.
    """
    quotes = [quote for document in documents for quote in quotes_of(document, statements)]
    index: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in sorted(quote.words, key=lambda w: (-len(w), w))[:6]:
            index[word].append(number)
    pairs = {
        (one, other)
        for found in index.values()
        for one, other in combinations(found[:MOST], 2)
        if differ(quotes[one], quotes[other])
    }
    for group in connected(pairs):
        yield make_drift([quotes[number] for number in group])


def quotes_of(
    document: Document, statements: Mapping[tuple[str, int], StatementNode]
) -> list[Quote]:
    """The quotations of an article, each once, by the smallest statement that holds it."""
    found: dict[str, Quote] = {}
    for number in range(len(document.statements)):
        node = statements[document.article.id, number]
        content = " ".join(document.article.slice(span) for span in node.content)
        for quoted in QUOTED.findall(content):
            words = frozenset(stem(word) for word in WORD.findall(quoted.casefold()))
            if len(words) >= FEWEST and (quoted not in found or is_inside(node, found[quoted])):
                found[quoted] = Quote(node, quoted, words)
    whole = sorted(found.values(), key=lambda quote: (-len(quote.text), quote.text))
    return [q for i, q in enumerate(whole) if not any(q.text in other.text for other in whole[:i])]


def is_inside(node: StatementNode, quote: Quote) -> bool:
    """True if a statement holds less around a quotation than the one known so far."""
    sizes = [sum(s.end - s.begin for s in n.content) for n in (node, quote.statement)]
    return sizes[0] < sizes[1]


def stem(word: str) -> str:
    """A word without its commonest endings, so that *adapted* is like *adapt*."""
    return re.sub(r"(?:ed|ing|s)$", "", word) if len(word) > 4 else word


def differ(one: Quote, other: Quote) -> bool:
    """True for two quotations that are one, told in other words."""
    if one.statement.article == other.statement.article:
        return False
    plain = [" ".join(WORD.findall(quote.text.casefold())) for quote in (one, other)]
    if plain[0] in plain[1] or plain[1] in plain[0]:
        return False
    named = one.statement.source is not None and one.statement.source == other.statement.source
    common = one.words & other.words
    if len([word for word in common if len(word) > 3]) < FEWEST:
        return False
    if named:
        return len(common) >= SAME_SOURCE * min(len(one.words), len(other.words))
    return dice(one.words, other.words) >= ALIKE


def connected(pairs: set[tuple[int, int]]) -> list[list[int]]:
    """The groups that pairs join, in the order of their first member."""
    leader: dict[int, int] = {}

    def find(number: int) -> int:
        while leader.setdefault(number, number) != number:
            number = leader[number]
        return number

    for one, other in sorted(pairs):
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(leader):
        groups[find(number)].append(number)
    return [groups[number] for number in sorted(groups)]


def make_drift(quotes: list[Quote]) -> Conflict:
    """One conflict of all variants of a quotation."""
    members = tuple(sorted({quote.statement.id for quote in quotes}))
    wordings = sorted({shorten(quote.text) for quote in quotes})
    note = f"One quotation in {len(wordings)} wordings: " + "; ".join(f"“{w}”" for w in wordings)
    return Conflict(
        f"conflict/quoteDrift-{digest('quoteDrift', *members)}", "quoteDrift", members, note
    )


def shorten(text: str, longest: int = 160) -> str:
    """A text cut at a word, for a note."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"


def source_clashes(
    documents: Sequence[Document], statements: Mapping[tuple[str, int], StatementNode]
) -> Iterable[Conflict]:
    """The same content from sources that are described differently, as "one" and "the second".

    Only anonymous sources: names are compared by their entities.
    """
    rows = []
    for document in documents:
        for number, statement in enumerate(document.statements):
            node = statements[document.article.id, number]
            text = " ".join(document.article.slice(span) for span in node.content)
            words = frozenset(WORD.findall(text.casefold()))
            source = " ".join(document.article.slice(span) for span in node.source_spans)
            if statement.anonymous and len(words) >= FEWEST_SAID:
                rows.append((node, words, source))
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, words, _) in enumerate(rows):
        for word in sorted(words, key=lambda w: (-len(w), w))[:6]:
            index[word].append(number)
    seen = {pair for found in index.values() for pair in combinations(found[:MOST], 2)}
    for one, other in sorted(seen):
        yield from clash(rows[one], rows[other])


Row = tuple[StatementNode, frozenset[str], str]


def clash(one: Row, other: Row) -> Iterable[Conflict]:
    """The clash between the sources of two statements of nearly the same words."""
    if one[0].article == other[0].article or dice(one[1], other[1]) < 0.6:
        return
    ranks = [ordinals(row[2]) for row in (one, other)]
    if ranks[0] == ranks[1]:
        return
    members = tuple(sorted((one[0].id, other[0].id)))
    note = f"Nearly the same words are given to “{one[2]}” and to “{other[2]}”."
    yield Conflict(
        f"conflict/sourceIdentity-{digest('sourceIdentity', *members)}",
        "sourceIdentity",
        members,
        note,
    )


def ordinals(source: str) -> frozenset[str]:
    """The words of a description that tell one unnamed source from another."""
    telling = {"one", "first", "second", "third", "another", "senior", "former", "two", "three"}
    return frozenset(WORD.findall(source.casefold())) & telling
