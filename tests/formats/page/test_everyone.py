"""For everyone: no noise, no sideways scroll, keyboard, screen readers, colours, motion, paper."""

from pathlib import Path

import pytest

from tests.formats.page.browser import DESK, PHONE, VIEWS, Open, Opened

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


def violations(opened: Opened) -> list[str]:
    """What axe-core finds wrong, with the elements."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: apt-get install npm; npm install")
    if opened.run("typeof axe") == "undefined":
        opened.run(AXE.read_text(encoding="utf-8"))
    found = opened.run("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(open_page: Open, size: tuple[int, int], scheme: str) -> None:
    opened = open_page(size=size, color_scheme=scheme)
    assert opened.run("document.documentElement.dataset.theme") == scheme
    for view in VIEWS:
        opened.show(view)
        assert violations(opened) == [], view
    opened.run("document.getElementById('filters').open = true")
    for menu in ("save", "more"):
        opened.run("(id) => { document.getElementById(id).open = true; }", menu)
        assert violations(opened) == [], menu
        opened.run("(id) => { document.getElementById(id).open = false; }", menu)
    opened.page.fill("#search", "Ukraine")
    assert violations(opened) == []


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_panel(
    open_page: Open, size: tuple[int, int], scheme: str
) -> None:
    opened = open_page(size=size, color_scheme=scheme, address="#v=graph")
    for selection in (
        "{ box: DATA.boxes.find(b => b.kind === 'policy').id }",
        "{ box: DATA.boxes.find(b => b.article !== undefined).id }",
        "{ box: DATA.boxes.find(b => b.outlet !== undefined).id }",
        "{ edge: shown.edges[0] }",
        "{ conflict: 0 }",
        "{ fact: 0 }",
    ):
        opened.run(f"select({selection})")
        assert violations(opened) == [], selection
    opened.page.locator("#panel .link", has_text="Show in text").first.click()
    assert violations(opened) == []
    opened.run("setView('table')")
    assert violations(opened) == []


def contrast(one: str, other: str) -> str:
    """A script for the contrast of two colours (WCAG 2.2, relative luminance)."""
    return f"""() => {{
      const light = (name) => {{
        const parts = css(name).match(/[0-9a-f]{{2}}/g).map((part) => {{
          const value = parseInt(part, 16) / 255;
          return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        }});
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
      }};
      const [a, b] = [light("{one}"), light("{other}")].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);
    }}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_has_contrast_enough(open_page: Open, scheme: str) -> None:
    # axe cannot look into a canvas.
    opened = open_page(color_scheme=scheme)
    for kind in opened.run("[...new Set(shown.boxes.map(b => b.kind))]"):
        assert opened.run(contrast("ink", kind)) >= 4.5, kind
        assert opened.run(contrast(f"{kind}-edge", "lane")) >= 3, kind
    for line in opened.run("Object.keys(LINES)"):
        assert opened.run(contrast(line, "paper")) >= 3, line
    assert opened.run(contrast("soft", "lane")) >= 4.5


@SIZES
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_the_screen(
    open_page: Open, size: tuple[int, int], view: str
) -> None:
    opened = open_page(size=size, address=f"#v={view}")
    for script in ("select(null)", "select({ fact: 0 })", "select({ conflict: 0 })"):
        opened.run(script)
        wide = opened.run(
            "[document.documentElement.scrollWidth - innerWidth, document.body.scrollWidth - innerWidth,"
            " ...['panel', state.view].map(id => document.getElementById(id))"
            " .map(e => e.scrollWidth - e.clientWidth)]"
        )
        assert max(wide) <= 0, (script, wide)


