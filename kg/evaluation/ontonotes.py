"""The chains that the trained ranker makes of all mentions, in the way of OntoNotes.

GUM marks more than OntoNotes does: there an apposition is one mention with what it explains, and
neither a predicate nor a noun before a noun is one (Weischedel et al. 2011; Zhu et al. 2021, who
made OntoGUM of GUM). The graph's own chains hold only what can be a node, and heed the rules of
names and offices.
"""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.model import Span
from kg.nlp.coreference.ranking.facts import NAME, NOUN, Facts
from kg.nlp.coreference.ranking.reader import Reading

Chains = tuple[tuple[Span, ...], ...]

THE = 1
PREDICATE, APPOSITION, BEFORE_A_NOUN = "attr", "appos", "compound"
# What stands between a mention and its apposition, and what closes this.
BETWEEN = {", ": "", " (": ")"}


def ontonotes_chains(doc: Doc, reading: Reading) -> Chains:
    """The chains of two mentions or more, in the order of the text."""
    chain_of = linked(reading)
    sizes = Counter(chain_of)
    spans = dict(enumerate(m.span for m in reading.mentions))
    for other, number, whole in appositions(doc, reading):
        spans[other] = whole
        if sizes[chain_of[other]] == 1:
            chain_of[other] = chain_of[number]
        spans.pop(number, None)
    for number in unmarked(doc, reading.facts):
        spans.pop(number, None)
    chains: dict[int, set[Span]] = {}
    for number, span in spans.items():
        chains.setdefault(chain_of[number], set()).add(span)
    return tuple(sorted(tuple(sorted(chain)) for chain in chains.values() if len(chain) > 1))


def linked(reading: Reading) -> list[int]:
    """For each mention the number of its chain: that of the one it most likely means.

    What the ranker takes for something new is still the same as what was told in the same words
    before (the exact match of Raghunathan et al. 2010).
    """
    chain_of: list[int] = []
    told: dict[tuple[int, int], int] = {}
    for number, ranking in enumerate(reading.rankings):
        words = same_words(reading.facts, number)
        best = number if ranking.best is None else chain_of[ranking.best]
        if ranking.best is None and words:
            best = told.get(words, number)
        if words:
            told[words] = best
        chain_of.append(best)
    return chain_of


def same_words(facts: Facts, number: int) -> tuple[int, int] | None:
    """The words of a name, or of a noun with "the"; ``None`` for what may be another each time."""
    kind = int(facts.kind[number])
    if kind == NAME:
        return kind, int(facts.bare[number])
    if kind == NOUN and facts.definite[number] == THE:
        return kind, int(facts.text[number])
    return None


def appositions(doc: Doc, reading: Reading) -> Iterator[tuple[int, int, Span]]:
    """A mention, the one that stands in apposition to it, and the span of both."""
    of_head: dict[int, list[int]] = {}
    for number, root in enumerate(reading.facts.root.tolist()):
        of_head.setdefault(root, []).append(number)
    for number, root in enumerate(reading.facts.root.tolist()):
        if doc[root].dep_ != APPOSITION:
            continue
        span = reading.mentions[number].span
        for other in of_head.get(doc[root].head.i, ()):
            begin, end = reading.mentions[other].span
            closing = BETWEEN.get(doc.text[end : span.begin])
            if closing is not None and doc.text.startswith(closing, span.end):
                yield other, number, Span(begin, span.end + len(closing))


def unmarked(doc: Doc, facts: Facts) -> Iterator[int]:
    """The mentions that OntoNotes does not mark."""
    for number, (root, kind) in enumerate(zip(facts.root.tolist(), facts.kind, strict=True)):
        role = doc[root].dep_
        if role == PREDICATE or (kind == NOUN and role in (APPOSITION, BEFORE_A_NOUN)):
            yield number
