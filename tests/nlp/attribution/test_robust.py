"""Texts that tell of no attribution, or are odd: no crash, no nonsense, time in step with length."""

from time import process_time

import pytest

from kg.model import Document
from tests.nlp.reading import document

WITHOUT = [
    (
        "Snow fell on the pass all night. By dawn the road was closed in both directions, and lorries "
        "stood nose to tail as far as the toll station.\n\nThe ploughs came at nine. They worked in "
        "pairs, one behind the other, and by noon a single lane was open."
    ),
    (
        "The home side scored in the fourth minute and again before the break. Two late goals from the "
        "bench settled the match, and the stadium emptied quickly into the rain."
    ),
    (
        "Melt the butter, add the flour and stir for two minutes. Pour in the milk little by little. "
        "Season with nutmeg, cover the pan and leave it on a low heat."
    ),
    (
        "The bridge has six spans of forty metres. It carries two tracks, a cycle path and a water "
        "main. Work on the northern pier began in March and ended in October."
    ),
    (
        "The reserve covers nine hundred square kilometres of marsh. Cranes arrive in April, and the "
        "last of them leave when the first ice forms on the channels."
    ),
    (
        "Rock ’n’ roll of the ’90s wasn’t the officials’ idea of music, and the drivers’ radios were "
        "off all the way to the coast."
    ),
    "The box was 5'10\" tall and 6'2\" wide. It weighed forty kilograms without the lid.",
    'At the fair stood a “house of mirrors”, a ‘ghost train’ and a "wall of death".',
]
MARKS_ONLY = [
    "“”",
    "“ ” „ “ « » ‘ ’ \" \" ' '",
    "''''''''''''",
    "“““““”””””",
    "‘‘‘‘’’’’",
    '„“ «» ‘’ ""',
    "— – -- …",
    "said said said said",
    "According to.",
    "according to according to",
    "reportedly reportedly",
    ", said .",
    "Per:",
    "(Reuters)",
    "🎻 🥶 🎻",
]
WORDS = "We are leaving"
QUOTED = [
    "“We are leaving,” said the conductor Anna Vogel.",
    '"We are leaving," said the conductor Anna Vogel.',
    "‘We are leaving,’ said the conductor Anna Vogel.",
    "'We are leaving,' said the conductor Anna Vogel.",
    "„We are leaving,“ said the conductor Anna Vogel.",
    "„We are leaving,” said the conductor Anna Vogel.",
    "«We are leaving,» said the conductor Anna Vogel.",
    "``We are leaving,'' said the conductor Anna Vogel.",
    "‘We are leaving “at once”,’ said the conductor Anna Vogel.",
    "“We are leaving ‘at once’,” said the conductor Anna Vogel.",
    "\u200f“We are leaving,”\u200e said the conductor Anna Vogel.",
    "\ufeff“We are leaving 🥶,” said\u200b the conductor Anna Vogel. 🎻",
    "\n\n \n\n“We are leaving,” said the conductor Anna Vogel.\n\n\n   \n\n",
]
UNBALANCED = [
    "“We are leaving, said the conductor Anna Vogel.",
    "We are leaving,” said the conductor Anna Vogel.",
    "‘We are leaving, said the conductor Anna Vogel.",
    "We are leaving,’ said the conductor Anna Vogel.",
    '"We are leaving, said the conductor Anna Vogel.',
    "»We are leaving,« said the conductor Anna Vogel.",
    "“We are ‘leaving,” said the conductor Anna Vogel.",
    "“We are leaving’, said the conductor Anna Vogel.",
    "“We “are “leaving,” said the conductor Anna Vogel.",
]
ALIEN = "\n\nThe hall was empty by ten. A porter swept the stage and put out the lamps."


@pytest.mark.parametrize("text", WITHOUT)
def test_text_without_any_attribution_has_none(text: str) -> None:
    assert document(text).statements == ()


@pytest.mark.parametrize("text", MARKS_ONLY)
def test_marks_and_cues_alone_are_no_attribution(text: str) -> None:
    assert document(text).statements == ()


@pytest.mark.parametrize("text", QUOTED)
def test_each_kind_of_mark_quotes(text: str) -> None:
    [statement] = document(text).statements
    assert told(text, statement.source) == "the conductor Anna Vogel"
    assert WORDS in told(text, statement.content)
    assert (statement.manner, statement.speech_act) == ("direct", "state")


@pytest.mark.parametrize("text", UNBALANCED)
def test_marks_in_disorder_reach_no_further_than_their_paragraph(text: str) -> None:
    for statement in document(text + ALIEN).statements:
        assert told(text, statement.source) == "the conductor Anna Vogel"
        assert all(span.end <= len(text) for span in statement.content)


@pytest.mark.parametrize(
    ("headline", "source", "act"),
    [
        ("PRIME MINISTER SAYS DAM WILL BE REBUILT", "PRIME MINISTER", "state"),
        ("MINISTER DENIES TAKING BRIBES FROM BUILDERS", "MINISTER", "deny"),
        ("MAYOR: “WE WILL NOT SELL THE HOSPITAL”", "MAYOR", "state"),
    ],
)
def test_headline_in_capitals(headline: str, source: str, act: str) -> None:
    [statement] = document(headline + ALIEN, headline=headline).statements
    assert (told(headline, statement.source), statement.speech_act) == (source, act)


def test_headline_in_capitals_without_attribution() -> None:
    headline = "FIVE DEAD IN ALPINE AVALANCHE"
    assert document(headline + ALIEN, headline=headline).statements == ()


def test_long_articles_take_time_in_step_with_their_length() -> None:
    short, long = story(5_000), story(50_000)
    document(story(500))
    begin = process_time()
    few = document(short)
    middle = process_time()
    many = document(long)
    end = process_time()
    assert (end - middle) < 1.6 * 10 * (middle - begin)
    told_each = len(few.statements) / short.count("\n\n")
    assert abs(len(many.statements) / long.count("\n\n") - told_each) < 0.1


def test_a_paragraph_of_many_marks_ends() -> None:
    text = " ".join("‘Yes’ “no” 'so' the drivers’ (‘80s) \"or\" „not“" for _ in range(2_000))
    begin = process_time()
    check(document(text))
    assert process_time() - begin < 120


def story(length: int) -> str:
    """An article of about so many words, in paragraphs with two speakers each."""
    people = ("miller", "pilot", "baker", "judge", "nurse", "sailor", "teacher")
    towns = ("Bergen", "Oruro", "Ibadan", "Tartu", "Da Nang")
    blocks: list[str] = []
    words = 0
    while words < length:
        at = len(blocks)
        who, where = people[at % len(people)], towns[at % len(towns)]
        block = (
            f"The {who} from {where} said the road had been closed {at} times since the spring. "
            f"“Nobody told us why the {at}th lorry turned back,” the mayor said on Monday. "
            "Rain fell on the hills, and the river rose by a hand before the evening came."
        )
        blocks.append(block)
        words += len(block.split())
    return "\n\n".join(blocks)


def told(text: str, spans: tuple) -> str:  # type: ignore[type-arg]
    """The words under some spans."""
    return " … ".join(text[span.begin : span.end] for span in spans)


def check(found: Document) -> None:
    """Every span lies in the text and is not empty."""
    for statement in found.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.begin < span.end <= len(found.article.text)
