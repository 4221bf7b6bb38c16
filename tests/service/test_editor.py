"""The query editor in a real browser: shipped queries, their parameters, and nothing that leaves."""

import hashlib
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

import kg
from kg.rdf.catalogue import catalogue
from tests.loading.fakes import Reply, Seen
from tests.loading.fakes import serving as faking
from tests.running import ROOT
from tests.service.running import Service

pytestmark = pytest.mark.server
STATIC = resources.files("kg.service").joinpath("static")
SHOWN = ".tabPanel.active"
CELLS = f"""[...document.querySelectorAll('{SHOWN} .yasr tbody tr')].map(
    (row) => [...row.cells].map((cell) => cell.textContent))"""
SET_TEXT = f"(text) => document.querySelector('{SHOWN} .CodeMirror').CodeMirror.setValue(text)"


class Editor:
    """The open editor; ``asked`` are the URLs that it has asked for, ``noise`` its complaints."""

    def __init__(self, browser: Browser, service: Service, address: str = "") -> None:
        self.page: Page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
        self.page.set_default_timeout(20_000)
        self.asked: list[str] = []
        self.noise: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.goto(f"{service.url}/editor{address}")
        self.page.wait_for_selector("body[data-ready]")

    def choose(self, name: str) -> None:
        """Opens a shipped query."""
        self.page.select_option("#shipped", name)

    def rows(self) -> list[list[str]]:
        """The cells of the answer, without the column of row numbers."""
        self.page.wait_for_selector(f"{SHOWN} .yasr tbody tr")
        found: list[list[str]] = self.page.evaluate(CELLS)
        return found


@pytest.fixture
def editor(browser: Browser, service: Service) -> Iterator[Editor]:
    """The editor as it opens; whatever a test does, nothing leaves the machine or is kept."""
    opened = Editor(browser, service)
    yield opened
    opened.page.wait_for_load_state("networkidle")
    assert [url for url in opened.asked if not url.startswith((service.url, "blob:"))] == []
    assert opened.page.evaluate("localStorage.length") == 0
    assert opened.page.context.cookies() == []
    # A refused query is what the browser itself notes down.
    assert [line for line in opened.noise if "400" not in line] == []
    opened.page.context.close()


def plain(rows: object) -> list[list[str]]:
    """Rows of our own answer as the table shows them: the literals, spaces as a browser has them."""
    return [["" if v is None else " ".join(v.split()) for v in row] for row in rows]  # type: ignore[attr-defined]


def test_it_opens_on_the_shipped_queries(editor: Editor) -> None:
    offered = editor.page.locator("#shipped option").all_inner_texts()
    assert offered[1:] == [query.name for query in catalogue()]
    assert editor.page.locator(f"{SHOWN} .CodeMirror").inner_text().count("kgo:") > 3
    assert editor.page.input_value("#shipped") == "who-said-what"


def test_a_shipped_query_gives_its_rows(editor: Editor, built: Path) -> None:
    expected = plain(kg.Graph.open(built).query("conflicts"))
    editor.choose("conflicts")
    editor.page.click("#run")
    found = editor.rows()
    assert len(found) == len(expected) > 5
    assert [" ".join(row[1].split()) for row in found] == [row[1] for row in expected]
    assert found[0][0].startswith("kgo:")


def test_parameters_are_values_of_their_fields(editor: Editor, built: Path) -> None:
    expected = plain(kg.Graph.open(built).query("who-authorised-what", actor="Joe Biden"))
    everything = kg.Graph.open(built).query("who-authorised-what")
    editor.choose("who-authorised-what")
    editor.page.fill("#p-actor", "Joe Biden")
    editor.page.keyboard.press("Enter")
    found = editor.rows()
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    assert 0 < len(found) < len(everything)


def test_each_tab_keeps_its_fields(editor: Editor) -> None:
    editor.choose("timeline")
    assert editor.page.get_attribute("#p-from", "placeholder") == "0001-01-01"
    editor.page.fill("#p-from", "2024-05-31")
    editor.choose("conflicts")
    assert editor.page.locator("#p-from").count() == 0
    editor.page.locator(".tabsList .tab", has_text="timeline").click()
    assert editor.page.input_value("#p-from") == "2024-05-31"
    assert editor.page.input_value("#shipped") == "timeline"


def test_a_mistake_is_shown_with_its_place(editor: Editor) -> None:
    editor.choose("")
    editor.page.evaluate(SET_TEXT, "SELECT ?a {\n  ?a a\n}")
    editor.page.click("#run")
    editor.page.wait_for_selector(f"{SHOWN} .yasr pre")
    assert "line 3, column " in editor.page.locator(f"{SHOWN} .yasr").inner_text()


