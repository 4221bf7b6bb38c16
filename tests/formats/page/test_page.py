"""The page in Debian's Chromium, offline, at the size of a desk and of a phone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.formats.page import render_page, write_page
from kg.model import Article, ArticleNode, KnowledgeGraph
from tests.graph_sample import sample_graph

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = [(1440, 900), (390, 844)]
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>\"><b>href"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()


class Opened:
    """A page with all that it complained of and asked for."""

    def __init__(self, browser: Browser, path: Path, size: tuple[int, int]) -> None:
        view = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=view, offline=True)  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.noise: list[str] = []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url))
        self.page.goto(path.as_uri())

    def note(self, url: str) -> None:
        """Keeps a request that leaves the file."""
        if not url.startswith(("file:", "data:", "blob:")):
            self.noise.append(url)


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def opened(browser: Browser, built: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    page = Opened(browser, built / "graph.html", request.param)
    yield page
    page.page.context.close()


def test_quiet_and_no_wider_than_the_screen(opened: Opened) -> None:
    width = opened.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    assert opened.noise == []


def test_click_on_a_box_shows_evidence_and_text_highlights_it(opened: Opened) -> None:
    page = opened.page
    page.wait_for_timeout(300)
    spot = page.evaluate(
        "() => { const b = DATA.boxes.find(x => x.column === 0 && x.y < 400);"
        " const p = network.canvasToDOM({x: b.x, y: b.y});"
        " const r = document.getElementById('canvas').getBoundingClientRect();"
        " return [r.x + p.x, r.y + p.y, b.id]; }"
    )
    page.mouse.click(spot[0], spot[1])
    page.wait_for_selector(".fact blockquote mark")
    assert page.evaluate("selected.box") == spot[2]
    evidence = page.evaluate("DATA.facts[boxes.get(selected.box).facts[0]].evidence[0].sentence")
    page.locator(".fact button", has_text="show in text").first.click()
    assert page.locator("#highlight").text_content() == evidence
    assert opened.noise == []


def test_search_leads_to_evidence_and_the_link_survives(opened: Opened) -> None:
    page = opened.page
    page.fill("#search", "civilian infrastructure")
    page.wait_for_selector("#results button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".fact blockquote")
    heading = page.locator(".fact h3").first.text_content()
    page.reload()
    assert page.locator(".fact h3").first.text_content() == heading


def test_table_holds_every_fact(opened: Opened) -> None:
    page = opened.page
    page.click("#view")
    assert page.locator("#table tbody tr").count() == page.evaluate("DATA.facts.length")
    page.locator("#table tbody tr").first.press("Enter")
    assert page.locator(".fact").count() == 1


def test_legend_hides_a_kind_and_the_link_keeps_it(opened: Opened) -> None:
    page = opened.page
    page.evaluate("document.getElementById('filters').open = true")
    page.locator("#legend button", has_text="places").click()
    assert page.evaluate("network.body.data.nodes.get().filter(n => n.hidden).length") > 0


def test_legend_hides_lines(opened: Opened) -> None:
    page = opened.page
    page.evaluate("document.getElementById('filters').open = true")
    page.locator("#legend button", has_text="permits").click()
    page.wait_for_function("paths.length && paths.every(path => path.edge.kind !== 'permits')")
    page.reload()
    assert page.evaluate("hidden.has('permits')")


def test_click_on_a_line_selects_it(opened: Opened) -> None:
    page = opened.page
    page.wait_for_function("paths.length > 0")
    page.evaluate("network.moveTo({position: {x: paths[0].from.x, y: paths[0].from.y}, scale: 1})")
    page.wait_for_timeout(200)
    spot = page.evaluate(
        "() => { const [x, y] = pointOn(paths[0], 0.15);"
        " const p = network.canvasToDOM({x, y});"
        " const r = document.getElementById('canvas').getBoundingClientRect();"
        " return [r.x + p.x, r.y + p.y]; }"
    )
    page.mouse.click(*spot)
    page.wait_for_selector(".fact")
    assert page.evaluate("Boolean(selected.edge)")
    key = page.evaluate("edgeKey(selected.edge)")
    page.reload()
    assert page.evaluate("edgeKey(selected.edge)") == key


def test_conflicts_come_first(opened: Opened) -> None:
    page = opened.page
    count = page.evaluate("DATA.conflicts.length")
    assert count > 0
    assert page.locator("#panel .disputed").count() == count


def test_keyboard_alone_reaches_the_evidence(opened: Opened) -> None:
    page = opened.page
    page.focus("#search")
    page.keyboard.type("Kharkiv")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .fact blockquote")


def test_facts_are_saved_as_csv(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.click("#csv")
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > opened.page.evaluate("DATA.facts.length")


def test_theme_follows_the_system_and_the_switch(opened: Opened) -> None:
    page = opened.page
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def hostile(graph: KnowledgeGraph) -> KnowledgeGraph:
    """A graph with script in names, labels, titles and files."""
    return replace(
        graph,
        entities=tuple(replace(e, label=HOSTILE, alt_labels=(HOSTILE,)) for e in graph.entities),
        concepts=tuple(replace(c, label=HOSTILE) for c in graph.concepts),
        conflicts=tuple(replace(c, note=HOSTILE) for c in graph.conflicts),
        articles=tuple(hostile_article(node) for node in graph.articles),
    )


def hostile_article(node: ArticleNode) -> ArticleNode:
    """An article with script in its text and file name, of the same length of text."""
    text = (HOSTILE * (len(node.article.text) // len(HOSTILE) + 1))[: len(node.article.text)]
    article: Article = replace(node.article, text=text, files=(HOSTILE,), outlet=HOSTILE)
    return replace(node, article=article)


def test_script_in_the_data_does_not_run(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(hostile(sample_graph()), path, title=HOSTILE)
    opened = Opened(browser, path, SIZES[0])
    for number in range(opened.page.evaluate("DATA.facts.length")):
        opened.page.evaluate("(number) => select({ fact: number })", number)
    opened.page.click("#view")
    opened.page.fill("#search", "script")
    assert opened.page.evaluate("window.hit === undefined")
    assert opened.noise == []
    opened.page.context.close()


def test_same_graph_same_page() -> None:
    assert render_page(sample_graph()) == render_page(sample_graph())


def test_about_one_actor_shows_only_its_facts() -> None:
    graph = sample_graph()
    actor = graph.claims[0].subject
    assert len(render_page(graph, about=actor)) < len(render_page(graph))
