"""A question → an HTTP response: the answer of a process, or what went wrong as a status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from kg.errors import KGError, LimitError, QueryError, StoreError
from kg.service.negotiation import HTML, content_type
from kg.service.pool import BusyError, GoneError, Pool, TooLongError
from kg.service.question import Question

PIECE = 1 << 16
# What our own pages may do: nothing but read from here.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
STATUS: tuple[tuple[type[KGError], int], ...] = (
    (BusyError, 429),
    (GoneError, 499),
    (TooLongError, 413),
    (LimitError, 503),
    (QueryError, 400),
    (StoreError, 503),
)


async def respond(request: Request, question: Question) -> Response:
    """The response to a question; raises the ``KGError`` that a handler turns into a status."""
    pool: Pool = request.app.state.pool
    answer, body = await pool.ask(question, leaving(request))
    headers = {"vary": "Accept", "content-length": str(body.size)}
    if answer.media == HTML:
        headers["content-security-policy"] = PAGE_POLICY
    if request.method == "HEAD":
        body.file.close()
        return Response(None, answer.status, headers, content_type(answer.media))
    body.file.seek(0)
    return StreamingResponse(
        pieces(body.file),
        answer.status,
        headers,
        media_type=content_type(answer.media),
        background=BackgroundTask(body.file.close),
    )


async def leaving(request: Request) -> None:
    """Returns when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The content of a file in pieces."""
    while piece := file.read(PIECE):
        yield piece


async def on_error(request: Request, error: Exception) -> Response:
    """An error of ours or of HTTP as a short text."""
    del request
    if isinstance(error, HTTPException):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    text = f"the query was {error}" if isinstance(error, LimitError) else str(error)
    headers = {"retry-after": "1"} if status == 429 else None
    return PlainTextResponse(f"{text}\n", status, headers)
