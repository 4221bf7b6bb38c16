"""Events against PLOVER's gold standard records, or whatever is coded in the same form.

A record is one text with one event: its type, the words for its sources and targets. The event told
first in the text is compared. A source or target is right if one of its mentions shares a word with
the words of the record, or there is none on either side.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.config import Settings
from kg.evaluation.records import Record, read_records
from kg.lexicon import read_lexicon
from kg.model import Document, Relation, Span
from kg.nlp.claims.acts import type_of_predicate
from kg.nlp.pipeline import create_pipeline, extract

WORD = re.compile(r"\w+")
SPEAKING = "CONSULT"
SURE = ("asserted", "attributed")

# Types that the first drafts of PLOVER called otherwise, and those that later ones have joined.
RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "RETREAT",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """The event that was read in a text: its type, the words of its source and of its target."""

    type: str = ""
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Compared:
    """A record beside what was read in its text."""

    record: Record
    type: str
    coded: Coded

    @property
    def right(self) -> bool:
        """True if the types agree."""
        return self.type == self.coded.type


@dataclass
class PloverFigures:
    """Counts over all records; ``types`` and ``right`` count the records by type."""

    source: int = 0
    target: int = 0
    types: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[Compared] = field(default_factory=list)

    @property
    def records(self) -> int:
        """How many records were compared."""
        return self.types.total()


def evaluate_plover(data: Path, settings: Settings | None = None) -> PloverFigures:
    """Reads the records of a file or folder and compares; ``KGError`` for other data."""
    records = read_records(data)
    pipeline = create_pipeline(settings or Settings())
    documents = extract([record.article for record in records], pipeline)
    figures = PloverFigures()
    for record, document in zip(records, documents, strict=True):
        compare(figures, record, coded(document))
    return figures


def compare(figures: PloverFigures, record: Record, found: Coded) -> None:
    """Adds one record to the figures."""
    both = Compared(record, RENAMED.get(record.type, record.type), found)
    figures.types[both.type] += 1
    figures.right[both.type] += both.right
    figures.source += agree(words_of(record.sources), found.source)
    figures.target += agree(words_of(record.targets), found.target)
    if not both.right:
        figures.wrong.append(both)


def agree(annotated: frozenset[str], found: frozenset[str]) -> bool:
    """True if two sets of words share one, or are both empty."""
    return bool(annotated & found) or not (annotated or found)


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words of some texts in lower case, without those that name nothing."""
    dropped = read_lexicon("wording")["dropped"]
    found = (match.group().lower() for text in texts for match in WORD.finditer(text))
    return frozenset(word for word in found if word not in dropped)


def coded(document: Document) -> Coded:
    """The main event of a text: the first that is told as more than words."""
    events = sorted(typed(document), key=weight)
    if not events:
        return Coded()
    kind, relation = events[0]
    target = target_of(document, relation)
    return Coded(kind, named(document, relation.subject), named(document, target))


def target_of(document: Document, relation: Relation) -> int | None:
    """To whom an event is done: whom it is addressed to, its object, or the first named in it."""
    if relation.addressee is not None:
        return relation.addressee
    if isinstance(relation.object, int):
        return relation.object
    inside = [
        (mention.span, number)
        for number, referent in enumerate(document.referents)
        for mention in referent.mentions
        if number != relation.subject and within(mention.span, relation.object.span)
    ]
    return min(inside)[1] if inside else relation.place


def within(inner: Span, outer: Span) -> bool:
    """True if a span lies in another one."""
    return outer.begin <= inner.begin and inner.end <= outer.end


def typed(document: Document) -> Iterator[tuple[str, Relation]]:
    """The relations of a document that tell an event, with its type."""
    for relation in document.relations:
        kind = relation.event or type_of_predicate(relation.predicate)
        if kind:
            yield kind, relation


def weight(event: tuple[str, Relation]) -> tuple[bool, bool, int, str]:
    """Where an event stands in the order of what a text tells: words last, the rest as told."""
    kind, relation = event
    return (
        relation.rule.startswith("speech") and kind == SPEAKING,
        relation.certainty not in SURE,
        relation.trigger.begin,
        kind,
    )


def named(document: Document, referent: int | None) -> frozenset[str]:
    """The words by which a text mentions a referent."""
    if referent is None:
        return frozenset()
    found = document.referents[referent]
    texts = [document.article.slice(mention.span) for mention in found.mentions]
    return words_of((found.name, *texts))


def report(figures: PloverFigures, wrong: bool = False) -> str:
    """The figures as lines of text; ``wrong`` adds the records whose type was not found."""
    count = figures.records
    lines = [
        f"records {count}",
        f"event type: {figures.right.total() / count:.3f}",
        f"source actor: {figures.source / count:.3f}",
        f"target actor: {figures.target / count:.3f}",
    ]
    for kind, number in sorted(figures.types.items()):
        lines.append(f"  {kind}: {figures.right[kind]} of {number}")
    for case in figures.wrong if wrong else ():
        read = case.coded.type or "nothing"
        lines.append(f"{case.record.id}: {case.type} read as {read}: {case.record.article.text}")
    return "\n".join(lines)
