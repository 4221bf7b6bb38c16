"""Probabilities → spans, on a window made by hand."""

import numpy as np

from kg.model import Span
from kg.nlp.attribution.decoding import (
    Candidate,
    Found,
    best_run,
    candidates,
    chosen_content,
    decode,
    distinct,
)
from kg.nlp.encoder.windows import Window
from kg.nlp.encoder.words import whole_words

#         0 [CLS]  1 Ann   2 said   3 it   4 rain  5 ##ed  6 [SEP]
WINDOW = Window(
    (101, 1, 2, 3, 4, 5, 102),
    (Span(0, 0), Span(0, 3), Span(4, 8), Span(9, 11), Span(12, 16), Span(16, 18), Span(0, 0)),
    (-1, 0, 1, 2, 3, 3, -1),
)
SETTINGS = {"cue": 0.33, "source": 0.35, "named": 0.3, "content": 0.5}
ROLES = np.array(
    [[1, 0, 0], [0.1, 0.8, 0.1], [1, 0, 0], [0.2, 0, 0.8], [0.1, 0, 0.9], [0.3, 0, 0.7], [1, 0, 0]]
)


def test_candidates_are_words_that_may_begin_a_cue() -> None:
    odds = np.zeros((7, 3))
    odds[2] = (0.1, 0.9, 0.0)
    odds[3] = (0.8, 0.2, 0.0)
    [found] = candidates(whole_words(WINDOW), odds, SETTINGS)
    assert found == Candidate((2,), 0.9)
    odds[3] = (0.2, 0.1, 0.7)
    [found] = candidates(whole_words(WINDOW), odds, SETTINGS)
    assert found.places == (2, 3)


def test_decoding_takes_whole_words() -> None:
    found = decode(whole_words(WINDOW), Candidate((2,), 0.9), ROLES, np.array([1.0, 1.0]), SETTINGS)
    assert found is not None
    assert (found.source, found.cue) == ((Span(0, 3),), (Span(4, 8),))
    assert found.content == (Span(9, 18),)
    assert abs(found.score - 0.9 * 0.8 * 0.8) < 1e-9


def test_a_cue_that_has_no_source_takes_none() -> None:
    found = decode(whole_words(WINDOW), Candidate((2,), 0.9), ROLES, np.array([1.0, 0.1]), SETTINGS)
    assert found is not None
    assert found.source == ()
    assert abs(found.score - 0.9 * 0.8 * 0.9) < 1e-9


def test_no_content_no_attribution() -> None:
    nothing = np.tile([1.0, 0.0, 0.0], (7, 1))
    assert (
        decode(whole_words(WINDOW), Candidate((2,), 0.9), nothing, np.array([1.0, 1.0]), SETTINGS)
        is None
    )


def test_small_gaps_are_filled_and_lone_words_dropped() -> None:
    odds = np.array([0.9, 0.9, 0.1, 0.9, 0.1, 0.1, 0.1, 0.9])
    assert chosen_content(odds, 0.5, set()) == [0, 1, 2, 3]
    assert chosen_content(odds[1:], 0.5, {1}) == [0, 2, 6], "nothing longer to belong to"


def test_the_best_source_is_one_run() -> None:
    assert best_run(np.array([0.5, 0.1, 0.9, 0.8, 0.2]), 0.35, set()) == [2, 3]
    assert best_run(np.array([0.5, 0.1, 0.9, 0.8, 0.2]), 0.35, {2}) == [3]


def test_two_words_of_one_cue_are_one_attribution() -> None:
    told = Found((Span(0, 3),), (Span(4, 8),), (Span(20, 40),), 0.8)
    doubled = Found((Span(0, 3),), (Span(9, 14),), (Span(20, 39),), 0.5)
    another = Found((Span(15, 18),), (Span(9, 14),), (Span(20, 40),), 0.4)
    assert distinct([doubled, told, another]) == [told, another]
