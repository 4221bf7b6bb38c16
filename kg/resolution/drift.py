"""Quotations that change from article to article, and sources that are described differently."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kg.ids import digest
from kg.model import Conflict, Document, StatementNode
from kg.resolution.clusters import dice

QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,1200})[”\"»]")
WORD = re.compile(r"\w+")
ALIKE = 0.35
FEWEST = 2
Quote = tuple[StatementNode, str, frozenset[str]]


def drifting_quotes(
    documents: Sequence[Document], statements: Mapping[tuple[str, int], StatementNode]
) -> Iterable[Conflict]:
    """The same quotation with other words inside its marks in another article.

    Compared are quotations of one source, or of unnamed ones; alike but not equal, none a mere cut
    of the other.
    """
    quotes = list(all_quotes(documents, statements))
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, words) in enumerate(quotes):
        for word in sorted(words, key=lambda w: (-len(w), w))[:6]:
            index[word].append(number)
    seen = set()
    for found in index.values():
        for one, other in combinations(found[:60], 2):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            yield from drift(quotes[one], quotes[other])


def all_quotes(
    documents: Sequence[Document], statements: Mapping[tuple[str, int], StatementNode]
) -> Iterable[Quote]:
    """Every quotation of a statement with its words."""
    for document in documents:
        for number in range(len(document.statements)):
            node = statements[document.article.id, number]
            content = " ".join(document.article.slice(span) for span in node.content)
            for quoted in QUOTED.findall(content):
                words = frozenset(stem(w) for w in WORD.findall(quoted.casefold()))
                if len(words) >= FEWEST:
                    yield node, quoted, words


def stem(word: str) -> str:
    """A word without its commonest endings, so that *adapted* is like *adapt*."""
    return re.sub(r"(?:ed|ing|s)$", "", word) if len(word) > 4 else word


def drift(one: Quote, other: Quote) -> Iterable[Conflict]:
    """The drift between two quotations, if there is one."""
    first, second = one[0], other[0]
    if first.article == second.article:
        return
    plain = [" ".join(WORD.findall(quoted.casefold())) for quoted in (one[1], other[1])]
    cut = plain[0] in plain[1] or plain[1] in plain[0]
    named = first.source is not None and first.source == second.source
    short = min(len(one[2]), len(other[2]))
    common = len(one[2] & other[2])
    near = (
        dice(one[2], other[2]) >= ALIKE if not named else common >= 0.6 * short and common >= FEWEST
    )
    content = [w for w in one[2] & other[2] if len(w) > 3]
    if cut or not near or len(content) < FEWEST:
        return
    members = tuple(sorted((first.id, second.id)))
    note = f"One quotation in two wordings: “{shorten(one[1])}” and “{shorten(other[1])}”."
    yield Conflict(
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
            if statement.anonymous and len(words) >= 8:
                rows.append((node, words, source))
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, words, _) in enumerate(rows):
        for word in sorted(words, key=lambda w: (-len(w), w))[:6]:
            index[word].append(number)
    seen = set()
    for found in index.values():
        for one, other in combinations(found[:60], 2):
            if (one, other) not in seen:
                seen.add((one, other))
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
