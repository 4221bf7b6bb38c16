"""Who may ask, what is logged, what an answer may do in a browser."""

import socket
from pathlib import Path

import pytest

from tests.running import run_kg
from tests.service.running import Service, serving

pytestmark = pytest.mark.server
SECRET = "correct-horse"


def test_other_machines_need_a_token(built: Path) -> None:
    run = run_kg("serve", str(built), "--host", "0.0.0.0", "--port", "0", KG_TOKEN="")
    assert run.code == 1
    assert "KG_TOKEN" in run.stderr


def test_token_as_bearer_and_as_password(built: Path, tmp_path: Path) -> None:
    with serving(built, tmp_path, "--host", "0.0.0.0", KG_TOKEN=SECRET) as service:
        refused = service.client.get("/sparql")
        assert refused.status_code == 401
        assert "Bearer" in refused.headers["www-authenticate"]
        for wrong in ("Bearer wrong", "Basic !!", "Digest x", SECRET):
            answer = service.client.get("/sparql", headers={"authorization": wrong})
            assert answer.status_code == 401
        bearer = {"authorization": f"Bearer {SECRET}"}
        assert service.client.get("/sparql", headers=bearer).status_code == 200
        assert service.client.get("/", auth=("anybody", SECRET)).status_code == 200
        assert service.client.get("/health").status_code == 200
        assert SECRET not in service.log.read_text(encoding="utf-8")


def test_a_name_of_the_web_that_leads_here_is_refused(service: Service) -> None:
    assert service.client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert service.client.get("/health", headers={"host": "localhost:1"}).status_code == 200


def test_log_has_no_query_unless_asked(built: Path, tmp_path: Path, service: Service) -> None:
    query = "SELECT ?marmalade { ?marmalade a kgo:Person }"
    assert service.ask(query).status_code == 200
    service.wait_for_line("GET /sparql 200")
    assert "marmalade" not in service.log.read_text(encoding="utf-8")
    with serving(built, tmp_path, "--log-queries") as telling:
        telling.ask(query)
        telling.wait_for_line("marmalade")


def test_a_line_of_the_log_cannot_be_forged(service: Service) -> None:
    service.client.get("/id/%0Aforged%1b[31m")
    assert not any(line.startswith("forged") for line in service.lines())
    assert "\x1b" not in service.log.read_text(encoding="utf-8")


def test_an_address_that_is_taken_is_named(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = run_kg("serve", str(built), "--port", port)
    assert run.code == 1
    assert port in run.stderr
    assert "--port" in run.stderr


def test_data_that_are_not_there_are_named(tmp_path: Path) -> None:
    run = run_kg("serve", str(tmp_path / "nothing"), "--port", "0")
    assert run.code == 1
    assert "nothing" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("path", ["/", "/editor", "/sparql?query=ASK{}", "/static/editor.js"])
def test_every_answer_is_held_to_a_policy(path: str, service: Service) -> None:
    headers = service.client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
