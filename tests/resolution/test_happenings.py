"""Events of several articles: one where parties and topic agree and the time is the same."""

from dataclasses import replace
from datetime import date

from kg.model import Document, EventNode
from kg.resolution import merge
from tests.nlp.reading import document


def told(number: int, text: str, published: date | None = None) -> Document:
    """A document under an id of its own."""
    found = document(text, published=published)
    return replace(found, article=replace(found.article, id=f"article/{number}"))


def meetings(*documents: Document) -> list[EventNode]:
    """The events of meeting that some documents tell of."""
    return [event for event in merge(documents).events if event.kind == "CONSULT"]


def test_one_summit_in_two_articles() -> None:
    [event] = meetings(
        told(0, "Chile praised the summit with Peru."), told(1, "The Chile-Peru summit ended.")
    )
    assert {mention.article for mention in event.mentions} == {"article/0", "article/1"}
    assert len(event.actors) == 2


def test_summits_of_others_and_of_another_year_are_others() -> None:
    one = told(0, "Chile praised the summit with Peru.", date(2020, 5, 1))
    other = told(1, "Kenya praised the summit with Japan.", date(2020, 5, 2))
    later = told(2, "Chile praised the summit with Peru.", date(2021, 5, 1))
    assert len(meetings(one, other, later)) == 3


def test_a_noun_over_the_trigger_of_an_event_is_that_event() -> None:
    found = merge([told(0, "Russia's invasion of Ukraine began in the night.")])
    [event] = [e for e in found.events if e.kind == "ASSAULT"]
    assert {role for role, _ in event.actors} == {"agent", "patient"}
    assert len(event.mentions) == 1


def test_taking_an_article_away_takes_only_its_mentions() -> None:
    one = told(0, "Chile praised the summit with Peru.", date(2020, 5, 1))
    two = told(1, "The Chile-Peru summit ended.", date(2020, 5, 2))
    [both], [alone] = meetings(one, two), meetings(one)
    assert both.id == alone.id
    assert set(alone.mentions) < set(both.mentions)
