"""Validation: the sample fits, and each thing taken away or made wrong is named in words."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import expand
from kg.rdf.store import memory_store
from kg.rdf.validate import violations, violations_of_file, violations_of_store
from tests.graph_sample import CLAIMS, sample_graph

GRAPH = sample_graph()


def damaged(*removed: str) -> ox.Store:
    """The sample without some properties."""
    store = ox.Store()
    gone = {expand(prefixed) for prefixed in removed}
    store.extend(q for q in memory_store(GRAPH) if q.predicate.value not in gone)
    return store


def test_the_sample_fits() -> None:
    with Dataset(GRAPH) as dataset:
        assert violations(dataset, memory_store(GRAPH)) == ()


def test_nothing_does_not_pass_as_valid(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.touch()
    assert violations_of_file(path) == (
        f"{path}: holds no article, so there is nothing to validate",
    )


@pytest.mark.parametrize(
    ("removed", "message"),
    [
        ("kgo:evidence", f"claim:{CLAIMS['kept'][6:]}: A claim rests on at least one passage"),
        ("kgo:about", "A policy has at least one claim about it"),
        ("nif:isString", "An article holds its text"),
        ("odrl:action", "A policy is about exactly one action"),
        ("kgo:ofClaim", "A claim is told by at least one article"),
        ("skos:note", "A conflict is explained in words"),
        ("kgo:origin", "A lineage has one origin"),
    ],
)
def test_what_is_missing_is_named(removed: str, message: str) -> None:
    assert any(message in line for line in violations_of_store(damaged(removed), "it"))


def test_an_edge_that_nobody_asserts_is_named() -> None:
    store = memory_store(GRAPH)
    sodor, norland = (ox.NamedNode(GRAPH.base + local) for local in ("Sodor", "Norland"))
    for prefixed in ("kgo:attacked", "kgr:like"):
        store.add(ox.Quad(sodor, ox.NamedNode(expand(prefixed)), norland))
    assert violations_of_store(store, "it") == tuple(
        f"A direct edge from kg:Sodor stands for no claim that somebody asserts. At {prefixed}. "
        "Found: kg:Norland"
        for prefixed in ("kgo:attacked", "kgr:like")
    )


def test_words_that_are_not_those_of_the_article_are_named() -> None:
    store = damaged()
    anchor = ox.NamedNode(expand("nif:anchorOf"))
    quad = next(q for q in store.quads_for_pattern(None, anchor, None) if q.object.value == "Sodor")
    store.remove(quad)
    store.add(ox.Quad(quad.subject, anchor, ox.Literal("Soder"), quad.graph_name))
    (line,) = violations_of_store(store, "it")
    assert "its words are not those of the article" in line
    assert line.endswith("Soder")
