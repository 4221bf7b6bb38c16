"""The documentation of the ontology: every term, nothing from elsewhere, every link leads on."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF
from typer.testing import CliRunner

from kg.cli import app
from kg.config import ontology_folder
from kg.formats.ontology import render_ontology
from kg.rdf.catalogue import catalogue
from kg.rdf.namespaces import KGO
from kg.rdf.ontology import read_ontology

GRAPH = rdflib.Graph().parse(ontology_folder() / "kg.ttl")
TERMS = {str(s) for s in GRAPH.subjects(RDF.type, None) if str(s).startswith(KGO)}


class Page(HTMLParser):
    """The ids and addresses of a page, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        elif "src" in found or tag in ("link", "script", "iframe"):
            self.fetched.append(tag)


@pytest.fixture(scope="module")
def text() -> str:
    return render_ontology()


def test_every_term_is_there_once(text: str) -> None:
    assert {KGO + term.name.removeprefix("kgo:") for term in read_ontology().terms} == TERMS
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert {KGO + name for name in page.ids} & TERMS == TERMS


def test_nothing_is_fetched_and_links_lead_somewhere(text: str) -> None:
    page = Page(text)
    assert page.fetched == []
    assert "url(" not in text
    assert "default-src 'none'" in text
    for link in page.links:
        assert link.startswith(("http://", "https://")) or link[1:] in page.ids, link


def test_every_term_is_explained_with_what_shapes_demand() -> None:
    terms = {term.name: term for term in read_ontology().terms}
    assert all(term.label and term.comment for term in terms.values())
    claim = terms["kgo:Claim"]
    assert "A claim rests on at least one passage (kgo:evidence)." in claim.demands
    assert dict(claim.links)["never also"] == ("kgo:Policy", "kgo:Statement")
    assert dict(terms["kgo:inArticle"].links)["of"] == ("kgo:Assertion", "kgo:Statement")
    assert dict(terms["kgo:report"].links)["in"] == ("kgo:speechActs",)
    assert dict(terms["kgo:unchanged"].links)["is a"] == ("kgo:PolicyStatus",)


def test_every_query_is_listed(text: str) -> None:
    for query in catalogue():
        assert f"<code>{query.name}</code>" in text


def test_it_is_the_same_each_time(text: str) -> None:
    assert render_ontology() == text
    assert not re.search(r"\b20[2-9]\d-\d\d-\d\d\b", text.partition("queries")[0])


def test_command(tmp_path: Path, text: str) -> None:
    run = CliRunner().invoke
    page = tmp_path / "ontology.html"
    assert run(app, ["ontology", "--html", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8") == text
    assert "kgo:evidence" in run(app, ["ontology"]).stdout
    assert "held to: A claim is positive or negative" in run(app, ["ontology", "Claim"]).stdout
    wrong = run(app, ["ontology", "Clam"])
    assert wrong.exit_code == 2
    assert "near to it: kgo:Claim" in wrong.stderr
