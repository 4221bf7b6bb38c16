"""The Doc of an article has exactly its text and offsets."""

import pytest

from kg.errors import ModelError
from kg.model import Article, Span
from kg.nlp.normalise import case_counts, is_title_case, plain_spaces, sentence_case
from kg.nlp.parse import load_pipeline, parse_articles
from tests.nlp.articles import pipeline

TEXT = (
    "SHARE THIS\n\nMayor Opens Bridge In Old Town\n\n"
    "The\xa0mayor opened\na bridge \U0001f600 today.\n© 2020"
)
PARAGRAPHS = (Span(12, 42), Span(44, 79))


def test_text_and_offsets_are_the_articles() -> None:
    article = Article("article/x", ("x.txt",), TEXT, PARAGRAPHS)
    [(_, doc)] = parse_articles(pipeline(), [article])
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_what_is_not_journalistic_is_one_opaque_token() -> None:
    article = Article("article/x", ("x.txt",), TEXT, PARAGRAPHS)
    [(_, doc)] = parse_articles(pipeline(), [article])
    assert [doc[0].text, doc[0].pos_, doc[0].head.i] == ["SHARE THIS\n\n", "SPACE", 0]
    assert all(
        doc[i].head.i != i or doc[i].dep_ == "ROOT" for i in range(len(doc)) if not doc[i].is_space
    )


def test_no_arc_crosses_a_paragraph() -> None:
    article = Article("article/x", ("x.txt",), TEXT, PARAGRAPHS)
    [(_, doc)] = parse_articles(pipeline(), [article])
    for token in doc:
        inside = [p for p in PARAGRAPHS if p.begin <= token.idx < p.end]
        assert all(p.begin <= token.head.idx < p.end for p in inside)


def test_headline_words_are_recased_by_the_running_text() -> None:
    counts = case_counts(["The mayor of Bergen opened a bridge in Bergen."])
    title = "Mayor Opens Bergen Bridge"
    assert is_title_case(title)
    recased = sentence_case(title, counts, is_common=lambda word: word == "opens")
    assert recased == "mayor opens Bergen bridge"


def test_sentence_full_of_names_is_no_headline() -> None:
    assert not is_title_case("Norway permitted Sweden to attack Denmark.")


def test_known_name_keeps_its_capital_in_a_headline() -> None:
    text = "Norway Lets Sweden Buy Old Ships"
    article = Article("article/x", ("x.txt",), text, (Span(0, len(text)),))
    [(_, doc)] = parse_articles(pipeline(), [article])
    assert {token.text for token in doc if token.pos_ == "PROPN"} >= {"Norway", "Sweden"}


def test_odd_white_space_keeps_its_length() -> None:
    assert plain_spaces("a\xa0b\nc\u2003d") == "a b c d"


def test_missing_pipeline_names_the_remedy() -> None:
    with pytest.raises(ModelError, match="--model"):
        load_pipeline("no_such_pipeline")


def test_lemmas_of_verbs_with_a_silent_e() -> None:
    text = "They hoped to end it, waged war, planned talks and stopped hopping."
    article = Article("article/x", ("x.txt",), text, (Span(0, len(text)),))
    [(_, doc)] = parse_articles(pipeline(), [article])
    verbs = [token.lemma_ for token in doc if token.pos_ == "VERB"]
    assert verbs == ["hope", "end", "wage", "plan", "stop", "hop"]
