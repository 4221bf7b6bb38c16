"""From a box, a line or a word to the sentences behind it."""

import pytest

from tests.formats.page.browser import DESK, PHONE, Open, Opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_click_on_a_box_opens_its_facts(open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(size=size, address="#v=graph")
    name = opened.run(
        "shown.boxes.filter(b => b.column === 0).sort((a, b) => a.at.y - b.at.y)[0].id"
    )
    opened.page.mouse.click(*opened.spot(f"boxes.get({name!r}).at"))
    opened.page.wait_for_selector("#panel .fact blockquote")
    assert opened.run("state.selected.box") == name


def test_click_on_a_line_opens_its_facts_and_the_link_keeps_it(open_page: Open) -> None:
    opened = open_page()
    path = "shown.paths.filter(p => p.edge.kind === 'says').sort((a, b) => a.from.y - b.from.y)[0]"
    middle = f"(() => {{ const [x, y] = pointOn({path}, 0.3); return {{x, y}}; }})()"
    opened.page.mouse.click(*opened.spot(middle))
    opened.page.wait_for_selector("#panel .fact blockquote")
    key = opened.run("state.selected.edge.key")
    opened.page.reload()
    opened.wait()
    assert opened.run("state.selected.edge.key") == key


def test_every_fact_shows_its_sentence_article_rule_and_confidence(opened: Opened) -> None:
    opened.run("select({ fact: DATA.facts.findIndex(f => f.evidence[0].chain.includes(' ← ')) })")
    fact = opened.run("DATA.facts[state.selected.fact]")
    sentence = opened.run("sentenceOf(DATA.facts[state.selected.fact].evidence[0]).text")
    card = opened.page.locator("#panel article.fact")
    assert card.locator("blockquote").first.text_content() == sentence
    assert fact["evidence"][0]["chain"] in str(card.locator(".chain").first.text_content())
    how = str(card.locator(".how").text_content())
    assert fact["rules"][0] in how
    assert f"confidence {fact['confidence']:g}" in how
    assert "Article" in str(card.locator(".meta").nth(1).text_content())


def test_show_in_text_highlights_exactly_the_sentence(opened: Opened) -> None:
    for number in opened.run("DATA.facts.map(f => f.number).slice(0, 12)"):
        opened.run("(number) => select({ fact: number })", number)
        sentence = opened.run("sentenceOf(DATA.facts[state.selected.fact].evidence[0])")
        opened.page.locator("#panel article.fact .link", has_text="Show in text").first.click()
        assert opened.page.locator("#highlight").text_content() == sentence["text"]
        whole = opened.run("(index) => DATA.articles[index].text", sentence["article"])
        assert opened.page.locator("#panel .text").text_content() == whole
        assert opened.run(
            "() => { const r = document.getElementById('highlight').getBoundingClientRect();"
            " return r.bottom > 0 && r.top < innerHeight; }"
        )


def test_other_mentions_are_marked_faintly(opened: Opened) -> None:
    opened.run("showText(DATA.articles[0], null, [])")
    marked = opened.page.locator("#panel .named").all_text_contents()
    article = opened.run("DATA.articles[0]")
    raw = article["text"].encode("utf-16-le")
    wanted = [raw[2 * b : 2 * (b + n)].decode("utf-16-le") for b, n, _ in article["mentions"]]
    assert marked == wanted
    assert len(wanted) > 10


def test_conflicts_come_first_with_their_words_and_sentences(open_page: Open) -> None:
    opened = open_page()
    cards = opened.page.locator("#panel .fact.conflicts")
    notes = opened.run("DATA.conflicts.map(c => c.note)")
    assert 0 < cards.count() <= len(notes)
    assert notes[0] in str(cards.first.text_content())
    assert cards.first.locator("blockquote").count() > 0
    before = opened.run(
        "() => { const h = [...document.querySelectorAll('#panel h3')].map(e => e.textContent);"
        " return h.findIndex(t => t.startsWith('Opposing')) < h.findIndex(t => t.startsWith('Pol')); }"
    )
    assert before


def test_a_speaker_shows_the_conflicts_of_what_he_said(open_page: Open) -> None:
    opened = open_page()
    name = opened.run(
        "DATA.boxes.find(b => b.column === 0 && conflictsAround(b).length"
        " && !DATA.conflicts.some(c => c.boxes.includes(b.index))).id"
    )
    opened.run("(box) => select({ box })", name)
    assert opened.page.locator("#panel .fact.conflicts").count() > 0


def test_search_finds_names_statements_and_sentences_and_the_link_survives(opened: Opened) -> None:
    page = opened.page
    page.fill("#search", "civilian infrastructure")
    kinds = set(page.locator("#results .tag").all_text_contents())
    assert {"policy", "fact"} <= kinds
    page.fill("#search", "pentagon SINGH")
    assert "Singh" in str(page.locator("#results li").first.text_content())
    page.keyboard.press("Enter")
    heading = page.locator("#panel h2").first.text_content()
    assert page.locator("#panel blockquote").count() > 0
    page.reload()
    opened.wait()
    assert page.locator("#panel h2").first.text_content() == heading


def test_search_that_finds_nothing_says_so(opened: Opened) -> None:
    opened.page.fill("#search", "xyzzy")
    assert opened.page.locator("#results").text_content() == "Nothing found."


def test_back_and_forward(open_page: Open) -> None:
    opened = open_page()
    names = opened.run("shown.boxes.slice(0, 2).map(b => b.id)")
    for name in names:
        opened.run("(box) => select({ box })", name)
    opened.page.click("#back")
    opened.until("(id) => state.selected.box === id", names[0])
    opened.page.click("#forward")
    opened.until("(id) => state.selected.box === id", names[1])
    assert opened.page.locator("#forward").is_disabled()
