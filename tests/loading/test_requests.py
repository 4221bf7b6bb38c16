"""Requests as servers see them: credentials, endpoints, repeated requests, chunks."""

import base64
import hashlib
import re

import pyoxigraph as ox
import pytest

from kg.errors import EndpointError, StoreError
from kg.loading.asking import written_out
from kg.loading.client import Client
from kg.loading.credentials import Credentials, Scheme, check_url, is_exposed
from kg.loading.parts import parts_of, spooled
from kg.loading.target import candidates, find_target
from kg.loading.ways import insert_data, quads
from kg.rdf.catalogue import NamedQuery, find_query
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.store import memory_store
from tests.graph_sample import sample_graph
from tests.loading.fakes import Reply, Seen, serving

USER, PASSWORD = "ada", "pässword:1"
RESULTS = '{"head": {"vars": ["s"]}, "results": {"bindings": []}}'


def digest_is_right(header: str, method: str) -> bool:
    """True if a Digest header (RFC 7616, MD5, qop auth) knows the password."""
    parts = dict(re.findall(r'(\w+)="?([^",]*)"?', header))

    def md5(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()

    user = md5(f"{USER}:{parts['realm']}:{PASSWORD}")
    where = md5(f"{method}:{parts['uri']}")
    middle = ":".join(parts[key] for key in ("nonce", "nc", "cnonce", "qop"))
    return parts["response"] == md5(f"{user}:{middle}:{where}")


def protected(scheme: str, seen: list[Seen]) -> object:
    """A server that asks for credentials."""

    def answer(request: Seen) -> Reply:
        seen.append(request)
        header = request.headers.get("Authorization", "")
        basic = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        right = {
            "Basic": header == basic,
            "Bearer": header == f"Bearer {PASSWORD}",
            "Digest": header.startswith("Digest ") and digest_is_right(header, request.method),
        }
        if right[scheme]:
            return Reply(200, "in")
        extra = ', nonce="abc", qop="auth", algorithm=MD5' if scheme == "Digest" else ""
        return Reply(401, "", {"WWW-Authenticate": f'{scheme} realm="kg"{extra}'})

    return answer


@pytest.mark.parametrize("scheme", ["Basic", "Bearer", "Digest"])
@pytest.mark.parametrize("named", [True, False])
def test_every_scheme_is_let_in(scheme: str, named: bool) -> None:
    seen: list[Seen] = []
    user = "" if scheme == "Bearer" else USER
    chosen = Scheme(scheme.lower()) if named else Scheme.AUTO
    with serving(protected(scheme, seen)) as url:  # type: ignore[arg-type]
        client = Client(Credentials(user, PASSWORD, chosen))
        for _ in range(2):
            assert client.send("PUT", f"{url}/x", params={"graph": "urn:a?b"}, body=b"x").ok
        client.close()
    assert seen[-1].body == b"x"
    assert len(seen) <= 4  # asked, answered, then known


@pytest.mark.parametrize("scheme", ["Basic", "Bearer", "Digest"])
def test_wrong_secrets_are_refused_in_words(scheme: str) -> None:
    with serving(protected(scheme, [])) as url:  # type: ignore[arg-type]
        client = Client(Credentials("ada", "wrong", Scheme(scheme.lower())))
        with pytest.raises(EndpointError, match="does not accept this user") as told:
            client.send("GET", url)
        client.close()
    assert "wrong" not in str(told.value)


def test_secrets_are_never_shown() -> None:
    assert PASSWORD not in repr(Credentials(USER, PASSWORD))


@pytest.mark.parametrize(
    ("faults", "pauses"),
    [
        ([503, 503], [0.5, 1.0]),
        ([0], [0.5]),
        ([429, 500, 504, 502], [7.0, 1.0, 2.0, 4.0]),
    ],
)
def test_faults_are_waited_out(faults: list[int], pauses: list[float]) -> None:
    left = list(faults)

    def answer(seen: Seen) -> Reply:
        if not left:
            return Reply(200, "well")
        status = left.pop(0)
        return Reply(status, "busy", {"Retry-After": "7"} if status == 429 else {})

    waited: list[float] = []
    with serving(answer) as url:
        client = Client(pause=waited.append)
        assert client.send("GET", url).text == "well"
        client.close()
    assert waited == pauses


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(507, "quota"), "no space left"),
        (Reply(500, "IO error: No space left on device"), "no space left"),
        (Reply(403, "not you"), "forbids this: 403 Forbidden: not you"),
        (Reply(301, "", {"Location": "https://new.example/"}), "https://new.example/"),
        (Reply(500, "out of order"), "the server fails: 500 .*: out of order"),
    ],
)
def test_what_does_not_help_to_repeat_is_not_repeated(reply: Reply, message: str) -> None:
    with serving(lambda seen: reply) as url:
        client = Client(retries=0)
        with pytest.raises(EndpointError, match=message):
            client.send("PUT", url, body=b"x")
        client.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://ada:secret@host/", "--user NAME"),
        ("ftp://host/", "not the address of a server"),
        ("localhost:7878", "not the address"),
        ("http://host:port/", "not the address"),
        ("http://host/?query=x", "without"),
    ],
)
def test_addresses_are_checked(url: str, message: str) -> None:
    with pytest.raises(EndpointError, match=message) as told:
        check_url(url)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "exposed"),
    [
        ("http://127.0.0.1:1", False),
        ("http://localhost", False),
        ("http://[::1]:2", False),
        ("https://x.example", False),
        ("http://x.example", True),
    ],
)
def test_unencrypted_passwords_are_noticed(url: str, exposed: bool) -> None:
    assert is_exposed(url) is exposed


