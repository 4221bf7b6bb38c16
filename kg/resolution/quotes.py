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
COMPARED = 8
LONGEST = 12


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
    near = near_pairs([q.tokens for q in quotes], lambda i: quotes[i].saying.node.article)
    near += same_speaker(quotes)
    for group in connected(len(quotes), near):
        found = [quotes[i] for i in group]
        wordings = versions(found)[:COMPARED]
        pairs = combinations(wordings, 2)
        changes = sorted({change for one, other in pairs for change in changed(one, other)})
        if changes:
            told = " / ".join(f"“{shorten(quote.text)}”" for quote in wordings)
            short = [change for change in changes if len(change.split()) <= LONGEST]
            words = f" ({'; '.join(short[:6])})" if short else ""
            note = f"One quotation in different words{words}: {told}"
            first = found[0]
            about = f"{first.saying.node.id} {first.text}"
            members = (quote.saying.node.id for quote in found)
            yield make_conflict("quoteDrift", members, note, about)


def find_quotes(sayings: Sayings) -> Iterator[Quote]:
    """Every quotation of the innermost statement that holds it."""
    inner: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings.all:
        if saying.node.within is not None:
            inner[saying.node.within].append(saying)
    for saying in sayings.all:
        taken = [span for other in inner[saying.node.id] for span in other.node.content]
        for span in saying.node.content:
            for match in QUOTED.finditer(saying.document.article.slice(span)):
                begin = span.begin + match.start(1)
                tokens = tuple(tokens_of(match.group(1)))
                held = any(part.begin <= begin < part.end for part in taken)
                if len(tokens) >= FEWEST and not held:
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
