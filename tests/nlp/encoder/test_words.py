"""How words are written, which the encoder itself does not see."""

import pytest

from kg.config import model_folder
from kg.model import Span
from kg.nlp.encoder.encoder import Encoder
from kg.nlp.encoder.weights import open_weights
from kg.nlp.encoder.words import (
    FIRST_UPPER,
    LOWER,
    MARK,
    MIXED,
    NO_WORD,
    NUMBER,
    UPPER,
    case_of,
    cases_of,
    whole_words,
)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("bridge", LOWER),
        ("Bridge", FIRST_UPPER),
        ("A", FIRST_UPPER),
        ("NATO", UPPER),
        ("McKay", MIXED),
        ("1999", NUMBER),
        ("2nd", LOWER),
        (",", MARK),
    ],
)
def test_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case


def test_subtokens_of_a_word_share_its_case() -> None:
    text = "Zvezdograd votes"
    [window] = (
        Encoder(open_weights(model_folder("attribution")))
        .encode(text, [Span(0, len(text))])
        .windows
    )
    words = whole_words(window)
    cases = cases_of(text, window, words)
    assert [text[s.begin : s.end] for s in words.spans] == ["Zvezdograd", "votes"]
    assert cases[0] == cases[-1] == NO_WORD
    assert set(cases[words.first[0] : words.last[0] + 1]) == {FIRST_UPPER}
    assert words.last[0] > words.first[0], "a rare name is more than one subtoken"
