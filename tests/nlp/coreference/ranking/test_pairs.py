"""The features of pairs."""

import numpy as np

from kg.nlp.coreference.ranking.pairs import (
    FEATURES,
    NEAREST,
    OWN_FEATURES,
    candidates,
    own_features,
    pair_features,
    repeated,
)
from tests.nlp.ranking import reading_of

TEXT = "The old bridge is closed. Trams cross the bridge. The old bridge is rusty."


def test_candidates_are_the_earlier_ones_nearest_first() -> None:
    others, there = candidates(3)
    assert others.shape == (3, NEAREST)
    assert others[2][there[2]].tolist() == [1, 0]
    assert not there[0].any()


def test_there_are_as_many_features_as_the_model_was_trained_on() -> None:
    facts = reading_of(TEXT).facts
    others, _ = candidates(len(facts))
    found = pair_features(facts, np.arange(len(facts))[:, None], others)
    assert found.shape == (len(facts), NEAREST, FEATURES)
    assert np.isfinite(found).all()
    assert own_features(facts).shape == (len(facts), OWN_FEATURES)


def test_equal_words_and_equal_heads_are_told_apart() -> None:
    reading = reading_of(TEXT)
    at = {m.span.begin: n for n, m in enumerate(reading.mentions)}
    first, second, third = at[0], at[TEXT.index("the bridge")], at[TEXT.rindex("The old")]
    rows = np.array([third, second])
    features = pair_features(reading.facts, rows, np.array([first, first]))
    same_text, same_bare, same_head = 0, 1, 2
    assert features[0][[same_text, same_bare, same_head]].tolist() == [1, 1, 1]
    assert features[1][[same_text, same_bare, same_head]].tolist() == [0, 0, 1]


def test_repeated_marks_what_stood_before() -> None:
    assert repeated(np.array([4, 7, 4, 4])).tolist() == [0, 0, 1, 1]
