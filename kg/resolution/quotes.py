"""Quotations that change from article to article: one conflict for each quotation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from kg.model import Conflict
from kg.resolution.notes import make_conflict, shorten
from kg.resolution.sayings import (
    TOO_COMMON,
    WORD,
    Saying,
    Sayings,
    connected,
    near_pairs,
    tokens_of,
)
from kg.resolution.wording import listed

QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,1500})[”\"»]?")
FEWEST = 2
SHARED = 0.6


@dataclass(frozen=True)
class Quote:
    """Words inside quotation marks of a statement."""

    saying: Saying
    text: str
    tokens: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The content words without their commonest endings; names say nothing here."""
        capital = [word for word in WORD.findall(self.text)[1:] if word[:1].isupper()]
        empty = listed("dropped") | {name for word in capital for name in tokens_of(word)}
        return frozenset(stem(t) for t in self.tokens if t not in empty and len(t) > 3)


def drifting_quotes(sayings: Sayings) -> Iterator[Conflict]:
    """Quotations that articles give in different words.

    Alike are long runs of the same words, or short quotations of one named source with the same
    content words. A mere cut is no drift.
    """
    quotes = list(find_quotes(sayings))
    pairs = near_pairs([q.tokens for q in quotes], lambda i: quotes[i].saying.node.article)
    pairs += same_speaker(quotes)
    for group in connected(len(quotes), pairs):
        found = [quotes[i] for i in group]
        changes = sorted(
            {
                change
                for one, other in combinations(versions(found), 2)
                for change in changed(one, other)
            }
        )
        if changes:
            told = " / ".join(f"“{shorten(q.text)}”" for q in versions(found))
            words = "; ".join(changes[:6])
            note = f"One quotation in different words ({words}): {told}"
            yield make_conflict("quoteDrift", (q.saying.node.id for q in found), note)


def find_quotes(sayings: Sayings) -> Iterator[Quote]:
    """Every quotation of the innermost statement that holds it."""
    outer = {s.node.within for s in sayings.all if s.node.within}
    for saying in sayings.all:
        inner = (
            [s for s in sayings.all if s.node.within == saying.node.id]
            if saying.node.id in outer
            else []
        )
        taken = {token for s in inner for span in s.node.content for token in range(*span)}
        for span in saying.node.content:
            text = saying.document.article.slice(span)
            for match in QUOTED.finditer(text):
                tokens = tuple(tokens_of(match.group(1)))
                if len(tokens) >= FEWEST and span.begin + match.start(1) not in taken:
                    yield Quote(saying, match.group(1).strip(" ,."), tokens)


def stem(word: str) -> str:
    """A word without its commonest endings, so that *adapted* is like *adapt*."""
    return re.sub(r"(?:ed|ing|s)$", "", word) if len(word) > 4 else word


def same_speaker(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pairs of quotations of one source in two articles that share most content words."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in sorted(quote.stems) if quote.saying.node.source else ():
            index[quote.saying.node.source or "", word].append(number)
    candidates = {
        pair
        for found in index.values()
        if len(found) <= TOO_COMMON
        for pair in combinations(found, 2)
    }
    return [pair for pair in sorted(candidates) if agree(quotes[pair[0]], quotes[pair[1]])]


def agree(one: Quote, other: Quote) -> bool:
    """True if the shorter of two quotations in two articles has most of its words in the longer."""
    if one.saying.node.article == other.saying.node.article:
        return False
    common = len(one.stems & other.stems)
    return common >= FEWEST and common >= SHARED * min(len(one.stems), len(other.stems))


def versions(group: Iterable[Quote]) -> list[Quote]:
    """The different wordings of a group, the longest first; mere cuts of another are left out."""
    found: list[Quote] = []
    for quote in sorted(group, key=lambda q: (-len(q.tokens), q.tokens, q.saying.node.id)):
        text = f" {' '.join(quote.tokens)} "
        if not any(text in f" {' '.join(other.tokens)} " for other in found):
            found.append(quote)
    return found


def changed(one: Quote, other: Quote) -> list[str]:
    """The words in which two quotations differ where both have some: "hitting → attacking"."""
    longer, shorter = sorted((one.tokens, other.tokens), key=len, reverse=True)
    blocks = SequenceMatcher(None, longer, shorter, autojunk=False).get_opcodes()
    inner = [b for b in blocks if b[0] != "equal"]
    # What the longer one has before and after the shorter one is a cut, not a change.
    inner = [b for b in inner if not (b[0] == "delete" and b[3] in (0, len(shorter)))]
    return [
        f"{' '.join(longer[a:b]) or '–'} → {' '.join(shorter[c:d]) or '–'}"
        for _, a, b, c, d in inner
    ]
