"""The page, the look-up of IRIs, the description and the graph store."""

from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib

import kg
from tests.service.running import Service

pytestmark = pytest.mark.server
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")


def test_page_and_health(service: Service, built: Path) -> None:
    page = service.client.get("/")
    assert page.content == (built / "graph.html").read_bytes()
    assert service.client.get("/health").json()["status"] == "ok"
    assert service.client.get("/nothing").status_code == 404


def test_our_iris_are_looked_up_as_page_or_graph(service: Service, built: Path) -> None:
    graph = kg.Graph.open(built).knowledge
    entity = next(e for e in graph.entities if e.label == "Joe Biden")
    page = service.client.get(f"/id/{entity.id}", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Joe Biden" in page.text
    turtle = service.client.get(f"/id/{entity.id}", headers={"accept": "text/turtle"})
    found = rdflib.Graph().parse(data=turtle.text, format="turtle")
    node = rdflib.URIRef(graph.base + entity.id)
    assert (node, rdflib.RDFS.label, None) in found or (node, rdflib.SKOS.prefLabel, None) in found
    assert service.client.get("/id/entity/nobody-at-all").status_code == 404
    assert "Policy" in service.client.get("/ontology", headers={"accept": "text/html"}).text


def test_article_text_is_no_markup_on_a_page(service: Service, built: Path) -> None:
    article = kg.Graph.open(built).knowledge.articles[0].article
    page = service.client.get(f"/id/{article.id}", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<script" not in page.text


def test_description_counts_each_graph(service: Service, triples: int) -> None:
    answer = service.client.get("/sparql", headers={"accept": "text/turtle"})
    found = rdflib.Graph().parse(data=answer.text, format="turtle")
    [endpoint] = found.objects(None, SD.endpoint)
    assert str(endpoint) == f"{service.url}/sparql"
    assert (None, SD.supportedLanguage, SD.SPARQL11Query) in found
    [dataset] = found.objects(None, SD.defaultDataset)
    [default] = found.objects(dataset, SD.defaultGraph)
    assert int(str(found.value(default, VOID.triples))) == triples
    names = set(found.objects(None, SD.name))
    assert len(names) >= 5


def test_graph_store_gives_one_graph_the_default_or_all(service: Service) -> None:
    answer = service.client.get("/sparql", headers={"accept": "text/turtle"})
    described = rdflib.Graph().parse(data=answer.text, format="turtle")
    name = sorted(described.objects(None, SD.name))[0]
    [named] = described.subjects(SD.name, name)
    size = described.value(described.value(named, SD.graph), VOID.triples)
    one = service.client.get(f"/data?graph={quote(str(name), safe='')}")
    assert len(rdflib.Graph().parse(data=one.text, format="turtle")) == int(str(size))
    whole = service.client.get("/data", headers={"accept": "application/n-quads"})
    # The last term of a line is its graph only where there are four.
    quads = ox.parse(whole.content, ox.RdfFormat.N_QUADS)
    assert sum(str(quad.graph_name) == f"<{name}>" for quad in quads) == int(str(size))
    head = service.client.head("/data", headers={"accept": "application/n-quads"})
    assert (head.content, head.headers["content-length"]) == (b"", str(len(whole.content)))
    assert service.client.get("/data?graph=http://example.org/none").status_code == 404
    assert service.client.get("/data?default&graph=http://example.org/none").status_code == 400
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        assert service.client.request(method, "/data?default").status_code == 405
