"""The list, the table, the matrix of policies, the quotations, and the address that keeps it all."""

import pytest

from tests.formats.page.browser import DESK, PHONE, VIEWS, Open, Opened

pytestmark = pytest.mark.browser


def test_a_phone_opens_on_the_list_and_a_desk_on_the_graph(open_page: Open) -> None:
    assert open_page(size=DESK).run("state.view") == "graph"
    phone = open_page(size=PHONE)
    assert phone.run("state.view") == "list"
    first = phone.page.locator("#list h2").first
    assert str(first.text_content()).startswith("Conflicts")
    # The head of the page leaves most of a phone's screen to what it is opened for.
    box = first.bounding_box()
    assert box is not None
    assert box["y"] < 844 / 4


def test_the_list_holds_every_conflict_policy_and_statement(opened: Opened) -> None:
    opened.show("list")
    more = opened.page.locator("#list button:not(.item)")
    while more.count():
        more.first.click()
    for kind, found in [
        ("conflicts", opened.run("DATA.conflicts.length")),
        ("policy", opened.run("DATA.boxes.filter(b => b.kind === 'policy').length")),
        ("statement", opened.run("DATA.boxes.filter(b => b.kind === 'statement').length")),
    ]:
        assert opened.page.locator(f"#list .item.{kind}").count() == found > 0
    assert "origin" in str(opened.page.locator("#list .item.policy .meta").first.text_content())
    opened.page.locator("#list .item.policy").first.click()
    assert opened.page.locator("#panel blockquote").count() > 0


def test_the_table_holds_every_fact_and_sorts(opened: Opened) -> None:
    opened.show("table")
    rows = opened.page.locator("#table tbody tr")
    assert rows.count() == opened.run("DATA.facts.length")
    for number, key in enumerate(opened.run("COLUMNS.map(([key]) => key)"), start=1):
        heads = opened.page.locator(f"#table thead th:nth-child({number})")
        heads.locator("button").click()
        down = heads.get_attribute("aria-sort") == "descending"
        cells = rows.locator(f"td:nth-child({number})").all_text_contents()
        if key == "origins":
            assert [int(cell) for cell in cells] == sorted(map(int, cells), reverse=down)
        elif key in ("subject", "date"):
            assert cells == sorted(cells, reverse=down)
        heads.locator("button").click()
        assert (heads.get_attribute("aria-sort") == "descending") != down
        assert rows.locator(f"td:nth-child({number})").all_text_contents() != cells


def test_a_row_opens_its_fact(opened: Opened) -> None:
    opened.show("table")
    row = opened.page.locator("#table tbody tr").nth(2)
    row.locator("button").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.run("state.selected.fact") == 2
    assert opened.page.locator("#panel article.fact blockquote").count() > 0
    assert opened.page.locator("#table tr[aria-current=true]").count() == 1


def test_every_policy_stands_in_the_matrix_and_opens_its_sentence(opened: Opened) -> None:
    opened.show("matrix")
    policies = opened.run("DATA.policies")
    assert len(policies) > 10
    entries = opened.page.locator("#matrix .item")
    assert entries.count() == sum(len(policy["whom"]) for policy in policies)
    for policy in policies:
        who = opened.run(
            "(action) => [...document.querySelectorAll('#matrix tbody tr')]"
            ".filter(tr => [...tr.querySelectorAll('.item strong')].some(s => s.textContent === action))"
            ".map(tr => tr.querySelector('th').textContent)",
            opened.run("(action) => cut(action, 200)", policy["action"]),
        )
        assert set(policy["whom"]) <= set(who)
    entry = entries.first
    action = str(entry.locator("strong").text_content())
    entry.click()
    sentences = opened.page.locator("#panel article.fact blockquote").all_text_contents()
    own = next(policy for policy in policies if policy["action"] == action)
    told = opened.run(
        "(facts) => facts.flatMap(f => DATA.facts[f].evidence.map(e => sentenceOf(e).text))",
        own["facts"],
    )
    assert sentences[0] in told


def test_limits_stand_with_what_they_limit(open_page: Open) -> None:
    opened = open_page(address="#v=matrix")
    limited = opened.run(
        "DATA.policies.find(p => p.limits.some(l => l.only && !plain(p.action).includes(plain(l.text))))"
    )
    only = next(limit["text"] for limit in limited["limits"] if limit["only"])
    entry = opened.page.locator("#matrix .item", has_text=limited["action"]).first
    assert only in str(entry.locator(".limit").text_content())


def test_wordings_stand_side_by_side_with_the_words_that_differ(opened: Opened) -> None:
    opened.show("quotes")
    drifts = opened.run("DATA.conflicts.filter(c => c.variants.length > 1)")
    assert drifts
    assert opened.page.locator("#quotes .drift").count() == len(drifts)
    for number, drift in enumerate(drifts):
        cards = opened.page.locator(f"#quotes .drift:nth-of-type({number + 1}) .variant")
        wordings = ["".join(words for words, _ in v["parts"]) for v in drift["variants"]]
        assert cards.locator("blockquote").all_text_contents() == wordings
        marks = [words for v in drift["variants"] for words, differs in v["parts"] if differs]
        assert cards.locator("mark").all_text_contents() == marks
        assert marks
    opened.page.locator("#quotes .link", has_text="Show in text").first.click()
    told = drifts[0]["variants"][0]["told"][0]
    text = opened.run("(i) => DATA.articles[i].text", told["article"])
    marked = opened.page.locator("#highlight").text_content()
    assert marked == text[told["begin"] : told["end"]]


# ---- the address


@pytest.mark.parametrize("view", VIEWS)
def test_the_address_keeps_view_selection_filters_sorting_and_colours(
    open_page: Open, view: str
) -> None:
    opened = open_page()
    opened.show(view)
    opened.run(
        "change({ off: new Set(['line-asks', 'sure-0']), article: 1, sort: 'date', down: true })"
    )
    opened.run("select({ fact: DATA.facts.findIndex(f => passing[f.number]) })")
    opened.page.click("#theme")
    keep = (
        "JSON.stringify([state.view, state.selected, [...state.off].sort(), state.article,"
        " state.sort, state.down, state.dark])"
    )
    before = opened.run(keep)
    heading = opened.page.locator("#panel h2").text_content()
    link = opened.run("location.hash")
    opened.page.reload()
    opened.wait()
    assert opened.run(keep) == before
    again = open_page(address=link)
    assert again.run(keep) == before
    assert again.page.locator("#panel h2").text_content() == heading


def test_an_address_of_nonsense_opens_the_first_view(open_page: Open) -> None:
    opened = open_page(address="#n=nobody&v=../x&off=a.b&x=%00&r=9%20no&a=x&from=yesterday&t=-1")
    assert opened.run("state.view") == "graph"
    assert opened.run("state.selected") is None
    assert opened.run("shown.boxes.length") > 30


def test_the_link_is_copied(open_page: Open) -> None:
    opened = open_page(permissions=["clipboard-read", "clipboard-write"])
    opened.run("select({ fact: 3 })")
    opened.page.click("#save > summary")
    opened.page.click("#link")
    assert opened.run("navigator.clipboard.readText()") == opened.page.url
