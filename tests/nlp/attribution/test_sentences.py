"""Twenty sentences of each kind of attribution, marked by hand; what is not found yet is told."""

from collections.abc import Iterator

import pytest

from kg.articles.article import make_article
from kg.articles.facts import Facts
from kg.articles.raw import RawArticle
from kg.model import Document, Statement
from kg.nlp.pipeline import extract
from tests.nlp.attribution.marked import Case, Marked, cases, kinds, same
from tests.nlp.reading import document, pipeline

OPENING = (
    "Old bridge to close\n\nThe old bridge will close in May after ninety years of traffic.\n\n"
)
BODY = "\n\nThe week brought rain to most of the country and snow to the hills in the north."


def marked_sentences() -> Iterator[object]:
    """One parameter for each sentence; those not found yet are expected to fail."""
    for kind in kinds():
        for number, case in enumerate(cases(kind), 1):
            reason = case.known.get("fails")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(case, id=f"{kind}-{number}", marks=marks)


def read(case: Case) -> tuple[Document, int]:
    """The document of a sentence, and where the sentence begins in its text."""
    if "credited" in case.known:
        article = make_article(RawArticle("test.txt", OPENING + case.text + BODY), Facts())
        return next(iter(extract([article], pipeline()))), len(OPENING)
    if "headline" in case.known:
        return document(case.text + BODY, headline=case.text), 0
    return document(case.text), 0


def faults(case: Case, reading: dict[int, Marked], found: Document) -> Iterator[str]:
    """What of one reading of a sentence is not found, in words."""
    statements = {
        number: next((s for s in found.statements if same(case.text, marked, s)), None)
        for number, marked in reading.items()
    }
    for number, statement in statements.items():
        if statement is None:
            yield f"attribution {number} is not found"
    first = statements[1]
    if first is not None:
        yield from wrong(case, reading[1], first)
    for inner, outer in parents(case):
        mine, theirs = statements[inner], statements[outer]
        if mine and (mine.within is None or found.statements[mine.within] is not theirs):
            yield f"attribution {inner} is not nested in {outer}"


def wrong(case: Case, marked: Marked, statement: Statement) -> Iterator[str]:
    """What a statement that is found says wrongly, of what a sentence is about."""
    known = case.known
    if "act" in known and statement.speech_act not in known["act"].split(" | "):
        yield f"speech act {statement.speech_act}"
    if "manner" in known and statement.manner != known["manner"]:
        yield f"manner {statement.manner}"
    if "addressee" in known:
        whom = statement.addressee
        if whom is None or not any(
            a.begin <= whom.begin and whom.end <= a.end for a in marked.parts["a"]
        ):
            yield f"addressee {whom and case.text[whom.begin : whom.end]}"
    if "anonymous" in known:
        yield from wrong_anonymity(known["anonymous"], case, statement)


def wrong_anonymity(expected: str, case: Case, statement: Statement) -> Iterator[str]:
    """What is said wrongly of a source without a name."""
    if statement.anonymous != (expected != "no"):
        yield f"anonymous {statement.anonymous}"
    if expected.isdigit() and statement.head_count != int(expected):
        yield f"head count {statement.head_count}"
    for name in ("affiliation", "reason"):
        if getattr(statement, name) != case.known.get(name):
            yield f"{name} {getattr(statement, name)}"


def parents(case: Case) -> Iterator[tuple[int, int]]:
    """The pairs of the nested attribution and the one around it."""
    for pair in case.known.get("parents", "").split(","):
        if pair.strip():
            inner, outer = pair.split(" in ")
            yield int(inner), int(outer)


@pytest.mark.parametrize("case", marked_sentences())
def test_sentence(case: Case) -> None:
    found, begin = read(case)
    shifted = moved(found, begin)
    told = [list(faults(case, reading, shifted)) for reading in case.readings]
    assert [] in told, f"{case.text}\n{told}\n{shown(case.text, shifted)}"


def moved(found: Document, by: int) -> Document:
    """A document whose statements count from the beginning of the sentence."""
    from dataclasses import replace

    from kg.model import Span

    def back(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(a - by, b - by) for a, b in spans)

    statements = tuple(
        replace(s, source=back(s.source), cue=back(s.cue), content=back(s.content))
        for s in found.statements
    )
    return replace(found, statements=statements)


def shown(text: str, found: Document) -> str:
    """The statements of a document in a few lines, for the message of a failed test."""
    return "\n".join(
        f"{s.rule} [{s.speech_act}, {s.manner}] "
        + " | ".join(
            " … ".join(text[a:b] for a, b in spans) for spans in (s.source, s.cue, s.content)
        )
        for s in found.statements
    )


@pytest.mark.parametrize("kind", kinds())
def test_there_are_twenty_of_each_kind(kind: str) -> None:
    assert len(list(cases(kind))) == 20