def test_keyboard_alone_from_search_to_sentence(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("Kharkiv")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#results [aria-selected=true]").count() == 1
    active = page.get_attribute("#search", "aria-activedescendant")
    assert active == page.locator("#results [aria-selected=true]").get_attribute("id")
    page.keyboard.press("Enter")
    assert opened.run("document.activeElement.id") == "panel"
    for _ in range(60):
        page.keyboard.press("Tab")
        if opened.run("document.activeElement.textContent") == "Show in text":
            break
    page.keyboard.press("Enter")
    assert page.locator("#highlight").count() == 1


def test_keyboard_alone_on_the_graph(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus("#canvas")
    seen = set()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp"):
        opened.page.keyboard.press(key)
        seen.add(opened.run("state.selected.box"))
    assert len(seen) == 6
    assert {opened.run("(id) => boxes.get(id).column", name) for name in seen} == {0, 1, 2, 3}
    assert opened.page.locator("#status").text_content()
    opened.page.keyboard.press("Enter")
    assert opened.run("document.activeElement.id") == "panel"
    opened.page.keyboard.press("Escape")
    assert opened.run("state.selected") is None


def test_every_button_can_be_reached_by_tab(open_page: Open) -> None:
    opened = open_page()
    opened.run("select({ fact: 0 })")
    opened.run("document.activeElement.blur()")
    wanted = opened.run(
        "[...document.querySelectorAll('button, input, select, summary')]"
        ".filter(e => e.checkVisibility() && !e.disabled).length"
    )
    reached = set()
    for _ in range(wanted + 30):
        opened.page.keyboard.press("Tab")
        number = opened.run(
            "[...document.querySelectorAll('button, input, select, summary')].indexOf(document.activeElement)"
        )
        if number >= 0:
            reached.add(number)
    assert len(reached) == wanted


def test_colours_follow_the_system_and_the_switch(opened: Opened) -> None:
    page = opened.page
    page.emulate_media(color_scheme="dark")
    opened.until("document.documentElement.dataset.theme === 'dark'")
    page.click("#theme")
    assert opened.run("document.documentElement.dataset.theme") == "light"
    page.reload()
    opened.wait()
    assert opened.run("document.documentElement.dataset.theme") == "light"


def test_legend_shows_the_colours_of_the_drawing(open_page: Open) -> None:
    for scheme in ("light", "dark"):
        opened = open_page(color_scheme=scheme)
        shades = opened.run(
            "Object.keys(KINDS).filter(k => document.getElementById(`box-${k}`)).map(k => {"
            " const made = document.createElement('i'); made.style.color = css(k); document.body.append(made);"
            " const swatch = document.querySelector(`label[for='box-${k}'] .swatch`);"
            " return [getComputedStyle(swatch).backgroundColor, getComputedStyle(made).color]; })"
        )
        assert len(shades) >= 6
        assert all(swatch == drawn for swatch, drawn in shades)


def test_nothing_moves_for_who_wants_no_motion(open_page: Open) -> None:
    opened = open_page(reduced_motion="reduce")
    opened.run("select({ box: shown.boxes[0].id })")
    opened.run("change({ level: 1 })")
    assert opened.run("document.getAnimations().length") == 0
    moving = opened.run(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0; }).length"
    )
    assert moving == 0


@pytest.mark.parametrize("view", VIEWS)
def test_paper_holds_what_is_shown_in_the_colours_of_the_day(open_page: Open, view: str) -> None:
    opened = open_page(color_scheme="dark", address=f"#v={view}")
    opened.run("select({ box: DATA.boxes.find(b => b.kind === 'policy').id })")
    page = opened.page
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    opened.run("dispatchEvent(new Event('beforeprint'))")
    assert opened.run("css('ink')") == "#161d27"
    assert page.locator("#search, #filters, .zoom, nav").all_inner_texts() == [""] * 4 or not any(
        one.is_visible() for one in page.locator("#search, #filters, .zoom, nav").all()
    )
    assert page.locator("#print svg").is_visible() == (view == "graph")
    assert page.locator("#panel blockquote").first.is_visible()
    cut = opened.run(
        "[...document.querySelectorAll('#panel, main, #stage, #table, #list, #matrix, #quotes')]"
        ".filter(e => e.checkVisibility() && getComputedStyle(e).overflowY !== 'visible').map(e => e.id)"
    )
    assert cut == []
    opened.run("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert opened.run("css('ink')") == "#e8ecf1"
    assert page.locator("#print svg").count() == 0
