"""The quads of a graph: complete, in our terms, in the right graphs, without blank nodes."""

import re
from dataclasses import fields, replace

import pytest

from kg.errors import FormatError
from kg.ids import mention_iri
from kg.lexicon import read_lexicon
from kg.model import Span, TimeExpression
from kg.rdf.dataset import to_quads, to_triples
from kg.rdf.namespaces import KGR, PREFIXES, expand, prefixes_with_base
from kg.rdf.terms import decimal, iri, name, text, whole
from tests.graph_sample import GAZETTE_ID, TEXTS, sample_graph

GRAPH = sample_graph()
QUADS = to_quads(GRAPH)
TRIPLES = {quad[:3] for quad in QUADS}
TYPE = name("rdf:type")


def node(node_id: str) -> str:
    """The term of an id of the sample."""
    return iri(GRAPH.base + node_id)


def values(subject: str, prefixed: str) -> set[str]:
    """The objects of a property of a node."""
    return {o for s, p, o in TRIPLES if s == subject and p == name(prefixed)}


def test_sample_has_every_kind_of_record() -> None:
    assert all(getattr(GRAPH, field.name) for field in fields(GRAPH))


def test_no_blank_nodes() -> None:
    for quad in QUADS:
        assert quad.subject[0] == quad.predicate[0] == "<"
        assert quad.object[0] in '<"'


def test_no_triple_stands_in_two_graphs() -> None:
    assert len(TRIPLES) == len(QUADS) == len(to_triples(GRAPH))


def test_what_an_article_says_stands_in_its_graph() -> None:
    own = ("kgo:Article", "kgo:Mention", "kgo:Statement", "kgo:Assertion")
    articles = {node(article.article.id) for article in GRAPH.articles}
    types = {quad.subject: quad.object for quad in QUADS if quad.predicate == TYPE and quad.graph}
    assert set(types.values()) >= {name(kind) for kind in own}
    for quad in QUADS:
        in_article = types.get(quad.subject) in {name(kind) for kind in own} or (
            quad.subject in articles
        )
        assert (quad.graph in articles) == in_article, quad


def test_mentions_are_exact() -> None:
    mentions = [s for s, p, o in TRIPLES if p == TYPE and o == name("kgo:Mention")]
    assert len(mentions) > 40
    for mention in mentions:
        match = re.fullmatch(r"<(.+)#char=(\d+),(\d+)>", mention)
        assert match
        begin, end = int(match[2]), int(match[3])
        words = TEXTS[match[1].removeprefix(GRAPH.base)][begin:end]
        assert values(mention, "nif:anchorOf") == {text(words)}
        assert values(mention, "nif:beginIndex") == {whole(begin)}
        assert values(mention, "nif:endIndex") == {whole(end)}
        assert values(mention, "nif:referenceContext") == {f"<{match[1]}>"}


def test_direct_edges_are_the_asserted_claims() -> None:
    closed = {name(f"kgo:{predicate}") for predicate in read_lexicon("predicates")}
    edges = {t for t in TRIPLES if t[1] in closed or t[1].startswith(f"<{KGR}")}
    asserted = [claim for claim in GRAPH.claims if claim.asserted]
    assert edges == {(node(c.subject), name(c.predicate), node(c.object)) for c in asserted}
    assert 0 < len(asserted) < len(GRAPH.claims)


def test_every_field_of_a_claim_is_written() -> None:
    for claim in GRAPH.claims:
        term = node(claim.id)
        assert values(term, "rdf:subject") == {node(claim.subject)}
        assert values(term, "rdf:predicate") == {name(claim.predicate)}
        assert values(term, "rdf:object") == {node(claim.object)}
        assert values(term, "kgo:polarity") == {
            name("kgo:positive" if claim.positive else "kgo:negative")
        }
        assert values(term, "kgo:certainty") == {name(f"kgo:{c}") for c in claim.certainties}
        assert values(term, "kgo:statedIn") == set(map(node, claim.statements))
        assert values(term, "kgo:addressee") == set(map(node, claim.addressees))
        assert values(term, "kgo:about") == set(map(node, claim.about))
        assert values(term, "kgo:lineage") == set(map(node, claim.lineages))
        assert values(term, "kgo:conflictsWith") == set(map(node, claim.conflicts_with))
        assert values(term, "kgo:qualifies") == set(map(node, claim.qualifies))
        assert values(term, "kgo:rule") == set(map(text, claim.rules))
        assert values(term, "kgo:articleCount") == {whole(len(claim.articles))}
        assert values(term, "kgo:confidence") == {decimal(claim.confidence)}
        assert bool(values(term, "kgo:inferred")) == claim.inferred
        assert values(term, "kgo:evidence") == {
            iri(mention_iri(GRAPH.base, passage.article, passage.span))
            for passage in claim.evidence
        }


