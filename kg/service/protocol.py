"""SPARQL 1.1 Protocol: an HTTP request → a query (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.rdf.query import Dataset
from kg.service.negotiation import GRAPH, NAMES, ROWS, choose
from kg.service.question import Query

LONGEST_REQUEST = 1 << 20
LONGEST_URL = 1 << 16
MOST_FIELDS = 1000
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")
READ_ONLY = "this service only reads; it takes no update"
Fields = Sequence[tuple[str, str]]


async def read_query(request: Request) -> Query | None:
    """The query of a request; ``None`` where it asks for nothing.

    Raises ``HTTPException`` with the status that the protocol has for a mistake.
    """
    if len(request.url.query) > LONGEST_URL:
        raise HTTPException(414, f"a URL has at most {LONGEST_URL} characters; send it by POST")
    fields = decode(request.url.query)
    text: str | None = None
    if request.method == "POST":
        text, sent = await read_post(request)
        fields += sent
    if any(name == "update" for name, _ in fields):
        raise HTTPException(403, READ_ONLY)
    asked = [*([text] if text is not None else []), *values(fields, "query")]
    if len(asked) > 1:
        raise HTTPException(400, "give one query, not several")
    if not asked:
        if request.method == "POST":
            raise HTTPException(400, "the parameter query is missing")
        return None
    if not asked[0].strip():
        raise HTTPException(400, "the query is empty")
    return with_fields(asked[0], fields, request.headers.get("accept", ""))


async def read_post(request: Request) -> tuple[str | None, Fields]:
    """The query that a request has as its body, or ``None``, and the fields of a form."""
    media = media_of(request)
    if media == UPDATE:
        raise HTTPException(403, READ_ONLY)
    if media not in (FORM, DIRECT):
        raise HTTPException(415, f"send {FORM} or {DIRECT}")
    content = await read_body(request)
    return (None, decode(content)) if media == FORM else (content, ())


def with_fields(text: str, fields: Fields, accept: str) -> Query:
    """A query with its data set, its parameters (``$name=value``) and what it may be answered in.

    The field ``format`` names a media type in short and goes before the header.
    """
    for form in values(fields, "format")[:1]:
        if form not in NAMES:
            raise HTTPException(400, f"{form}: no such format; there are {', '.join(NAMES)}")
        accept = NAMES[form]
    return Query(
        text,
        choose(accept, ROWS),
        choose(accept, GRAPH),
        tuple((name[1:], value) for name, value in fields if name[:1] == "$" and name[1:]),
        dataset_of(fields),
    )


def dataset_of(fields: Fields) -> Dataset | None:
    """The data set that the fields name; ``None`` where they name none."""
    default, named = values(fields, "default-graph-uri"), values(fields, "named-graph-uri")
    for graph in (*default, *named):
        check_iri(graph)
    return Dataset(tuple(default), tuple(named)) if default or named else None


def check_iri(text: str) -> None:
    """Raises ``HTTPException`` unless a text is an absolute IRI."""
    if not ABSOLUTE.fullmatch(text):
        raise HTTPException(400, f"{text}: not an absolute IRI")


def values(fields: Fields, name: str) -> list[str]:
    """The values of a field."""
    return [value for field, value in fields if field == name]


def media_of(request: Request) -> str:
    """The media type of a request's body, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request) -> str:
    """The body of a request as text; raises 413 where it is too long, 400 where it is not UTF-8."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_REQUEST:
            raise HTTPException(413, f"a request has at most {LONGEST_REQUEST} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the request is not UTF-8: {error}") from error


def decode(text: str) -> list[tuple[str, str]]:
    """The fields of a query string or form; raises 400 where they are not UTF-8."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, f"the parameters cannot be read: {error}") from error
