"""The same graph whatever the order, hash seed or company of the documents."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from kg.model import Document, KnowledgeGraph
from kg.resolution import merge
from tests.resolution.written import Written, ban, dated

SCRIPT = """
from kg.resolution import merge
from tests.resolution.test_invariance import corpus
print(merge(corpus()))
"""


def corpus() -> list[Document]:
    """Four articles on one permission, told in different words, with sources and quotations."""
    return [dated(document, date(2024, 5, day)) for day, document in enumerate(undated(), start=1)]


def undated() -> list[Document]:
    """The articles without dates."""
    one = ban("one", "America lets Norway fish near the islands.", "fish near the islands")
    two = ban(
        "two",
        "America allows Norway to fish in waters near the islands, only in May.",
        "fish in waters near the islands",
        limits=[("place", "only in May", True)],
    )
    three = ban(
        "three",
        "America says Norway may not fish. Norway may not fish near the islands at night.",
        "fish near the islands at night",
        "prohibition",
        status="unchanged",
    )
    return [one, two, three, quotation()]


def quotation() -> Document:
    """An article with sources that only it knows."""
    written = Written("four", "“We fish near the islands all night,” Anna Berg said. It rained.")
    source = written.actor("Person", "Anna Berg")
    words = "“We fish near the islands all night,”"
    written.tells(source, "kgo:stated", words, statement=written.says(source, "said", words))
    return written.done()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_order_does_not_matter(order: tuple[int, ...]) -> None:
    documents = corpus()
    assert merge([documents[number] for number in order]) == merge(documents)


def test_the_same_article_twice_counts_once() -> None:
    assert merge([*corpus(), *corpus()]) == merge(corpus())


def test_hash_seed_does_not_matter() -> None:
    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())}
        command = [sys.executable, "-c", SCRIPT]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2")


Telling = tuple[str, str, bool, tuple[str, ...]]


def tellings(graph: KnowledgeGraph, articles: Sequence[str]) -> dict[str, Telling]:
    """What each claim says, and the given articles that tell it; claims of others are left out."""
    names = graph.labels()
    found = {}
    for claim in graph.claims:
        told = tuple(article for article in claim.articles if article in articles)
        if told:
            found[claim.id] = (names[claim.subject], claim.predicate, claim.positive, told)
    return found


@pytest.mark.parametrize("left_out", range(4))
def test_without_an_article_only_what_rests_on_it_is_gone(left_out: int) -> None:
    whole = corpus()
    part = whole[:left_out] + whole[left_out + 1 :]
    articles = [document.article.id for document in part]
    before, after = tellings(merge(whole), articles), tellings(merge(part), articles)
    assert sorted(before.values()) == sorted(after.values())


def test_later_articles_keep_the_ids_of_earlier_ones() -> None:
    documents = corpus()
    for size in range(1, len(documents)):
        known = merge(documents[:size])
        more = merge(documents[: size + 1])
        for part in ("entities", "statements", "concepts", "policies", "claims", "lineages"):
            ids = {node.id for node in getattr(known, part)}
            assert ids <= {node.id for node in getattr(more, part)}, part


def test_ids_are_unique_and_every_tuple_is_sorted() -> None:
    graph = merge(corpus())
    for part in ("entities", "statements", "concepts", "policies", "claims", "lineages"):
        ids = [node.id for node in getattr(graph, part)]
        assert ids == sorted(set(ids)), part


def test_every_reference_points_to_a_node() -> None:
    graph = merge(corpus())
    nodes = {node.id for node in graph.nodes()} | {node.article.id for node in graph.articles}
    nodes |= {statement.id for statement in graph.statements}
    for claim in graph.claims:
        assert {claim.subject, claim.object, *claim.about, *claim.lineages} <= nodes
        assert set(claim.statements) <= nodes
    for policy in graph.policies:
        assert {policy.action, *policy.assigners, *policy.assignees, *policy.exception_to} <= nodes
    for conflict in graph.conflicts:
        named = {member for member in conflict.involves if isinstance(member, str)}
        assert named <= nodes | {claim.id for claim in graph.claims}


def test_no_documents_give_an_empty_graph() -> None:
    graph = merge([])
    assert graph.claims == ()
    assert graph.articles == ()
