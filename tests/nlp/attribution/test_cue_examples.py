"""The example sentences of the lexicon of cues hold, and cues without content are none."""

import pytest

from kg.lexicon import read_lexicon
from tests.nlp.reading import document

EXAMPLES = [
    (act, example)
    for act, table in read_lexicon("cues").items()
    for example in table.get("examples", ())
]


@pytest.mark.parametrize(("act", "example"), EXAMPLES)
def test_example_of_the_lexicon(act: str, example: dict[str, str]) -> None:
    text = example["text"]
    [found] = document(text).statements
    assert found.speech_act == act
    assert {
        "source": [text[a:b] for a, b in found.source],
        "content": [text[a:b] for a, b in found.content],
    } == {"source": [example["source"]], "content": [example["content"]]}
    assert text[found.cue[0].begin : found.cue[-1].end].startswith(example["cue"].split()[0])


@pytest.mark.parametrize(
    "text",
    [
        "The company continued to lose money.",
        "The clerk called the office on Monday.",
        "The road pointed out of the valley.",
        "Snow fell all night.",
    ],
)
def test_no_statement(text: str) -> None:
    assert document(text).statements == ()
