"""What holds for any text whatever, and how long it may take."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles.article import make_article
from kg.articles.decoding import decode
from kg.articles.lines import split_blocks
from kg.articles.raw import Facts, RawArticle
from kg.errors import ArticleError
from kg.model import Article

PIECES = [
    *("By Jane Doe", "May 31, 2024", "Reuters", "(Politico)", "KYIV (AP) — ", "Copyright ©", "12"),
    *("[a](#)", "[", "](", "# ", "**", "- ", "\n", "\n\n", "\r\n", " ", "\u2028", "\u00a0", "\\n"),
    *("The old bridge fell", "“we were there”, she said", ".", ",", ":", "Per Reuters:", "US"),
    *("date 2024-05-31 ", "Share", "Read more", "Leave a Reply", "===", "---", "\ufeff", "😀", "İ"),
    *("click here to subscribe to our newsletter", "This story first appeared in ", "ß"),
    *("About the author", "www.example.org", "x@example.org"),
]
TEXTS = st.one_of(
    st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)


def understand(text: str) -> Article:
    return make_article(RawArticle("a.txt", text), Facts())


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_are_sorted_disjoint_inside_and_trimmed(text):
    article = understand(text)
    assert article.text == text
    end = 0
    for span in article.paragraphs:
        assert end <= span.begin < span.end <= len(text)
        assert article.slice(span) == article.slice(span).strip()
        end = span.end
    assert article.headline is None or article.headline == article.paragraphs[0]
    for credit in article.credits:
        for span in filter(None, (credit.span, credit.covers)):
            assert 0 <= span.begin <= span.end <= len(text)
        assert credit.outlet


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_hold_all_letters_of_a_text(text):
    blocks = split_blocks(text)
    kept = "".join(text[block.span.begin : block.span.end] for block in blocks)
    assert all(block.text == text[block.span.begin : block.span.end] for block in blocks)
    # Of an escaped line break, the letter n is no letter of the text.
    wanted = sum(map(str.isalpha, text.replace("\\n", "")))
    assert sum(map(str.isalpha, kept.replace("\\n", ""))) == wanted


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_understanding_is_the_same_every_time(text):
    assert understand(text) == understand(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content):
    for page in (False, True):
        with suppress(ArticleError):
            assert decode(content, page=page).strip()


SENTENCE = "The council of the town voted on Tuesday to close the old bridge over the river. "
LONG = 20_000


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * (50_000 // 15),
        f"{SENTENCE}\n\n" * (50_000 // 15),
        f"{SENTENCE.strip()}\n" * (50_000 // 15),
        "the quick brown fox jumps over it\nand goes on running until " * (LONG // 12),
        "[a](b" * LONG,
        "[" * LONG * 4,
        "(" * LONG * 4,
        "# " * LONG * 2,
        "a@" * LONG * 2,
        "“" * LONG * 4,
        "By " + "A " * LONG,
        "A. " * LONG,
        "May 31, 2024 " * (LONG // 3),
        "Per Reuters:\n\n" * (LONG // 2),
        "It is so. (Politico)\n\n" * (LONG // 4),
        "2" * LONG * 4,
        "U.S." * LONG,
        "a'" * LONG * 2,
        " " * LONG * 4 + "x",
        "\n" * LONG * 4 + "x",
        "\\n" * LONG * 2,
        "=" * LONG * 4,
        "Related stories\n\n" * (LONG // 2),
        "About the author\n\n" * (LONG // 3),
        "Leave a Reply\n\n" * (LONG // 3),
        "www." * LONG,
        "*" * LONG * 4,
        "a,\n" * LONG,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_long_texts_are_read_to_their_end(text):
    # What is quadratic would not come to an end here.
    assert understand(text) is not None