@pytest.mark.parametrize(
    ("address", "name", "query", "update", "store"),
    [
        ("http://h:7878", "Oxigraph", "/query", "/update", "/store"),
        ("http://h:7878/update", "Oxigraph", "/query", "/update", "/store"),
        ("http://h:3030/ds", "Apache Jena Fuseki", "/query", "/update", "/data"),
        ("http://h:8890/sparql", "Virtuoso", "/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("http://h/repositories/x", "GraphDB, RDF4J", "", "/statements", "/rdf-graphs/service"),
        ("https://h:8182/sparql", "Amazon Neptune", "", "", "/gsp/"),
    ],
)
def test_endpoints_of_known_servers(
    address: str, name: str, query: str, update: str, store: str
) -> None:
    found = {target.name: target for target in candidates(address)}[name]
    root = found.query.removesuffix(query) if query else found.query
    assert address.startswith(root)
    assert (found.query, found.update, found.store) == (root + query, root + update, root + store)


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        ({"/query", "/store"}, "Oxigraph"),
        ({"/query", "/data"}, "Apache Jena Fuseki"),
        ({"/sparql"}, "Virtuoso"),
        ({""}, "one endpoint"),
    ],
)
def test_a_server_is_known_by_what_answers(paths: set[str], name: str) -> None:
    def answer(seen: Seen) -> Reply:
        path = seen.path.partition("?")[0].removeprefix("/here")
        return Reply(200, RESULTS) if path in paths else Reply(404)

    with serving(answer) as url:
        client = Client()
        assert find_target(client, f"{url}/here").name == name
        client.close()


# ---- what is sent


def test_parts_are_the_graphs_and_the_default_graph() -> None:
    store = memory_store(sample_graph())
    parts = parts_of(store)
    assert [part.target for part in parts][-1] == ""
    assert sum(part.count for part in parts) == len(store)
    (flat,) = parts_of(store, flat=True, default="urn:all")
    assert flat.count == len({quad.triple for quad in store})
    with spooled(store, parts[0]) as first, spooled(store, parts[0]) as again:
        assert first.digest == again.digest
        lines = [line for chunk in first.chunks(100) for line in chunk]
        assert len(lines) == len(set(lines)) == parts[0].count
        assert [line for chunk in first.chunks(100, 2) for line in chunk] == lines[200:]


def test_a_triple_of_two_graphs_is_flat_only_once() -> None:
    store = ox.Store()
    node = ox.NamedNode("urn:a")
    for graph in (ox.DefaultGraph(), ox.NamedNode("urn:g"), ox.NamedNode("urn:h")):
        store.add(ox.Quad(node, node, node, graph))
    assert [part.count for part in parts_of(store, flat=True)] == [1]


def test_blank_nodes_and_emptiness_are_refused() -> None:
    store = ox.Store()
    with pytest.raises(StoreError, match="nothing to load"):
        parts_of(store)
    store.add(ox.Quad(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("x")))
    with pytest.raises(StoreError, match="blank nodes"):
        parts_of(store)


def test_chunks_are_what_the_standards_say() -> None:
    line = '<urn:s> <urn:p> "a } . \\" <urn:x>"@en .\n'
    for graph in ("", "urn:g"):
        store = ox.Store()
        store.update(insert_data([line], graph).decode())
        (quad,) = ox.parse(quads([line], graph), format=ox.RdfFormat.N_QUADS)
        assert list(store) == [quad]
        assert quad.object == ox.Literal('a } . " <urn:x>', language="en")


@pytest.mark.parametrize("value", ['") } #', "a\nb", 'x" . ?s ?p ?o', "\\", "Ж🐟"])
def test_values_stay_values(value: str) -> None:
    query = NamedQuery("q", "", "SELECT ?topic WHERE { }", free=True)
    store = ox.Store()
    (row,) = store.query(written_out(query, {"topic": value}, {}))  # type: ignore[union-attr]
    assert row["topic"].value == value


def test_only_missing_prefixes_are_declared() -> None:
    prefixes = prefixes_with_base("https://data.example/")
    sent = written_out(find_query("SELECT ?x { ?x a kgo:Claim ; kgo:about kg:Bay }"), {}, prefixes)
    assert sent.count("PREFIX") == 2
    assert "PREFIX kg: <https://data.example/>" in sent
    shipped = find_query("conflicts")
    assert written_out(shipped, {}, prefixes) == shipped.text