def test_completions_are_of_our_ontology(editor: Editor) -> None:
    editor.choose("")
    for begun, expected in (
        ("SELECT * { ?s a kgo:Pol", "kgo:Policy"),
        ("SELECT * { ?s kgo:evid", "kgo:evidence"),
        ("PREFIX clai", "claim: <"),
    ):
        editor.page.evaluate(SET_TEXT, "")
        editor.page.locator(f"{SHOWN} .CodeMirror").click()
        editor.page.keyboard.type(begun)
        editor.page.keyboard.press("Control+Space")
        hints = editor.page.locator(".CodeMirror-hints")
        hints.wait_for()
        assert expected in hints.inner_text()
        editor.page.keyboard.press("Escape")


def test_answers_are_downloaded(editor: Editor, built: Path) -> None:
    editor.choose("policy-matrix")
    editor.page.fill("#p-actor", "United States")
    with editor.page.expect_download() as download:
        editor.page.click("#download")
    assert download.value.suggested_filename == "policy-matrix.csv"
    expected = kg.Graph.open(built).query("policy-matrix", actor="United States")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.replace("\r\n", "\n") == expected.serialise("csv").replace("\r\n", "\n")


def test_our_nodes_open_here(editor: Editor, service: Service) -> None:
    editor.choose("")
    editor.page.evaluate(SET_TEXT, "SELECT ?a { ?a a kgo:Person ; skos:prefLabel 'Joe Biden'@en }")
    editor.page.click("#run")
    assert editor.rows() == [["kg:Joe_Biden"]]
    with editor.page.expect_popup() as opened:
        editor.page.click(f"{SHOWN} a.iri")
    assert opened.value.url == f"{service.url}/id/Joe_Biden"
    assert "Joe Biden" in opened.value.locator("h1").inner_text()


def test_a_link_holds_query_and_parameters(browser: Browser, service: Service) -> None:
    address = urlencode({"name": "who-said-what", "$topic": "policy"})
    opened = Editor(browser, service, f"#{address}")
    assert opened.page.input_value("#p-topic") == "policy"
    opened.page.context.close()
    query = "SELECT (1 AS ?one) {}"
    own = {"query": query, "endpoint": "http://203.0.113.1/sparql", "headers": '{"x": "y"}'}
    opened = Editor(browser, service, f"#{urlencode(own)}")
    opened.page.click("#run")
    assert opened.rows() == [["1"]]
    assert all(url.startswith(service.url) for url in opened.asked)
    opened.page.context.close()


def test_what_would_leave_is_stopped(browser: Browser, service: Service) -> None:
    seen: list[Seen] = []

    def answer(request: Seen) -> Reply:
        seen.append(request)
        return Reply(200, "{}", {"Access-Control-Allow-Origin": "*"})

    opened = Editor(browser, service)
    with faking(answer) as url:
        asking = "(url) => fetch(url).then(() => 'answered', () => 'stopped')"
        assert opened.page.evaluate(asking, f"{service.url}/health") == "answered"
        assert opened.page.evaluate(asking, f"{url}/prefixes") == "stopped"
        picture = "(url) => new Promise((done) => Object.assign(new Image(), {onload: () => done(1), onerror: () => done(0), src: url}))"
        assert opened.page.evaluate(picture, f"{url}/x.png") == 0
    assert seen == []
    assert any("Content Security Policy" in line for line in opened.noise)
    opened.page.context.close()


def test_its_scripts_are_lint_free() -> None:
    linter = ROOT / "node_modules" / ".bin" / "eslint"
    if shutil.which("node") is None or not linter.exists():
        pytest.fail("ESLint is missing: apt-get install nodejs npm; npm install")
    text = "".join(STATIC.joinpath(name).read_text("utf-8") for name in ("terms.js", "editor.js"))
    command = [linter, "--max-warnings=0", "--stdin", "--stdin-filename=editor.js"]
    run = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_vendored_files_are_those_that_are_recorded() -> None:
    record = tomllib.loads(STATIC.joinpath("yasgui.toml").read_text(encoding="utf-8"))
    assert {"yasgui.min.js", "yasgui.min.css", "yasgui.LICENSE.txt"} == set(record["sha256"])
    for name, digest in record["sha256"].items():
        assert hashlib.sha256(STATIC.joinpath(name).read_bytes()).hexdigest() == digest
    licences = STATIC.joinpath("yasgui.LICENSE.txt").read_text(encoding="utf-8")
    assert licences.startswith(f"{record['package']} {record['version']}\n")
    for part in ("codemirror", "datatables.net", "dompurify", "n3"):
        assert f"Contains {part} (" in licences
