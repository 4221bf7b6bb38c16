"""Who may ask, and the access log: a layer around the whole service."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import logging
import time
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.service.settings import ServiceSettings

LOG = logging.getLogger("kg.access")
QUERY = "kg.query"  # where a request's SPARQL text is kept for the log
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
OPEN = ("/health",)
# What an answer may do in a browser unless it is one of our own pages: nothing.
HARMLESS = {
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


class Access:
    """Lets through who knows the token or is on this machine, and logs every request.

    Without a token only a local name of this machine is taken as Host, so that no page of the web
    can ask under a name of its own that leads here.
    """

    def __init__(self, app: ASGIApp, settings: ServiceSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status, size = 500, 0

        async def noting(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HARMLESS.items():
                    headers.setdefault(name, value)
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            refusal = self.refusal(scope)
            await (refusal or self.app)(scope, receive, noting)
        finally:
            LOG.info("%s", self.line(scope, status, size, time.perf_counter() - began))

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to who may not ask; ``None`` where they may."""
        headers = Headers(scope=scope)
        token = self.settings.token
        if token is None:
            host = headers.get("host", "")
            name = host[: host.index("]") + 1] if "]" in host else host.partition(":")[0]
            if name in (*LOCAL_NAMES, self.settings.host):
                return None
            return PlainTextResponse("ask under a local name, such as 127.0.0.1\n", 421)
        if scope["path"] in OPEN or known(headers.get("authorization", ""), token):
            return None
        challenge = {"www-authenticate": 'Basic realm="kg", charset="UTF-8", Bearer realm="kg"'}
        text = "an access token is needed: as bearer, or as the password of any user\n"
        return PlainTextResponse(text, 401, challenge)

    def line(self, scope: Scope, status: int, size: int, seconds: float) -> str:
        """A request as a line of the log; the query's text stands in it only where it is asked."""
        client = scope["client"][0] if scope.get("client") else "-"
        path = quote(scope["path"], safe="/:@,;=~+$!*'()")
        query = scope.get(QUERY) if self.settings.log_queries else None
        parts = [
            time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            client,
            scope["method"],
            path,
            str(status),
            f"{size}B",
            f"{seconds * 1000:.0f}ms",
            *([json.dumps(query)] if query is not None else []),
        ]
        return " ".join(parts)


def known(authorization: str, token: str) -> bool:
    """True if an Authorization header holds the token: as bearer or as a password."""
    scheme, _, given = authorization.strip().partition(" ")
    given = given.strip()
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.encode("utf-8"), token.encode("utf-8"))
