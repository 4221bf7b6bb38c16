"""Asking a store: what is answered, refused, and said about mistakes."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from kg.config import query_folder
from kg.errors import FormatError, QueryError
from kg.rdf.catalogue import catalogue, find_query
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.parameters import bind, term_of
from kg.rdf.query import ask, base_of
from kg.rdf.store import memory_store, quads_of
from kg.rdf.tokens import keywords
from kg.rdf.validate import to_graph
from tests.graph_sample import sample_graph

BASE = sample_graph().base
PREFIXES = prefixes_with_base(BASE)
NAMES = [query.name for query in catalogue()]
GIVEN = [
    ("who-said-what", {"topic": "FISHING"}, 3),
    ("who-said-what", {"topic": "listened", "source": "voss"}, 1),
    ("who-said-what", {"source": "kg:Mara_Voss"}, 3),
    ("who-authorised-what", {"actor": "nobody"}, 0),
    ("permissions-and-prohibitions", {"topic": "night"}, 3),
    ("policy-status", {"in": "kgo:lifted"}, 1),
    ("policy-matrix", {"actor": "kg:Sodor"}, 1),
    ("policy-cells", {"actor": "kg:Sodor"}, 2),
    ("conflicts", {"kind": "kgo:quoteDrift"}, 1),
    ("conflict-evidence", {"conflict": "lifted"}, 2),
    ("corroboration", {"least": "1"}, 13),
    ("timeline", {"from": "2031-05-08", "to": "2031-05-09"}, 3),
    ("rests-on", {"outlet": "tidewater"}, 2),
    ("evidence", {"claim": "kept the policy"}, 2),
    ("actor", {"actor": "mara voss"}, 7),
    ("actor", {"actor": f"{BASE}Sodor"}, 5),
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The sample in a store."""
    return memory_store(sample_graph())


@pytest.fixture(scope="module")
def flat(store: ox.Store) -> Graph:
    """The sample in rdflib, all in one graph."""
    return to_graph(quads_of(store))


def asked_in_rdflib(flat: Graph, name: str, given: dict[str, str]) -> list[tuple[str | None, ...]]:
    """The answer of rdflib to a shipped query, as it stands in its file."""
    query = find_query(name)
    bound = {
        key: URIRef(term.value) if isinstance(term, ox.NamedNode) else Literal(term.value)
        for key, term in bind(query, given, PREFIXES).items()
    }
    result = flat.query(query.text, initBindings=bound)
    if result.type == "CONSTRUCT":
        return sorted(tuple(map(str, triple)) for triple in result)
    columns = result.vars or []
    return [tuple(None if row[c] is None else str(row[c]) for c in columns) for row in result]


@pytest.mark.parametrize("name", NAMES)
def test_query_gives_the_same_rows_in_the_same_order_in_rdflib(
    name: str, store: ox.Store, flat: Graph
) -> None:
    rows = ask(store, name)
    expected = asked_in_rdflib(flat, name, {})
    assert (sorted(map(tuple, rows)) if rows.is_graph else list(rows)) == expected
    assert expected


@pytest.mark.parametrize(("name", "given", "number"), GIVEN)
def test_parameters_choose_the_same_rows_in_both(
    name: str, given: dict[str, str], number: int, store: ox.Store, flat: Graph
) -> None:
    rows = list(ask(store, name, given))
    assert rows == asked_in_rdflib(flat, name, given)
    assert len(rows) == number


def test_every_query_says_what_it_answers() -> None:
    assert len(NAMES) >= 12
    for query in catalogue():
        assert query.title.endswith(".")
        assert all(query.parameters.values())
        assert query.parameters.keys() == query.defaults.keys()


def test_every_query_is_complete_without_our_prefixes() -> None:
    for path in query_folder().glob("*.rq"):
        ox.Store().query(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "hostile",
    [
        '") } #',
        '"} INSERT DATA {',
        "\\",
        "'''",
        '"""',
        "?who",
        "<x>",
        "\n",
        "\U0001f41f",
        "\\u0022 } #",
        "\r\0",
    ],
)
def test_a_hostile_value_stays_a_value(hostile: str, store: ox.Store) -> None:
    topics = ask(store, "who-said-what", {"topic": hostile})
    assert not [words for *_, words, _, _, _ in topics if hostile not in str(words)]
    rows = ask(store, "SELECT ?x WHERE { FILTER (BOUND(?x)) }", {"x": hostile})
    assert list(rows) == [(hostile,)]


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("kg:Sodor", ox.NamedNode(f"{BASE}Sodor")),
        ("claim:a-1", ox.NamedNode(f"{BASE}claim/a-1")),
        ("kgo:lifted", ox.NamedNode("https://w3id.org/polkg/ontology#lifted")),
        ("https://x.example/a?b#c", ox.NamedNode("https://x.example/a?b#c")),
        ("note: fish", ox.Literal("note: fish")),
        ("nope:fish", ox.Literal("nope:fish")),
        ("kg:two words", ox.Literal("kg:two words")),
        ("http://a b", ox.Literal("http://a b")),
        ("", ox.Literal("")),
    ],
)
def test_values_are_iris_only_where_they_can_be(value: str, term: object) -> None:
    assert term_of(value, PREFIXES) == term


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s a ?kind }",
        "SELECT ?s WHERE { ?s a ?kind }",
        "SELECT (COUNT(?s) AS ?n) { ?s a ?kind } GROUP BY ?kind",
        "CONSTRUCT { ?s a ?kind } WHERE { ?s a ?kind }",
        "# where {\nSELECT ?s { { SELECT ?s ?kind { ?s a ?kind } } }",
    ],
)
def test_parameters_reach_every_form_of_query(text: str, store: ox.Store) -> None:
    rows = ask(store, text, {"kind": "kgo:Policy"})
    none = ask(store, text, {"kind": "kgo:Nothing"})
    assert list(rows) != list(none)
    assert rows.truth is not False


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s WHERE {\n  ?s ?p }", r"line 2, column \d+: .*\n    \?s \?p }\n {10,11}\^"),
        ("SELECT ?x { ?x nope:y 1 }", "line 1, column .*prefix is not declared"),
        ("SELECT ?x { ?x kgo:about", "line 1"),
        ("who-sad-what", "no shipped query of that name; try who-said-what"),
        ("missing.rq", r"missing\.rq"),
        ("INSERT DATA { kg:a kg:b kg:c }", "INSERT changes data"),
        ("PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }", "DELETE changes data"),
        ("CLEAR ALL", "CLEAR changes data"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another"),
    ],
)
def test_mistakes_are_shown(text: str, message: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match=f"(?s){message}"):
        ask(store, text)


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        ("who-said-what", {"subject": "x"}, "no parameter subject; it has topic, source"),
        ("articles", {"x": "y"}, "it has none"),
        ("SELECT ?a { ?a a ?b }", {"c": "y"}, "it has a, b"),
        ("DESCRIBE ?x", {"x": "kg:Sodor"}, "no WHERE group"),
    ],
)
def test_wrong_parameters_are_named(
    text: str, given: dict[str, str], message: str, store: ox.Store
) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, text, given)


