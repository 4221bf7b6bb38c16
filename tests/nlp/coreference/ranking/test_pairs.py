"""The features of pairs."""

from dataclasses import replace

import numpy as np

from kg.nlp.coreference.ranking.pairs import (
    EARLIER,
    FEATURES,
    NEAREST,
    OWN_FEATURES,
    candidates,
    own_features,
    pair_features,
    repeated,
    shared,
)
from tests.nlp.ranking import reading_of

TEXT = "The old bridge is closed. Trams cross the bridge. The old bridge is rusty."


def test_candidates_are_the_earlier_ones_nearest_first() -> None:
    facts = reading_of(TEXT).facts
    others, there = candidates(facts)
    assert others.shape == (len(facts), EARLIER)
    assert others[2][there[2]].tolist() == [1, 0]
    assert not there[0].any()


def test_what_has_the_same_head_is_a_candidate_from_far_away() -> None:
    facts = reading_of("The bridge is closed.").facts
    count = NEAREST + 20
    many = {name: np.repeat(column[:1], count, axis=0) for name, column in vars(facts).items()}
    head = np.arange(count) + 1
    head[-1] = head[0]
    facts = replace(facts, **(many | {"head": head}))
    others, there = candidates(facts)
    last = count - 1
    assert others[last][there[last]].tolist() == [*range(last - 1, last - 1 - NEAREST, -1), 0]
    assert others[last - 1][there[last - 1]].tolist()[-1] == last - 1 - NEAREST


def test_there_are_as_many_features_as_the_model_was_trained_on() -> None:
    facts = reading_of(TEXT).facts
    others, _ = candidates(facts)
    found = pair_features(facts, np.arange(len(facts)), others)
    assert found.shape == (len(facts), EARLIER, FEATURES)
    assert np.isfinite(found).all()
    assert own_features(facts).shape == (len(facts), OWN_FEATURES)


def test_equal_words_and_equal_heads_are_told_apart() -> None:
    reading = reading_of(TEXT)
    at = {m.span.begin: n for n, m in enumerate(reading.mentions)}
    first, second, third = at[0], at[TEXT.index("the bridge")], at[TEXT.rindex("The old")]
    rows = np.array([third, second])
    features = pair_features(reading.facts, rows, np.array([[first], [first]]))[:, 0]
    same_text, same_bare, same_head = 0, 1, 2
    assert features[0][[same_text, same_bare, same_head]].tolist() == [1, 1, 1]
    assert features[1][[same_text, same_bare, same_head]].tolist() == [0, 0, 1]


def test_repeated_marks_what_stood_before() -> None:
    assert repeated(np.array([4, 7, 4, 4])).tolist() == [0, 0, 1, 1]


def test_content_words_are_counted_in_both_directions() -> None:
    # Numbers of words, 0 for none: of the second row, 7 stands twice and is counted twice.
    content = np.array([[7, 8, 0], [7, 7, 9], [8, 9, 0], [0, 0, 0]])
    found = shared(content, np.array([1, 2, 3]), np.array([[0, 0], [0, 1], [0, 2]]))
    assert found.tolist() == [[2, 2], [1, 1], [0, 0]]


def test_without_earlier_ones_nothing_is_shared() -> None:
    found = shared(np.array([[7, 8]]), np.array([0]), np.empty((1, 0), dtype=int))
    assert found.shape == (1, 0)
