"""Every example of the lexicon's frames is a test of them."""

from typing import Any

import pytest

from kg.lexicon import read_lexicon
from kg.model import Article, Span
from kg.nlp.claims.frames import match_frames
from kg.nlp.claims.match import KINDS
from kg.nlp.parse import parse_articles
from tests.nlp.reading import document, pipeline

EXAMPLES = [
    (kind, example) for kind in KINDS for example in read_lexicon("frames")[kind]["examples"]
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_example(kind: str, example: dict[str, Any]) -> None:
    text = example["text"]
    article = Article("article/x", ("x.txt",), text, (Span(0, len(text)),))
    [(_, doc)] = parse_articles(pipeline().base, [article])
    [match] = match_frames(doc)
    assert match.kind == kind
    assert match.negated == example.get("negated", False)
    assert (match.issuer.text if match.issuer else "") == example["issuer"]
    assert (match.addressee.text if match.addressee else "") == example["addressee"]
    words = sorted(match.action.subtree, key=lambda token: token.i)
    assert example["action"] in "".join(token.text_with_ws for token in words)


@pytest.mark.parametrize("example", read_lexicon("frames")["policy"]["examples"], ids=str)
def test_where_a_policy_stands(example: dict[str, str]) -> None:
    [norm] = document(example["text"]).norms
    assert (norm.status, norm.action.text) == (example["status"], example["action"])
