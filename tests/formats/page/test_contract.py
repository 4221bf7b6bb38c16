"""The boxes, edges, facts and conflicts of the page, from a graph made by hand."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

from kg.formats.page import contract
from kg.formats.page.choice import MOST_IN_COLUMN
from kg.formats.page.contract import page_data
from kg.formats.page.similar import group_alike
from kg.model import KnowledgeGraph
from tests.graph_sample import sample_graph


@cache
def data() -> Any:
    return page_data(sample_graph())


def test_every_edge_joins_boxes_of_the_page() -> None:
    ids = {box["id"] for box in data()["boxes"]}
    assert data()["edges"]
    assert all({edge["from"], edge["to"]} <= ids for edge in data()["edges"])


def test_every_edge_has_a_fact_or_a_conflict_behind_it() -> None:
    for edge in data()["edges"]:
        assert edge["facts"] or edge["conflicts"]
        assert (edge["kind"] == "conflicts") == bool(edge["conflicts"])


def test_who_says_stands_left_of_what_is_said() -> None:
    columns = {box["id"]: box["column"] for box in data()["boxes"]}
    said = [edge for edge in data()["edges"] if edge["kind"] == "says"]
    assert said
    assert all((columns[e["from"]], columns[e["to"]]) == (0, 1) for e in said)


def test_permission_and_ban_are_told_apart_in_words_and_edges() -> None:
    labels = {b["id"]: b["label"].split("\n")[0] for b in data()["boxes"] if b["kind"] == "policy"}
    assert {"PERMISSION", "PROHIBITION"} <= set(labels.values())
    for edge in data()["edges"]:
        if edge["from"] in labels and edge["kind"] == "permits":
            assert labels[edge["from"]] == "PERMISSION"


def test_evidence_is_cut_from_the_text_at_its_offsets() -> None:
    texts = [article["text"].encode("utf-16-le") for article in data()["articles"]]
    found = [e for fact in data()["facts"] for e in fact["evidence"]]
    assert any("\U0001f41f" in a["text"] for a in data()["articles"])
    for evidence in found:
        cut = texts[evidence["article"]][2 * evidence["begin"] : 2 * evidence["end"]]
        assert cut.decode("utf-16-le") == evidence["sentence"]


def test_unnamed_sources_are_marked_and_less_sure() -> None:
    unnamed = [box["id"] for box in data()["boxes"] if "(unnamed)" in box["title"]]
    edges = [e for e in data()["edges"] if e["from"] in unnamed and e["kind"] == "says"]
    assert edges
    assert all(edge["sure"] <= 1 for edge in edges)


def test_texts_stop_at_their_limit(monkeypatch: Any) -> None:
    longest = max(len(article["text"]) for article in data()["articles"])
    monkeypatch.setattr(contract, "MOST_TEXT", longest)
    kept = [a for a in page_data(sample_graph())["articles"] if a["text"] is not None]
    assert len(kept) == 1


def test_columns_hold_no_more_than_fits() -> None:
    graph = sample_graph()
    entity = next(e for e in graph.entities if e.id == graph.claims[0].subject)
    more = tuple(replace(entity, id=f"{entity.id}-{n}", label=f"Actor {n}") for n in range(40))
    claims = tuple(
        replace(graph.claims[0], id=f"claim/{n}", subject=other.id) for n, other in enumerate(more)
    )
    crowded = replace(graph, entities=graph.entities + more, claims=graph.claims + claims)
    found = page_data(crowded)
    for column, most in enumerate(MOST_IN_COLUMN):
        assert sum(1 for box in found["boxes"] if box["column"] == column) <= most
    assert found["shown"] <= found["total"] == len(crowded.claims)


def test_order_of_records_does_not_matter() -> None:
    graph = sample_graph()
    turned = replace(graph, claims=graph.claims[::-1], statements=graph.statements[::-1])
    assert json.dumps(page_data(turned)["boxes"]) == json.dumps(data()["boxes"])


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
