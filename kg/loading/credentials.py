"""Who we are to a server: nobody, a user with a password, or the bearer of a token."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kg.errors import EndpointError

LOOPBACK = ("localhost", "::1")


class Scheme(StrEnum):
    """How to authenticate; ``AUTO`` does as the server asks."""

    AUTO = "auto"
    BASIC = "basic"
    BEARER = "bearer"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user's name and password, or a token; the secret is never shown."""

    user: str = ""
    secret: str = field(default="", repr=False)
    scheme: Scheme = Scheme.AUTO

    @property
    def given(self) -> bool:
        """True where there is anything to show to a server."""
        return bool(self.user or self.secret)


class Nobody(AuthBase):
    """Shows nothing: without it requests would send what a .netrc file holds for the host."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """The request as it is."""
        return request


class Bearer(AuthBase):
    """Shows a token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """The request with the token."""
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def first_auth(credentials: Credentials) -> AuthBase:
    """What the first request shows: with ``AUTO`` nothing, until the server has asked."""
    return Nobody() if credentials.scheme is Scheme.AUTO else auth_of(credentials)


def auth_of(credentials: Credentials, challenge: str = "") -> AuthBase:
    """What to show after a server's challenge (its WWW-Authenticate header, RFC 9110 11.6.1)."""
    scheme = credentials.scheme
    if scheme is Scheme.AUTO:
        asked = challenge.lower()
        scheme = next((s for s in (Scheme.DIGEST, Scheme.BEARER) if s in asked), Scheme.BASIC)
        if scheme is Scheme.BEARER and credentials.user:
            scheme = Scheme.BASIC
    if scheme is Scheme.BEARER:
        return Bearer(credentials.secret)
    # As bytes: requests would write a password outside Latin-1 in no agreed way.
    user, password = credentials.user, credentials.secret
    if scheme is Scheme.DIGEST:
        return HTTPDigestAuth(user, password)
    return HTTPBasicAuth(user.encode(), password.encode())


def check_url(url: str) -> str:
    """The URL without a slash at its end; ``EndpointError`` where it is none, or has a password."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        valid = False
    if not valid:
        raise EndpointError(
            f"{url}: not the address of a server; give one with http:// or https://"
        )
    if parts.username is not None or parts.password is not None:
        raise EndpointError(
            "the address holds a user or password, which other users of this machine can read; "
            "give --user NAME, and the password in KG_PASSWORD or at the prompt"
        )
    if parts.query or parts.fragment:
        raise EndpointError(f"{url}: give the server's address without ? and #")
    return url.rstrip("/")


def is_exposed(url: str) -> bool:
    """True where a secret would go over a network in the clear."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "http" and host not in LOOPBACK and not host.startswith("127.")
