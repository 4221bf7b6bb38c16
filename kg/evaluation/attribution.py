"""Attributions against PolNeAR, or whatever is annotated in the same form.

An attribution counts as found if its content shares half of its words with the annotated one (token
F1 of at least .5) and the sources share a word or are absent on both sides; one to one, the best
content first. Only outermost statements are compared, since PolNeAR annotates one level.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.config import Settings
from kg.evaluation.brat import Annotated, read_articles
from kg.evaluation.chains import Score
from kg.model import Document, Span
from kg.nlp.attribution.manner import manner_of
from kg.nlp.attribution.words import words as lexicon_words
from kg.nlp.pipeline import create_pipeline, extract

WORD = re.compile(r"\w+")
ENOUGH = 0.5

Words = frozenset[int]


@dataclass(frozen=True)
class Compared:
    """One attribution as the words (by their offsets) of its source and content, and its kinds."""

    source: Words
    content: Words
    kinds: tuple[str, ...] = ()


@dataclass
class AttributionFigures:
    """Counts over all articles; ``kinds`` and ``kinds_found`` count the annotated ones by kind."""

    articles: int = 0
    predicted: int = 0
    annotated: int = 0
    found: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    kinds_found: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> Score:
        """Precision, recall and F1 of whole attributions."""
        return Score(self.found, self.predicted, self.found, self.annotated)

    def recall(self, kind: str) -> float:
        """The share of the annotated ones of a kind that were found; 0 where there are none."""
        return self.kinds_found[kind] / max(1, self.kinds[kind])


def evaluate_attribution(data: Path, settings: Settings | None = None) -> AttributionFigures:
    """Reads the articles of a folder and compares; ``KGError`` for other data."""
    gold = read_articles(data)
    pipeline = create_pipeline(settings or Settings())
    documents = extract([article for article, _ in gold.values()], pipeline)
    figures = AttributionFigures()
    for (article, annotated), document in zip(gold.values(), documents, strict=True):
        predicted = [*outermost(document)]
        compare(figures, article.text, annotated, predicted)
    return figures


def outermost(document: Document) -> Iterator[Annotated]:
    """The statements of a document that stand in no other one."""
    for statement in document.statements:
        if statement.within is None:
            yield Annotated(statement.source, statement.cue, statement.content)


def compare(
    figures: AttributionFigures,
    text: str,
    annotated: Sequence[Annotated],
    predicted: Sequence[Annotated],
) -> None:
    """Adds one article to the figures."""
    ours = [compared(text, attribution) for attribution in predicted]
    theirs = [compared(text, attribution) for attribution in annotated]
    figures.articles += 1
    figures.predicted += len(ours)
    figures.annotated += len(theirs)
    for one, other in pairs(ours, theirs):
        figures.found += fits(one, other)
    for other in theirs:
        figures.kinds.update(other.kinds)
        if any(fits(one, other) for one in ours):
            figures.kinds_found.update(other.kinds)


def compared(text: str, attribution: Annotated) -> Compared:
    """An attribution as words."""
    cue = {
        match.group().lower()
        for span in attribution.cue
        for match in WORD.finditer(text[span.begin : span.end])
    }
    saying = not cue.isdisjoint(lexicon_words("credit", "saying"))
    kinds = (
        f"manner: {manner_of(text, attribution.content)}",
        "cue: saying" if saying else "cue: other",
        "source: there" if attribution.source else "source: absent",
    )
    return Compared(words(text, attribution.source), words(text, attribution.content), kinds)


def words(text: str, spans: Iterable[Span]) -> Words:
    """The words under some spans, by the offset of their first character."""
    return frozenset(
        span.begin + match.start()
        for span in spans
        for match in WORD.finditer(text[span.begin : span.end])
    )


def pairs(
    ours: Sequence[Compared], theirs: Sequence[Compared]
) -> Iterator[tuple[Compared, Compared]]:
    """Pairs that share content, each used once, the greatest overlap first."""
    candidates = sorted(
        (
            (overlap(one.content, other.content), overlap(one.source, other.source), -i, -j)
            for i, one in enumerate(ours)
            for j, other in enumerate(theirs)
            if one.content & other.content
        ),
        reverse=True,
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for *_, i, j in candidates:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            yield ours[-i], theirs[-j]


def overlap(one: Words, other: Words) -> float:
    """F1 of the words of two spans."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def fits(one: Compared, other: Compared) -> bool:
    """True if one attribution counts as the other."""
    return overlap(one.content, other.content) >= ENOUGH and same_source(one, other)


def same_source(one: Compared, other: Compared) -> bool:
    """True if the sources share a word, or there is none on either side."""
    return bool(one.source & other.source) or not (one.source or other.source)


def report(figures: AttributionFigures) -> str:
    """The figures as lines of text."""
    score = figures.score
    lines = [
        f"articles {figures.articles}",
        f"attributions: {figures.annotated} annotated, {figures.predicted} found",
        f"whole attributions: P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}",
    ]
    for kind, count in sorted(figures.kinds.items()):
        lines.append(f"recall, {kind}: {figures.recall(kind):.3f} of {count}")
    return "\n".join(lines)
