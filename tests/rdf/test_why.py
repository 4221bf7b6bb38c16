"""Why an edge stands: its sentences, the chain of who says so, and how it was found."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.store import memory_store
from kg.rdf.why import Explanation, explain, find_reasons
from tests.graph_sample import CLAIMS, GAZETTE, HERALD, TEXTS, sample_graph

GRAPH = sample_graph()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The sample in a store."""
    return memory_store(GRAPH)


def only(store: ox.Store, *edge: str) -> Explanation:
    """The one explanation of an edge."""
    (found,) = find_reasons(store, *edge)
    return found


@pytest.mark.parametrize(
    "edge",
    [
        ("Mara Voss", "authorized", "fish near the eastern shore"),
        ("mara voss", "AUTHORIZED", "Fish near the shore in May"),
        ("President Mara Voss", "kgo:authorized", "fish near the eastern shore"),
        (
            "kg:Mara_Voss",
            "https://w3id.org/polkg/ontology#authorized",
            "fish near the eastern shore",
        ),
        (CLAIMS["authorized"],),
        (CLAIMS["authorized"].replace("/", ":"),),
        (GRAPH.base + CLAIMS["authorized"],),
        ("Mara Voss authorized: fish near the eastern shore",),
    ],
)
def test_an_edge_is_found_by_what_people_call_it(edge: tuple[str, ...], store: ox.Store) -> None:
    assert only(store, *edge).claim == GRAPH.base + CLAIMS["authorized"]


def test_every_article_that_tells_it_is_a_reason(store: ox.Store) -> None:
    found = only(store, CLAIMS["authorized"])
    assert [reason.file for reason in found.reasons] == ["news/gazette.txt", "news/herald.txt"]
    first, second = found.reasons
    assert first.sentence == GAZETTE[first.begin : first.end]
    assert second.sentence == HERALD[second.begin : second.end]
    assert (first.outlet, first.published) == ("The Harbor Gazette", "2031-05-08")
    assert first.triggers == ("allowed",)
    assert first.chains == ()
    assert found.origins == ("The Harbor Gazette's own reporting", "Tidewater Post")
    assert found.polarity == "positive"


def test_the_chain_goes_from_the_outside_in(store: ox.Store) -> None:
    (reason,) = only(store, CLAIMS["kept"]).reasons
    (chain,) = reason.chains
    assert [(hop.source, hop.cue) for hop in chain] == [
        ("the Tidewater Post", "according to"),
        ("Two officials", "said"),
    ]
    assert reason.certainties == ("attributed",)
    assert (reason.rules, reason.confidence) == (("sample.1",), "0.8")


def test_inferences_are_marked(store: ox.Store) -> None:
    assert only(store, CLAIMS["office"]).inferred
    assert "inferred" in explain(store, CLAIMS["office"])
    assert not only(store, CLAIMS["kept"]).inferred


def test_every_claim_has_a_reason_in_words(store: ox.Store) -> None:
    for claim in GRAPH.claims:
        text = explain(store, claim.id)
        for passage in claim.evidence:
            words = TEXTS[passage.article][passage.span.begin : passage.span.end]
            assert " ".join(words.split()) in text
            assert f"characters {passage.span.begin}–{passage.span.end}" in text


def test_without_assertions_the_claim_answers_for_itself(store: ox.Store) -> None:
    bare = ox.Store()
    bare.extend(q for q in store if not q.predicate.value.endswith("#ofClaim"))
    (reason,) = only(bare, CLAIMS["kept"]).reasons
    assert reason.file == "news/gazette.txt"
    assert len(reason.chains) == 1


def test_statements_in_a_circle_end(store: ox.Store) -> None:
    within = ox.NamedNode("https://w3id.org/polkg/ontology#within")
    nested = next(iter(store.quads_for_pattern(None, within, None)))
    circle = ox.Store()
    circle.extend(store)
    circle.add(ox.Quad(nested.object, within, nested.subject))
    assert explain(circle, CLAIMS["kept"])


def test_an_unknown_edge_names_the_nearest(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"(?s)no such claim.*Mara Voss authorized.*claim:auth"):
        explain(store, "Voss", "authorizes", "fishing near the shore")
    with pytest.raises(QueryError, match=r"no such claim$"):
        explain(ox.Store(), "anything")