def test_a_missing_parameter_is_explained(tmp_path: Path, store: ox.Store) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# Mine.\n# @param who: whom\nSELECT ?s { ?s a ?who }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"mine: a parameter is missing: who \(whom\)"):
        ask(store, str(path))
    assert len(ask(store, str(path), {"who": "kgo:Policy"})) == 4


def test_names_and_strings_are_no_keywords(store: ox.Store) -> None:
    text = "SELECT ?service { ?service kgo:service 'SERVICE' # service\n . <http://service> a ?b }"
    assert "service" not in keywords(text)
    assert len(ask(store, text)) == 0


def test_own_prefixes_win(store: ox.Store) -> None:
    assert len(ask(store, "PREFIX kgo: <http://other/> SELECT ?a { ?a a kgo:Person }")) == 0


def test_answers_of_all_forms(store: ox.Store) -> None:
    rows = ask(store, "SELECT ?who ?n ?none { ?s skos:prefLabel ?who ; kgo:headCount ?n }")
    assert rows.texts() == [("two officials", "2", "")]
    assert json.loads(rows.serialise("json"))["results"]["bindings"] == [
        {
            "who": {"type": "literal", "value": "two officials", "xml:lang": "en"},
            "n": {
                "type": "literal",
                "value": "2",
                "datatype": "http://www.w3.org/2001/XMLSchema#integer",
            },
        }
    ]
    assert rows.serialise("csv") == "who,n,none\r\ntwo officials,2,\r\n"
    assert rows.serialise("tsv").startswith('?who\t?n\t?none\n"two officials"@en\t')
    assert json.loads(ask(store, "ASK { ?a a kgo:Claim }").serialise("json"))["boolean"] is True


def test_a_graph_is_turtle(store: ox.Store) -> None:
    rows = ask(store, "network")
    turtle = rows.serialise("turtle")
    assert "kg:Sodor" in turtle
    assert len(Graph().parse(data=turtle, format="turtle")) == len(rows) > 10
    with pytest.raises(FormatError, match="ask for turtle"):
        rows.serialise("csv")
    with pytest.raises(FormatError, match="ask for json, csv or tsv"):
        ask(store, "articles").serialise("turtle")


def test_terms_are_shown_as_people_write_them(store: ox.Store) -> None:
    rows = ask(store, "SELECT ?s ?p ?same { ?s ?p kgo:Country ; skos:exactMatch ?same }")
    assert rows.texts() == [("kg:Norland", "rdf:type", "http://www.wikidata.org/entity/Q0")]
    assert ask(store, "SELECT ?c { ?x kgo:conflictKind ?c } ORDER BY ?c").texts()[0] == (
        "contradiction",
    )


def test_the_base_of_the_data_is_that_of_the_store() -> None:
    store = memory_store(sample_graph("https://data.example/"))
    assert base_of(store) == "https://data.example/"
    assert len(ask(store, "SELECT ?p { kg:Sodor ?p ?o }")) > 1
    assert len(ask(store, "policy-matrix", {"actor": "kg:Sodor"})) == 1


def test_from_names_the_graphs_that_are_asked(store: ox.Store) -> None:
    graph = sorted(str(graph) for graph in store.named_graphs())[0]
    count = "(COUNT(*) AS ?n)"
    inside = ask(store, f"SELECT {count} {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    everything = ask(store, f"SELECT {count} {{ ?s ?p ?o }}")
    merged = ask(store, f"SELECT {count} FROM {graph} {{ ?s ?p ?o }}")
    named = ask(store, f"SELECT {count} FROM NAMED {graph} {{ GRAPH ?g {{ ?s ?p ?o }} }}")
    assert list(inside) == list(merged) == list(named) != list(everything)


def test_a_graph_goes_to_rdflib_and_rows_to_pandas() -> None:
    store = memory_store(sample_graph())
    rows = ask(store, "network")
    graph = rows.to_rdflib()
    assert len(graph) == len(rows) > 10
    frame = ask(store, "articles").to_pandas()
    assert next(iter(frame.columns)) == "file"
    with pytest.raises(FormatError, match="ask for json, csv or tsv"):
        ask(store, "articles").to_rdflib()
