"""SPARQL 1.1 Protocol, asked over HTTP."""

import csv
import http.client
import io
import json
import xml.etree.ElementTree as ET
from contextlib import closing

import httpx
import pytest
import rdflib

from tests.service.running import Service

pytestmark = pytest.mark.server
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ARTICLES = "SELECT ?a ?h { ?a a kgo:Article ; kgo:file ?h } ORDER BY ?a"
CONSTRUCT = "CONSTRUCT { ?a skos:prefLabel ?l } WHERE { ?a a kgo:Country ; skos:prefLabel ?l }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


def number(response: httpx.Response) -> int:
    """The one number of an answer as JSON."""
    assert response.status_code == 200, response.text
    (row,) = response.json()["results"]["bindings"]
    return int(row["n"]["value"])


def test_get_form_and_direct_give_the_same(service: Service, triples: int) -> None:
    client = service.client
    answers = [
        service.ask(COUNT),
        client.post("/sparql", data={"query": COUNT}),
        client.post("/sparql", content=COUNT.encode(), headers=DIRECT),
        client.post(
            "/sparql",
            content=COUNT,
            headers={"content-type": f"{DIRECT['content-type']};charset=utf-8"},
        ),
    ]
    assert {number(answer) for answer in answers} == {triples}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/turtle, text/csv;q=0.5", "text/csv; charset=utf-8"),
        ("application/*", "application/sparql-results+json"),
    ],
)
def test_rows_in_each_format(accept: str, media: str, service: Service) -> None:
    response = service.ask(ARTICLES, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    assert response.headers["vary"] == "Accept"
    files = read_rows(response.text, media)
    assert len(files) == 5
    assert all(file.startswith("seeds/") for file in files)


def read_rows(text: str, media: str) -> list[str]:
    """The second column of an answer."""
    if "json" in media:
        return [row["h"]["value"] for row in json.loads(text)["results"]["bindings"]]
    if "xml" in media:
        space = "{http://www.w3.org/2005/sparql-results#}"
        found = ET.fromstring(text).iter(f"{space}binding")
        return [cell[0].text or "" for cell in found if cell.get("name") == "h"]
    if "csv" in media:
        return [row["h"] for row in csv.DictReader(io.StringIO(text))]
    header, *lines = text.splitlines()
    assert header == "?a\t?h"
    return [line.split("\t")[1].strip('"') for line in lines]


@pytest.mark.parametrize(
    ("accept", "media", "parser"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_a_graph_in_each_format(accept: str, media: str, parser: str, service: Service) -> None:
    response = service.ask(CONSTRUCT, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    graph = rdflib.Graph().parse(data=response.content, format=parser)
    assert {"Ukraine", "Russia"} <= {str(label) for label in graph.objects()}


def test_the_field_format_goes_before_the_header(service: Service) -> None:
    assert (
        service.ask(ARTICLES, "text/html", format="csv")
        .headers["content-type"]
        .startswith("text/csv")
    )
    assert service.ask(ARTICLES, format="pdf").status_code == 400


def test_ask_and_describe(service: Service) -> None:
    assert service.ask("ASK { kg:Joe_Biden a kgo:Person }").json()["boolean"] is True
    described = service.ask("DESCRIBE kg:Joe_Biden", "application/n-triples").text
    assert '"Joe Biden"' in described


@pytest.mark.parametrize("query", [ARTICLES, "ASK {}", CONSTRUCT])
def test_406_for_a_type_that_there_is_not(query: str, service: Service) -> None:
    response = service.ask(query, "application/pdf")
    assert response.status_code == 406
    assert "accept" in response.text
    other = "text/csv" if query is CONSTRUCT else "text/turtle"
    assert service.ask(query, other).status_code == 406


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?a {\n  ?a a\n}", "line 3, column "),
        ("SELECT ?a { ?a nosuch:p ?b }", "line 1, column "),
        ("nothing", "line 1, column "),
    ],
)
def test_400_with_the_place_of_the_mistake(query: str, place: str, service: Service) -> None:
    for response in (
        service.ask(query),
        service.client.post("/sparql", content=query, headers=DIRECT),
    ):
        assert response.status_code == 400
        assert place in response.text
        assert response.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ([("query", "ASK {}"), ("query", "ASK {}")], "one query"),
        ([("query", "  ")], "empty"),
        ([("query", "ASK {}"), ("default-graph-uri", "no iri")], "not an absolute IRI"),
        ([("query", "ASK {}"), ("named-graph-uri", "relative")], "not an absolute IRI"),
        ([("query", "ASK { ?s ?p ?o }"), ("$x", "1")], "no parameter x"),
    ],
)
def test_400_for_a_wrong_request(
    fields: list[tuple[str, str]], message: str, service: Service
) -> None:
    for response in (
        service.client.get("/sparql", params=fields),
        service.client.post("/sparql", content=str(httpx.QueryParams(fields)), headers=FORM),
    ):
        assert response.status_code == 400
        assert message in response.text


