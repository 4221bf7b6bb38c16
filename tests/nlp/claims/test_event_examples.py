"""Every example of the lexicon's events is a test of it."""

import pytest

from kg.lexicon import read_lexicon
from kg.nlp.claims.events import event_frames
from tests.nlp.reading import document, relations

EXAMPLES = [
    (frame.predicate, example)
    for frame in event_frames()
    for example in read_lexicon("events")[frame.name]["examples"]
]


@pytest.mark.parametrize(("predicate", "example"), EXAMPLES, ids=lambda e: str(e)[:40])
def test_example(predicate: str, example: dict[str, str]) -> None:
    told = [row[:2] for row in relations(document(example["text"]), predicate)]
    assert any(a.endswith(example["subject"]) and b == example["object"] for a, b in told), told
