"""Large graphs: what the page holds, opens on and says of itself."""

from pathlib import Path

import pytest

from benchmarks.crowd import crowd_graph
from kg.formats.page import render_page, write_page
from tests.formats.page.browser import Open

MOST_BYTES = 5_000_000


@pytest.fixture(scope="module")
def middle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 60 articles: too many boxes to show all, too few facts for an overview."""
    path = tmp_path_factory.mktemp("crowd") / "middle.html"
    write_page(crowd_graph(60), path)
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 1,200 articles with more than 10,000 facts."""
    path = tmp_path_factory.mktemp("crowd") / "large.html"
    write_page(crowd_graph(1200), path)
    return path


@pytest.mark.browser
def test_above_sixty_boxes_the_most_important_are_shown(open_page: Open, middle: Path) -> None:
    opened = open_page(middle)
    count = "shown.boxes.filter(b => b.column < 4).length"
    whole = opened.run("DATA.boxes.filter(b => b.column < 4).length")
    assert opened.run(count) <= 60 < 150 < whole
    opened.page.click("#grow")
    assert opened.run(count) == 150
    assert f"showing 150 of {whole:,} boxes" in str(opened.page.locator("#count").text_content())
    opened.page.click("#grow")
    assert opened.run(count) == min(600, whole)


@pytest.mark.browser
def test_above_ten_thousand_facts_it_opens_on_topics(open_page: Open, large: Path) -> None:
    assert large.stat().st_size < MOST_BYTES
    opened = open_page(large)
    assert opened.run("DATA.counts.facts") > 10_000
    assert opened.run("shown.boxes.every(b => b.overview)")
    kinds = opened.run("[...new Set(shown.boxes.map(b => b.kind))]")
    assert {"topic", "actor", "policy", "article"} <= set(kinds)
    assert "most important facts" in str(opened.page.locator("#panel").text_content())
    opened.run("select({ box: shown.boxes.find(b => b.topic !== undefined).id })")
    assert opened.page.locator("#panel blockquote").count() > 0
    opened.page.click("text=Open this topic")
    assert opened.run("shown.boxes.every(b => !b.overview)")
    assert opened.run("shown.boxes.filter(b => b.column < 4).length") > 10
    topic = opened.run("state.topic")
    assert opened.run(
        "(t) => DATA.facts.filter(f => passing[f.number]).every(f => f.topic === t)", topic
    )
    opened.page.reload()
    opened.wait()
    assert opened.run("state.topic") == topic
    opened.page.click("#grow")
    assert opened.run("shown.boxes.every(b => b.overview)")


@pytest.mark.browser
def test_texts_are_held_up_to_a_limit_and_sentences_always(open_page: Open, large: Path) -> None:
    opened = open_page(large)
    assert (
        opened.run("DATA.articles.filter(a => a.text).reduce((n, a) => n + a.text.length, 0)")
        <= 200_000
    )
    number = opened.run(
        "DATA.facts.findIndex(f => !DATA.articles[sentenceOf(f.evidence[0]).article].text)"
    )
    assert number >= 0
    opened.run("(fact) => select({ fact })", number)
    card = opened.page.locator("#panel article.fact")
    assert card.locator("blockquote").first.text_content()
    assert card.locator(".link", has_text="Show in text").count() == 0


def test_two_builds_of_a_large_graph_are_the_same() -> None:
    assert render_page(crowd_graph(1200)) == render_page(crowd_graph(1200))
