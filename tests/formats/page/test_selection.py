"""Narrower pages: of an entity, of a query's answer, under a title of one's own."""

from pathlib import Path

import pytest

from kg.errors import KGError
from kg.formats.page import claims_about, claims_touching
from kg.formats.page.contract import page_data
from tests.formats.page.browser import Open
from tests.graph_sample import sample_graph
from tests.running import run_kg


def test_about_an_entity_by_any_name_of_it() -> None:
    graph = sample_graph()
    entity = next(e for e in graph.entities if e.alt_labels)
    found = claims_about(graph, entity.label)
    assert 0 < len(found) < len(graph.claims)
    for name in (entity.label.upper(), entity.alt_labels[0], entity.id, graph.base + entity.id):
        assert claims_about(graph, name) == found
    kept = {fact["id"] for fact in page_data(graph, wanted=found)["facts"]}
    assert kept == found


def test_an_unknown_entity_is_answered_with_the_nearest() -> None:
    graph = sample_graph()
    name = max((e.label for e in graph.entities), key=len)
    with pytest.raises(KGError, match="did you mean"):
        claims_about(graph, name[:-1] + "x")


def test_claims_touching_a_conflict_are_its_members() -> None:
    graph = sample_graph()
    conflict = next(c for c in graph.conflicts if any("claim" in str(m) for m in c.involves))
    members = {m for m in conflict.involves if m in {claim.id for claim in graph.claims}}
    assert members <= claims_touching(graph, {conflict.id})


@pytest.mark.browser
def test_page_about_an_entity_from_the_command_line(
    open_page: Open, built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "putin.html"
    run = run_kg(
        "page", str(path), "--about", "vladimir putin", "--title", "Moscow", "--data", str(built)
    )
    assert run.code == 0, run.stderr
    opened = open_page(path)
    assert opened.page.title() == "Moscow"
    names = opened.run(
        "DATA.facts.map(f => [f.subject, f.object, ...f.whom, ...f.evidence.map(e => e.chain)].join(' '))"
    )
    whole = open_page().run("DATA.facts.length")
    assert 0 < len(names) < whole
    assert any("Putin" in name for name in names)


@pytest.mark.browser
def test_page_of_a_query_from_the_command_line(
    open_page: Open, built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bans.html"
    query = (
        "PREFIX kgo: <https://w3id.org/polkg/ontology#> PREFIX odrl: <http://www.w3.org/ns/odrl/2/>"
        " SELECT ?policy WHERE { ?policy a odrl:Prohibition }"
    )
    run = run_kg("page", str(path), "--query", query, "--data", str(built))
    assert run.code == 0, run.stderr
    opened = open_page(path)
    found = opened.run("DATA.policies.filter(p => p.column.startsWith('may not')).length")
    assert found == open_page().run(
        "DATA.policies.filter(p => p.column.startsWith('may not')).length"
    )


def test_a_query_that_finds_nothing_is_said_to(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.html"
    run = run_kg(
        "page", str(path), "--query", "SELECT ?s WHERE { ?s <x:none> 1 }", "--data", str(built)
    )
    assert run.code != 0
    assert "nothing to draw" in run.stderr
    assert not path.exists()
