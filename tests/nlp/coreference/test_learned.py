"""Where the trained ranker decides, in the whole pipeline."""

import pytest

from kg.model import Document, Referent
from tests.nlp.reading import document


def referent_of(found: Document, text: str, words: str) -> Referent:
    """The referent of the last mention with some words."""
    [only] = [
        r for r in found.referents if any(m.span.begin == text.rindex(words) for m in r.mentions)
    ]
    return only


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            "When Nora Lind arrived, Karl Voss was waiting. She had travelled for two days.",
            "She",
            "Nora Lind",
        ),
        (
            "Mr. Karl Voss met Ms. Nora Lind in Tromburg on Monday. She had asked for the talks.",
            "She",
            "Nora Lind",
        ),
    ],
)
def test_a_pronoun_is_told_to_be_ranked(text: str, pronoun: str, name: str) -> None:
    found = referent_of(document(text), text, pronoun)
    assert found.name == name
    assert "ranked pronoun" in found.rules


def test_number_and_gender_bind_the_ranker() -> None:
    text = "Mr. Karl Voss praised Norway's troops. They had waited for her."
    read = document(text)
    assert referent_of(read, text, "They").name != "Karl Voss"
    assert not any(
        m.span.begin == text.rindex("her")
        for r in read.referents
        if r.name == "Karl Voss"
        for m in r.mentions
    )


def test_a_plural_does_not_mean_what_a_singular_has_just_meant() -> None:
    text = "Norway's partners allow it to sell boats they have built. They have built many."
    read = document(text)
    assert referent_of(read, text, "it").name == "Norway"
    assert "they" not in {
        text[m.span.begin : m.span.end] for m in referent_of(read, text, "it").mentions
    }
