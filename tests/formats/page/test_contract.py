"""The boxes, edges, facts and conflicts of the page, from a graph made by hand."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kg.formats.page import contract, sources
from kg.formats.page.contract import page_data, written_size
from kg.formats.page.similar import group_alike
from kg.model import KnowledgeGraph
from tests.graph_sample import sample_graph

COLUMNS = {"title", "base", "counts", "layout", "boxes", "edges", "facts", "sentences"}
LISTS = {"conflicts", "policies", "articles", "names"}


@cache
def data() -> Any:
    return page_data(sample_graph())


def box_of(edge: Any, end: str) -> Any:
    return data()["boxes"][edge[end]]


def test_the_contract_has_the_parts_that_are_documented() -> None:
    assert data().keys() == COLUMNS | LISTS
    assert json.loads(json.dumps(data())) == data()


def test_every_index_points_at_something() -> None:
    found = data()
    many = {name: len(found[name]) for name in ("boxes", "facts", "sentences", "conflicts")}
    for edge in found["edges"]:
        assert {edge["from"], edge["to"]} <= set(range(many["boxes"]))
        assert {*edge["facts"]} <= set(range(many["facts"]))
        assert {*edge["conflicts"]} <= set(range(many["conflicts"]))
    for fact in found["facts"]:
        assert fact["box"] is None or 0 <= fact["box"] < many["boxes"]
        assert all(0 <= e["sentence"] < many["sentences"] for e in fact["evidence"])
        assert {*fact["conflicts"]} <= set(range(many["conflicts"]))
    assert all(0 <= s["article"] < len(found["articles"]) for s in found["sentences"])
    assert all(0 <= name["box"] < many["boxes"] for name in found["names"])


def test_every_edge_has_a_fact_or_a_conflict_behind_it() -> None:
    assert data()["edges"]
    for edge in data()["edges"]:
        assert edge["facts"] or edge["conflicts"]
        assert (edge["kind"] == "conflicts") == bool(edge["conflicts"])


def test_who_says_stands_left_of_what_is_said() -> None:
    said = [edge for edge in data()["edges"] if edge["kind"] == "says"]
    assert said
    assert all((box_of(e, "from")["column"], box_of(e, "to")["column"]) == (0, 1) for e in said)


def test_permission_and_ban_are_told_apart_in_words_and_edges() -> None:
    policies = [box for box in data()["boxes"] if box["kind"] == "policy"]
    assert {"PERMISSION", "BAN"} <= {box["label"].split("\n")[0] for box in policies}
    told = {
        (box_of(edge, "from")["label"].split("\n")[0], edge["kind"])
        for edge in data()["edges"]
        if edge["kind"] in ("permits", "prohibits")
    }
    assert told
    assert told <= {("PERMISSION", "permits"), ("BAN", "prohibits")}


def test_sentences_are_cut_from_the_text_at_their_offsets() -> None:
    texts = {i: article["text"] for i, article in enumerate(data()["articles"])}
    assert any("\U0001f41f" in text for text in texts.values())
    assert data()["sentences"]
    for row in data()["sentences"]:
        units = texts[row["article"]].encode("utf-16-le")[2 * row["begin"] : 2 * row["end"]]
        assert units.decode("utf-16-le") == row["text"]
        assert texts[row["article"]][slice(*row["offsets"])] == row["text"]


def test_marks_are_the_words_that_say_so() -> None:
    articles = {node.article.id: node.article for node in sample_graph().articles}
    triggers = {
        articles[told.article].slice(span)
        for claim in sample_graph().claims
        for told in claim.assertions
        for span in told.triggers
    }
    marked = set()
    for fact in data()["facts"]:
        for evidence in fact["evidence"]:
            units = data()["sentences"][evidence["sentence"]]["text"].encode("utf-16-le")
            for begin, length in evidence["marks"]:
                marked.add(units[2 * begin : 2 * (begin + length)].decode("utf-16-le"))
    assert marked
    assert marked <= triggers


def test_unnamed_sources_are_marked_and_less_sure() -> None:
    edges = [
        edge
        for edge in data()["edges"]
        if edge["kind"] == "says" and "(unnamed)" in box_of(edge, "from")["name"]
    ]
    assert edges
    assert all(edge["sure"] <= 1 for edge in edges)


def test_texts_stop_at_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max(len(article["text"]) for article in data()["articles"])
    monkeypatch.setattr(sources, "MOST_TEXT", longest)
    articles = page_data(sample_graph())["articles"]
    assert sum(1 for article in articles if article["text"] is not None) == 1
    assert all(not a["mentions"] for a in articles if a["text"] is None)


def crowded(count: int) -> KnowledgeGraph:
    """The sample with so many actors more, who all say the same."""
    graph = sample_graph()
    entity = next(e for e in graph.entities if e.id == graph.claims[0].subject)
    more = tuple(replace(entity, id=f"{entity.id}-{n}", label=f"Actor {n}") for n in range(count))
    claims = tuple(
        replace(graph.claims[0], id=f"claim/{n}", subject=other.id) for n, other in enumerate(more)
    )
    return replace(graph, entities=graph.entities + more, claims=graph.claims + claims)


def test_the_first_view_has_no_more_than_fits() -> None:
    found = page_data(crowded(80))
    layout = found["layout"]
    placed = [box for box in found["boxes"] if "x" in box and box["column"] < 4]
    assert len(placed) < len([box for box in found["boxes"] if box["column"] < 4])
    for column in range(4):
        lines = [box["lines"] for box in placed if box["column"] == column]
        high = sum(layout["line"] * n + layout["padding"] + layout["gap"] for n in lines)
        assert high <= layout["first"]


def test_the_page_keeps_within_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written_size(page_data(crowded(80)))
    monkeypatch.setattr(contract, "MOST_BYTES", whole // 2)
    found = page_data(crowded(80))
    assert written_size(found) <= whole // 2
    assert 0 < len(found["facts"]) < found["counts"]["facts"] == len(crowded(80).claims)


def test_order_of_records_does_not_matter() -> None:
    graph = sample_graph()
    turned = replace(graph, claims=graph.claims[::-1], statements=graph.statements[::-1])
    assert json.dumps(page_data(turned)) == json.dumps(data())


def test_empty_graph_gives_an_empty_page() -> None:
    found = page_data(KnowledgeGraph())
    assert found["boxes"] == found["edges"] == found["facts"] == []


def test_nearly_the_same_words_share_a_leader() -> None:
    texts = {
        "a": "The U.S. lets the port of Sorn reopen in May",
        "b": "the US lets the port of Sorn reopen in early May",
        "c": "Fishing at night stays forbidden",
    }
    assert group_alike(texts, "abc") == {"a": "a", "b": "a", "c": "c"}
