"""Types of mentions with the same head."""

from dataclasses import replace

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.coreference.ranking.agreement import agreed, retyped
from kg.nlp.coreference.ranking.facts import NOUN, PRONOUN, Facts, facts_of
from kg.nlp.mentions.types import TYPES
from tests.nlp.ranking import reading_of

TEXT = "The bridge is closed. Trams cross the old bridge. They are late."


def with_odds(facts: Facts, odds: dict[int, str]) -> Facts:
    """Facts in which some mentions surely have a type, and the others each type alike."""
    types = np.full_like(facts.types, 1 / (len(TYPES) + 1))
    for number, name in odds.items():
        types[number] = 0
        types[number, TYPES.index(name) + 1] = 1
    return replace(facts, types=types)


def test_mentions_with_the_same_head_share_the_mean_of_their_odds() -> None:
    reading = reading_of(TEXT)
    first, second = (n for n, k in enumerate(reading.facts.head) if k == reading.facts.head[0])
    facts = agreed(with_odds(reading.facts, {first: "place"}))
    assert np.allclose(facts.types[first], facts.types[second])
    assert retyped(reading.mentions, facts)[second].type == "place"


def test_pronouns_and_other_heads_keep_their_own() -> None:
    reading = reading_of(TEXT)
    pronoun = reading.facts.kind.tolist().index(PRONOUN)
    told = with_odds(reading.facts, {pronoun: "object"})
    kinds = np.full_like(told.kind, NOUN)
    kinds[pronoun] = PRONOUN
    same = replace(told, head=np.ones_like(told.head), kind=kinds)
    found = agreed(same)
    assert np.array_equal(found.types[pronoun], told.types[pronoun])
    assert retyped(reading.mentions, found)[pronoun].type == "object"


def test_nothing_is_agreed_on_by_nobody() -> None:
    facts = facts_of(Doc(Vocab(), words=["No"], sent_starts=[True]), [])
    assert len(agreed(facts)) == 0
    assert retyped((), agreed(facts)) == ()
