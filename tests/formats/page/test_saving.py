"""What is sent on: table, drawing, picture, citation and query."""

import csv
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import kg
from tests.formats.page.browser import Open, Opened

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_the_facts_that_are_shown(opened: Opened) -> None:
    rows = rows_of(opened.download("csv"))
    facts = opened.run("DATA.facts")
    base = opened.run("DATA.base")
    assert [row["Claim"] for row in rows] == [base + fact["id"] for fact in facts]
    first = opened.run(
        "DATA.facts.map(f => f.evidence.length ? sentenceOf(f.evidence[0]).text : '')"
    )
    assert [row["Sentence"] for row in rows] == first
    opened.run("change({ off: new Set(['line-says']) })")
    fewer = rows_of(opened.download("csv"))
    assert 0 < len(fewer) < len(rows)


def test_a_formula_of_a_spreadsheet_is_kept_from_running(
    open_page: Open, sample_page: Path
) -> None:
    opened = open_page(sample_page)
    opened.run("DATA.facts[0].subject = '=SUM(A1)'")
    assert rows_of(opened.download("csv"))[0]["From"] == "'=SUM(A1)"


def test_svg_holds_the_boxes_and_lines_that_are_shown(open_page: Open) -> None:
    opened = open_page()
    path = opened.download("svg")
    root = ET.parse(path).getroot()
    words = [text.text for text in root.iter(f"{SVG}text")]
    for label in opened.run("shown.boxes.map(b => b.label)"):
        assert set(label.split("\n")) <= set(words)
    assert len(list(root.iter(f"{SVG}path"))) == 2 * opened.run("shown.paths.length")
    assert not list(root.iter(f"{SVG}script"))


def test_png_shows_the_drawing(open_page: Open) -> None:
    opened = open_page()
    picture = opened.download("png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 2000
    assert height > 1200
    assert len(picture) > 100_000


def test_citation_says_sentence_article_offsets_and_iri(opened: Opened) -> None:
    fact = opened.run("DATA.facts.find(f => f.evidence.some(e => e.chain))")
    text = opened.run("(number) => citation(DATA.facts[number])", fact["number"])
    base = opened.run("DATA.base")
    assert f"<{base}{fact['id']}>" in text
    for evidence in fact["evidence"]:
        sentence = opened.run("(i) => DATA.sentences[i]", evidence["sentence"])
        article = opened.run("(i) => DATA.articles[i]", sentence["article"])
        begin, end = sentence["offsets"]
        assert sentence["text"].strip() in text
        assert article["title"] in text
        assert f"<{base}{article['id']}#char={begin},{end}>" in text


def test_query_finds_the_sentences_of_the_fact(open_page: Open, built: Path) -> None:
    opened = open_page(permissions=["clipboard-read", "clipboard-write"])
    number = opened.run("DATA.facts.findIndex(f => f.evidence.length > 2 && !f.more)")
    opened.run("(number) => select({ fact: number })", number)
    opened.page.locator("#panel article.fact button", has_text="Copy SPARQL").click()
    query = opened.run("navigator.clipboard.readText()")
    rows = {row[0] for row in kg.Graph.open(built).query(query)}
    sentences = opened.run(
        "(number) => DATA.facts[number].evidence.map(e => sentenceOf(e).text)", number
    )
    assert rows == set(sentences)
