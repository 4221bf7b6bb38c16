"""A server's endpoints: found by asking it, or named by the user."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kg.errors import EndpointError
from kg.loading.client import TEXT, Client, reason_of
from kg.loading.credentials import check_url

LAYOUTS = Path(__file__).with_name("layouts.toml")
RESULTS = "application/sparql-results+json"
OK = 200
PATHS = ("query", "update", "store", "quads")


@dataclass(frozen=True, slots=True)
class Target:
    """The endpoints of a server, each an URL or nothing.

    ``query`` and ``update``: SPARQL 1.1 Protocol; ``store``: SPARQL 1.1 Graph Store Protocol;
    ``quads``: takes N-Quads. ``default_graph``: it has one that can be written. ``union``: the
    field of a query's form that makes its default graph the union of all.
    """

    name: str
    query: str
    update: str = ""
    store: str = ""
    quads: str = ""
    default_graph: bool = True
    union: str = ""


@cache
def layouts() -> tuple[Mapping[str, Any], ...]:
    """Where known servers keep their endpoints."""
    return tuple(tomllib.loads(LAYOUTS.read_text(encoding="utf-8"))["layout"])


def find_target(client: Client, url: str, named: Mapping[str, str] | None = None) -> Target:
    """The endpoints of the server at an address; those that are ``named`` are taken as they are.

    Only asks, changes nothing. Raises ``EndpointError`` where nothing there answers a query.
    """
    address = check_url(url)
    given = {key: check_url(value) for key, value in (named or {}).items() if value}
    if "query" in given:
        target = named_target("as named", given)
        if answers(client, target.query):
            return target
        raise EndpointError(f"{target.query}: does not answer SPARQL queries")
    tried: list[str] = []
    found = list(candidates(address))
    for target in found:
        if target.query not in tried:
            tried.append(target.query)
            if answers(client, target.query):
                same = best(client, [each for each in found if each.query == target.query])
                return replace(
                    same,
                    update=given.get("update", same.update),
                    store=given.get("store", same.store),
                    quads=given.get("quads", same.quads),
                )
    raise EndpointError(
        f"{url}: no SPARQL endpoint there (asked {', '.join(tried)}); name it with --query-url"
    )


def named_target(name: str, urls: Mapping[str, str]) -> Target:
    """A target with the endpoints of a mapping, those that are missing left out."""
    query, update, store, quads = (urls.get(path, "") for path in PATHS)
    return Target(name, query, update, store, quads)


def best(client: Client, targets: Sequence[Target]) -> Target:
    """Of layouts with the same query endpoint the one whose graph store is there."""
    for target in targets if len(targets) > 1 else ():
        answer = client.send("HEAD", target.store, params={"default": ""}, retries=1)
        if answer.status_code == OK:
            return target
    return targets[0]


def candidates(address: str) -> Iterator[Target]:
    """The endpoints by each layout, below the address or below what it is an endpoint of."""
    for layout in layouts():
        below = layout.get("only_below", "")
        if below not in f"{address}/":
            continue
        paths = {key: layout[key] for key in PATHS if key in layout}
        ending = max((p for p in paths.values() if p and address.endswith(p)), key=len, default="")
        root = address.removesuffix(ending)
        urls = {key: root + path for key, path in paths.items()}
        target = named_target(layout["name"], urls)
        yield replace(
            target,
            default_graph=layout.get("default_graph", True),
            union=layout.get("union", ""),
        )


def answers(client: Client, url: str) -> bool:
    """True where an endpoint answers a query; not ASK, which Virtuoso answers as no other does."""
    params = {"query": "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"}
    answer = client.send("GET", url, params=params, headers={"Accept": RESULTS}, retries=1)
    if answer.status_code != OK:
        return False
    try:
        found = json.loads(answer.text)
    except ValueError:
        return False
    return isinstance(found, dict) and "results" in found


def select(client: Client, url: str, query: str) -> list[dict[str, str]]:
    """The rows of a query, values as strings; ``EndpointError`` where there are none."""
    answer = send_query(client, url, query, RESULTS)
    try:
        bindings = json.loads(answer)["results"]["bindings"]
        return [{key: value["value"] for key, value in row.items()} for row in bindings]
    except (ValueError, KeyError, TypeError) as error:
        raise EndpointError(f"{url}: not an answer in SPARQL's JSON: {error}") from error


def send_query(client: Client, url: str, query: str, accept: str, union: str = "") -> bytes:
    """The answer to a query as bytes; ``EndpointError`` where the server refuses it."""
    fields = {"query": query, **({union: ""} if union else {})}
    answer = client.send(
        "POST", url, body=urlencode(fields).encode(), headers=headers(TEXT, accept)
    )
    if answer.status_code != OK:
        raise EndpointError(f"{url}: the query is refused: {reason_of(answer)}")
    return answer.content


def headers(content: str, accept: str = "") -> dict[str, str]:
    """The headers of a request with a body."""
    return {"Content-Type": content, **({"Accept": accept} if accept else {})}