def test_policies_have_their_odrl_type() -> None:
    expected = {
        "permission": "odrl:Permission",
        "prohibition": "odrl:Prohibition",
        "obligation": "odrl:Duty",
        "request": "kgo:Request",
    }
    for policy in GRAPH.policies:
        types = values(node(policy.id), "rdf:type")
        assert types == {name("kgo:Policy"), name(expected[policy.modality])}


def test_limits_keep_their_words_beside_the_node() -> None:
    ban = next(policy for policy in GRAPH.policies if policy.modality == "prohibition")
    assert values(node(ban.id), "kgo:place") == {text("the Bay of Sorn", "en"), node("Sorn")}


def test_a_country_is_also_a_government_and_a_place() -> None:
    types = {"Country", "Government", "Place", "Actor"}
    assert values(node("Norland"), "rdf:type") == {name(f"kgo:{t}") for t in types}


def test_intervals_are_nodes_with_first_and_last_day() -> None:
    interval = node("interval/2031-05-01_2031-05-31")
    assert values(interval, "rdf:type") == {name("time:ProperInterval")}
    assert values(interval, "time:hasEnd") == {node("day/2031-05-31")}
    assert (name("kgo:during"), interval) in {t[1:] for t in TRIPLES}


def test_a_single_day_needs_no_interval() -> None:
    event = node(GRAPH.events[0].id)
    assert len(values(event, "kgo:date")) == 1
    assert not values(event, "kgo:during")


def test_an_unresolved_time_keeps_its_words() -> None:
    assertion = GRAPH.claims[0].assertions[0]
    time = TimeExpression("one day", Span(0, 7))
    changed = replace(GRAPH.claims[0], assertions=(replace(assertion, time=time),))
    quads = to_quads(replace(GRAPH, claims=(changed,)))
    found = {q.predicate: q.object for q in quads if q.subject == node(assertion.id)}
    assert found[name("kgo:timeText")] == text("one day", "en")
    assert name("kgo:date") not in found


def test_open_predicates_are_declared_with_a_broader_type() -> None:
    changed = [replace(c, about=(GRAPH.events[0].id,)) if c.predicate == "kgr:sink" else c
               for c in GRAPH.claims]  # fmt: skip
    triples = {quad[:3] for quad in to_quads(replace(GRAPH, claims=tuple(changed)))}
    term = iri(f"{KGR}sink")
    assert (term, TYPE, name("kgo:OpenPredicate")) in triples
    assert (term, name("rdfs:label"), text("sink", "en")) in triples
    assert (term, name("skos:broader"), name("kgo:plover-ASSAULT")) in triples


def test_a_copy_of_an_article_is_named_but_not_counted() -> None:
    article = node(GAZETTE_ID)
    assert values(article, "kgo:file") == {text("news/gazette.txt")}
    assert values(article, "kgo:duplicateFile") == {text("news/gazette_copy.txt")}


def test_order_of_records_does_not_matter() -> None:
    turned = {
        field.name: tuple(reversed(getattr(GRAPH, field.name)))
        for field in fields(GRAPH)
        if isinstance(getattr(GRAPH, field.name), tuple)
    }
    assert to_quads(replace(GRAPH, **turned)) == QUADS


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ('a"b\\c\n\r\t', '"a\\"b\\\\c\\n\\r\\t"'),
        ("\x00\x7f", '"\\u0000\\u007F"'),
        ("\U0001f41f é", '"\U0001f41f é"'),
        ("\ud800", '"\ufffd"'),
    ],
)
def test_literals_are_escaped(value: str, term: str) -> None:
    assert text(value) == term


def test_iris_hold_nothing_that_ends_them() -> None:
    assert iri('http://a/> <x> "y"') == "<http://a/%3E%20%3Cx%3E%20%22y%22>"


@pytest.mark.parametrize(
    ("number", "digits"), [(1.0, "1"), (0.8, "0.8"), (0.125, "0.12"), (0, "0")]
)
def test_decimals_have_one_form(number: float, digits: str) -> None:
    assert decimal(number).startswith(f'"{digits}"^^')


def test_unknown_prefix_is_an_error() -> None:
    with pytest.raises(FormatError, match=r"nope:x.*kgo"):
        expand("nope:x")


def test_prefixes_of_the_data_follow_the_base() -> None:
    prefixes = prefixes_with_base("https://x.example/")
    assert prefixes["claim"] == "https://x.example/claim/"
    assert prefixes.items() >= PREFIXES.items()
