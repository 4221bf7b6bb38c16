"""What the trained models of mentions and antecedents see in a text, for tests."""

from kg.model import Article
from kg.nlp.attribution.component import default_tagger
from kg.nlp.coreference.ranking.reader import Reading, default_finder, default_ranker, read
from kg.nlp.extensions import blank_line_blocks
from kg.nlp.mentions.finder import Spotted
from kg.nlp.parse import parse_articles
from tests.nlp.reading import pipeline


def reading_of(text: str) -> Reading:
    """The mentions of a text and what each means, by the shipped models."""
    article = Article("article/test", ("test.txt",), text, tuple(blank_line_blocks(text)))
    [(_, doc)] = parse_articles(pipeline().base, [article])
    encoded = default_tagger().encode(text, article.paragraphs)
    return read(doc, encoded, default_finder(), default_ranker())


def spotted_in(text: str) -> list[Spotted]:
    """The mentions of a text, by the shipped model."""
    return list(reading_of(text).mentions)


def meant_by(text: str, words: str) -> str | None:
    """What the last mention with some words most likely means; None for something new."""
    reading = reading_of(text)
    spans = [m.span for m in reading.mentions]
    number = max(n for n, span in enumerate(spans) if text[span.begin : span.end] == words)
    best = reading.rankings[number].best
    return None if best is None else text[spans[best].begin : spans[best].end]
