"""Quotations: pairs of marks, and what a statement has of them."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.model import Span
from kg.nlp.attribution.manner import manner_of
from kg.nlp.attribution.nesting import enclosing, without_circles
from kg.nlp.attribution.quotation import find_quotations
from kg.nlp.extensions import blank_line_blocks
from tests.nlp.reading import document


def quoted(text: str) -> list[str]:
    """The quotations of a text, tokenized only."""
    doc = spacy.blank("en")(text)
    return [doc[a : b + 1].text for a, b in find_quotations(doc, blank_line_blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and „nein“ and «non».", ["“no”", "„nein“", "«non»"]),
        ('She said "no" and left.', ['"no"']),
        ("A mark ” that closes nothing, then “yes”.", ["“yes”"]),
        ('A mark " that opens nothing, then "yes" at last.', ['"yes"']),
        ("“Opened and never closed.\n\nHe said “yes”.", ["“yes”"]),
        ("“Never closed.\n\nNo quotation.", []),
        ("The officials' cars weren't theirs.", []),
        (
            "‘We lost,’ she said. ‘It’s the players’ fault.’",
            ["‘We lost,’", "‘It’s the players’ fault.’"],
        ),
        ("'We lost,' she said. 'It isn't my fault.'", ["'We lost,'", "'It isn't my fault.'"]),
        ("He called it ‘a “small” step’ at best.", ["‘a “small” step’"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("Don’t mind the officials’ view of the ’90s, or rock ’n’ roll.", []),
        ("Don't mind the officials' view of the '90s, or rock 'n' roll.", []),
        ("Give ‘em the drivers’ licences of the ‘80s.", []),
        (
            "‘The workers’ wages are low’, he said; the owners’ are not.",
            ["‘The workers’ wages are low’"],
        ),
        ("‘Rock ’n’ roll is goin’ nowhere,’ he said.", ["‘Rock ’n’ roll is goin’ nowhere,’"]),
        ("An open mark ‘and no end.\n\nNobody’s fault.", []),
        ("‘The first part.\n\n‘The second,’ she said.", ["‘The first part.", "‘The second,’"]),
    ],
)
def test_marks_pair_within_paragraphs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We lost the vote.\n\n“We will try again,” she said."
    assert quoted(text) == ["“We lost the vote.", "“We will try again,”"]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“All of it.”", "direct"),
        ("''All of it.''", "direct"),
        ("some “of” it", "mixed"),
        ("none of it", "indirect"),
        ("", "indirect"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert manner_of(text, [Span(0, len(text))]) == manner


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“The dam has burst. Leave at once. Take nothing,” the mayor said.",
            "“The dam has burst. Leave at once. Take nothing,”",
        ),
        (
            'The mayor said: "The dam has burst. Leave at once."',
            '"The dam has burst. Leave at once."',
        ),
    ],
)
def test_statement_has_all_sentences_of_its_quotation(text: str, content: str) -> None:
    outer = next(s for s in document(text).statements if s.within is None)
    assert [text[a:b] for a, b in outer.content] == [content]
    assert outer.manner == "direct"


def test_statement_inside_a_quotation_keeps_to_its_own_words() -> None:
    text = "“I believe the dam is safe. Nobody should leave,” the mayor said."
    found = document(text)
    inner = next(s for s in found.statements if s.within is not None)
    assert [text[a:b] for a, b in inner.content] == ["the dam is safe"]
    outer = found.statements[inner.within or 0]
    assert [text[a:b] for a, b in outer.content] == [text[: text.index(" the mayor")]]


def test_the_smallest_content_around_a_cue_encloses_it() -> None:
    contents = [[Span(0, 9000)], [Span(100, 300)], [Span(150, 200)]]
    cues = [[Span(9010, 9015)], [Span(90, 95)], [Span(140, 145)]]
    assert enclosing(contents, cues) == [None, 0, 1]


def test_no_statement_is_nested_in_itself() -> None:
    contents = [[Span(0, 50)], [Span(60, 90)], [Span(100, 110)]]
    assert without_circles([1, 0, 0], contents) == [None, 0, 0]
    assert without_circles([1, 2, None], contents) == [1, 2, None]
    assert without_circles([1, 2, 1], contents) == [1, None, 1]


def test_work_grows_with_the_length_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text of a Doc is built afresh at each access: a constant number of times must do."""
    reads = [accesses(monkeypatch, sentences) for sentences in (5, 50)]
    assert reads[0] == reads[1]


def accesses(monkeypatch: pytest.MonkeyPatch, sentences: int) -> int:
    """How often the attribution of an article reads its text."""
    from tests.nlp.reading import pipeline

    doc = pipeline().base("“We won,” Ann Lee said. " * sentences)
    component = dict(pipeline().components)["kg_attribution"]
    counted = Counting(doc)
    component(counted)  # type: ignore[operator]
    assert len(counted.statements) == sentences
    return counted.reads


class Counting:
    """A Doc that counts the accesses to its text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.reads = 0

    @property
    def text(self) -> str:
        """The text, counted."""
        self.reads += 1
        return self.doc.text

    @property
    def statements(self) -> tuple[object, ...]:
        """What the component found."""
        found: tuple[object, ...] = self.doc._.kg_statements
        return found

    def __getattr__(self, name: str) -> object:
        return getattr(self.doc, name)

    def __getitem__(self, key: slice) -> object:
        return self.doc[key]

    def __len__(self) -> int:
        return len(self.doc)

    def __iter__(self) -> object:
        return iter(self.doc)
