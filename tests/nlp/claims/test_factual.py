"""Every example of the lexicon's factuality is a test of it."""

from typing import Any

import pytest

from kg.lexicon import read_lexicon
from kg.model import Article, Span
from kg.nlp.claims.factual import how_told
from kg.nlp.parse import parse_articles
from tests.nlp.reading import pipeline

EXAMPLES = read_lexicon("factuality")["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_example(example: dict[str, Any]) -> None:
    text = example["text"]
    article = Article("article/x", ("x.txt",), text, (Span(0, len(text)),))
    [(_, doc)] = parse_articles(pipeline().base, [article])
    [word] = [token for token in doc if token.text == example["word"]]
    assert how_told(word) == example["told"]
