"""The legend filters every view alike; the strip of time does too; the address keeps it."""

import pytest

from tests.formats.page.browser import Open, Opened

pytestmark = pytest.mark.browser
# The kinds of the facts whose rows the table shows, by the number in the selection's address.
ROWS = "[...document.querySelectorAll('#table tbody tr')].length"
PASSING = "DATA.facts.filter(f => passing[f.number])"


def toggle(opened: Opened, key: str) -> None:
    """Ticks a field of the legend or takes its tick away."""
    if not opened.run("document.getElementById('filters').open"):
        opened.page.click("#filters > summary")
    if key.startswith("certainty-") and not opened.run("document.getElementById('more').open"):
        opened.page.click("#more > summary")
    opened.page.click(f"#{key}")


def test_every_field_of_the_legend_filters_drawing_and_table(open_page: Open) -> None:
    opened = open_page()
    keys = opened.run("filterKeys().filter(key => document.getElementById(key))")
    assert {"box-policy", "line-permits", "sure-1", "certainty-possible"} <= set(keys)
    whole = opened.run("DATA.facts.length")
    for key in keys:
        toggle(opened, key)
        kind, _, word = key.partition("-")
        if kind == "box":
            assert opened.run("(k) => shown.boxes.every(b => b.kind !== k)", word), key
        elif kind == "line":
            assert opened.run("(k) => shown.edges.every(e => e.kind !== k)", word), key
            assert opened.run(f"(k) => {PASSING}.every(f => f.kind !== k)", word), key
        elif kind == "sure":
            assert opened.run(f"(k) => {PASSING}.every(f => String(f.sure) !== k)", word), key
        else:
            assert opened.run(f"(k) => {PASSING}.every(f => f.certainty.some(c => c !== k))", word)
        opened.run("setView('table')")
        assert opened.run(ROWS) == opened.run(f"{PASSING}.length") <= whole
        opened.run("setView('graph')")
        toggle(opened, key)
    assert opened.run(f"{PASSING}.length") == whole


@pytest.mark.parametrize("key", ["box-policy", "line-permits", "sure-1"])
def test_a_filter_takes_facts_away_and_survives(opened: Opened, key: str) -> None:
    whole = opened.run("DATA.facts.length")
    toggle(opened, key)
    left = opened.run(f"{PASSING}.length")
    assert 0 < left < whole
    assert str(opened.page.locator("#count").text_content()).endswith(f"{left} facts")
    opened.page.reload()
    opened.wait()
    assert opened.run(f"{PASSING}.length") == left
    assert not opened.page.locator(f"#{key}").is_checked()
    opened.run("document.getElementById('more').open = true")
    opened.run("document.getElementById('filters').open = true")
    opened.page.click("#reset")
    assert opened.run(f"{PASSING}.length") == whole


def test_article_outlet_and_dates_filter(open_page: Open) -> None:
    opened = open_page(address="#v=table")
    opened.page.click("#more > summary")
    opened.page.select_option("#article", "2")
    numbers = opened.page.locator("#table tbody tr td:nth-child(5)").all_text_contents()
    assert numbers
    assert all("3" in text.split(", ") for text in numbers)
    opened.page.select_option("#article", "")
    outlet = opened.run("outletNames()[0]")
    opened.page.select_option("#outlet", outlet)
    told = opened.run(f"{PASSING}.map(f => [...f.told].flatMap(a => DATA.articles[a].outlets))")
    assert told
    assert all(outlet in names for names in told)
    opened.page.select_option("#outlet", "")
    last = opened.run("DATA.facts.map(f => f.date).filter(Boolean).sort().at(-1)")
    opened.page.fill("#from", last)
    opened.page.click("#undated")
    dates = opened.page.locator("#table tbody tr td:nth-child(7)").all_text_contents()
    assert set(dates) == {last}


def test_filters_that_leave_nothing_say_so(open_page: Open) -> None:
    opened = open_page()
    for sure in range(4):
        if opened.run("(key) => Boolean(document.getElementById(key))", f"sure-{sure}"):
            toggle(opened, f"sure-{sure}")
    assert opened.run("shown.boxes.filter(b => b.column < 4)") == []
    opened.show("list")
    assert "Nothing passes the filters" in str(opened.page.locator("#list").text_content())
    opened.show("table")
    assert opened.run(ROWS) == 0


# ---- the strip of time


def test_every_dated_fact_stands_in_the_strip_and_the_undated_are_counted(opened: Opened) -> None:
    opened.show("table")
    undated = opened.run("DATA.facts.filter(f => !f.date).length")
    label = opened.page.locator("label[for=undated]").text_content()
    assert label == f"{undated} undated"
    inside = opened.run(
        "DATA.facts.filter(f => f.date).every(f => bins.some(b => b.from <= f.date && f.date <= b.to))"
    )
    assert inside
    if opened.run("bins.length > 1"):
        assert opened.page.locator(".brush rect").count() == 2 * opened.run("bins.length")
    opened.run("document.getElementById('undated').click()")
    assert opened.run(f"{PASSING}.length") == opened.run("DATA.facts.filter(f => f.date).length")


def test_brush_by_keyboard_and_by_pointer(open_page: Open) -> None:
    opened = open_page()
    many = opened.run("bins.length")
    assert many > 1
    opened.page.focus("#brush-from")
    opened.page.keyboard.press("End")
    begin = opened.run("bins.at(-1).from")
    assert opened.run("state.from") == begin
    dated = opened.run(f"{PASSING}.filter(f => f.date).map(f => f.date)")
    assert dated
    assert min(dated) >= begin
    opened.page.click("text=All dates")
    assert opened.run("[state.from, state.to]") == ["", ""]
    area = opened.page.locator(".brush").bounding_box()
    assert area is not None
    opened.page.mouse.move(area["x"] + 0.2 * area["width"], area["y"] + 8)
    opened.page.mouse.down()
    opened.page.mouse.move(area["x"] + 0.6 * area["width"], area["y"] + 8)
    opened.page.mouse.up()
    span = opened.run("[state.from, state.to]")
    assert span == opened.run(
        "[bins[Math.floor(0.2 * bins.length)].from, bins[Math.floor(0.6 * bins.length)].to]"
    )
    opened.page.reload()
    opened.wait()
    assert opened.run("[state.from, state.to]") == span