def test_400_for_what_is_not_text(service: Service) -> None:
    assert (
        service.client.post("/sparql", content=b"ASK {} # \xff", headers=DIRECT).status_code == 400
    )
    assert service.client.get("/sparql?query=%FF").status_code == 400
    assert service.client.post("/sparql", content="", headers=FORM).status_code == 400


def test_415_and_405(service: Service) -> None:
    response = service.client.post("/sparql", json={"query": "ASK {}"})
    assert (response.status_code, "application/sparql-query" in response.text) == (415, True)
    for method in ("PUT", "DELETE", "PATCH"):
        assert service.client.request(method, "/sparql").status_code == 405


def test_413_for_a_long_query(service: Service) -> None:
    long = "ASK {} # " + "x" * (1 << 20)
    assert service.client.post("/sparql", data={"query": long}).status_code == 413
    assert service.client.post("/sparql", content=long, headers=DIRECT).status_code == 413
    asking = http.client.HTTPConnection("127.0.0.1", service.client.base_url.port)
    with closing(asking):  # httpx would not send it
        asking.request("GET", "/sparql?query=" + "x" * 100_000)
        assert asking.getresponse().status == 414
    fits = "ASK {} # " + "x" * 500_000
    assert service.client.post("/sparql", content=fits, headers=DIRECT).status_code == 200


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://127.0.0.1:9/x>", "LOAD"),
        ("PREFIX a: <a:> CLEAR ALL", "CLEAR"),
        ("DROP ALL", "DROP"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERV\\u0049CE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_does_not_only_read_is_refused(
    query: str, word: str, service: Service, triples: int
) -> None:
    for response in (
        service.ask(query),
        service.client.post("/sparql", data={"query": query}),
        service.client.post("/sparql", content=query, headers=DIRECT),
    ):
        assert response.status_code == 400
        assert word in response.text
    assert number(service.ask(COUNT)) == triples


def test_an_update_is_refused_by_name(service: Service, triples: int) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    media = {"content-type": "application/sparql-update"}
    client = service.client
    for response in (
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers=media),
        client.get("/sparql", params={"update": update}),
    ):
        assert (response.status_code, "only reads" in response.text) == (403, True)
    assert number(service.ask(COUNT)) == triples


def test_data_sets(service: Service, triples: int) -> None:
    graphs = service.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").json()
    one, other = (row["g"]["value"] for row in graphs["results"]["bindings"][:2])
    here = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{one}> {{ ?s ?p ?o }} }}"
    size = number(service.ask(here))
    assert 0 < size < triples
    client = service.client

    def ask(query: str, *fields: tuple[str, str]) -> int:
        asked = [("query", query), *fields]
        found = number(client.get("/sparql", params=asked))
        content = str(httpx.QueryParams(asked))
        assert number(client.post("/sparql", content=content, headers=FORM)) == found
        params = httpx.QueryParams(list(fields))
        assert number(client.post("/sparql", params=params, content=query, headers=DIRECT)) == found
        return found

    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert ask(COUNT, ("default-graph-uri", one)) == size
    assert ask(COUNT, ("default-graph-uri", one), ("default-graph-uri", other)) > size
    assert ask(named, ("named-graph-uri", one)) == size
    assert ask(named, ("default-graph-uri", one)) == 0
    assert ask(COUNT, ("named-graph-uri", one)) == 0
    # The protocol's parameters go before the query's own FROM.
    assert ask(COUNT.replace("{", f"FROM <{other}> {{", 1), ("default-graph-uri", one)) == size
    assert number(service.ask(COUNT.replace("{", f"FROM <{one}> {{", 1))) == size


def test_parameters_are_values(service: Service) -> None:
    query = (
        "SELECT ?a ?name { ?a a kgo:Person ; skos:prefLabel ?label . FILTER (STR(?label) = ?name) }"
    )
    for name, found in (("Joe Biden", ["Joe_Biden"]), ('" } SELECT * { ?s ?p ?o', [])):
        rows = service.ask(query, **{"$name": name}).json()["results"]["bindings"]
        assert [row["a"]["value"].rpartition("/")[2] for row in rows] == found
