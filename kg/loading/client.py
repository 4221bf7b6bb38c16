"""Requests to a server: shown who we are, repeated where it was busy, refused in plain words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import IO

import requests

from kg.errors import EndpointError
from kg.loading.credentials import Credentials, auth_of, first_auth
from kg.version import VERSION

BUSY = {408, 425, 429, 500, 502, 503, 504}
FULL = 507
UNAUTHORISED, FORBIDDEN = 401, 403
REDIRECTS = range(300, 400)
CONNECT_SECONDS, ANSWER_SECONDS = 10.0, 600.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
LONGEST_REASON = 300
NO_SPACE = ("no space left", "disk full", "quota exceeded", "file too large")
TEXT = "application/x-www-form-urlencoded"

Body = bytes | IO[bytes] | None


class Client:
    """Sends requests to one server.

    ``retries``: how often a request is repeated after a busy server or a dropped connection; the
    pause doubles from half a second to 30 s, or is what the server asks for (Retry-After, seconds).
    """

    def __init__(
        self,
        credentials: Credentials | None = None,
        *,
        retries: int = 5,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.credentials = credentials or Credentials()
        self.retries = retries
        self.pause = pause
        self.session = requests.Session()
        self.session.auth = first_auth(self.credentials)
        self.session.headers["User-Agent"] = f"polkg/{VERSION}"

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Body = None,
        retries: int | None = None,
    ) -> requests.Response:
        """The answer to a request, which may be a refusal such as 404.

        A body that is a file is sent from its beginning each time. Raises ``EndpointError`` where
        there is no answer, where we are not let in, where the server's disk is full, and where it
        is still busy after all retries.
        """
        left = self.retries if retries is None else retries
        wait = FIRST_PAUSE
        while True:
            try:
                answer = self.authenticated(method, url, params, headers, body)
            except (requests.ConnectionError, requests.Timeout) as error:
                if left == 0 or isinstance(error, requests.exceptions.SSLError):
                    raise EndpointError(f"{url}: {unreachable(error)}") from error
                asked = ""
            except requests.RequestException as error:
                raise EndpointError(f"{url}: {error}") from error
            else:
                refuse(answer, url)
                if answer.status_code not in BUSY:
                    return answer
                if left == 0:
                    raise EndpointError(f"{url}: the server fails: {reason_of(answer)}")
                asked = answer.headers.get("Retry-After", "")
            left -= 1
            self.pause(min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else wait)
            wait = min(2 * wait, LONGEST_PAUSE)

    def authenticated(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
        body: Body,
    ) -> requests.Response:
        """The answer to one request, sent again with credentials where the server asks for them."""
        for challenged in (False, True):
            if body is not None and not isinstance(body, bytes):
                body.seek(0)
            answer = self.session.request(
                method,
                url,
                params=params,
                headers=headers,
                data=body,
                timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
                allow_redirects=False,
            )
            if answer.status_code != UNAUTHORISED or challenged:
                return answer
            if not self.credentials.given:
                raise EndpointError(
                    f"{url}: the server asks for a password: give --user NAME and the password in "
                    "KG_PASSWORD or at the prompt, or a token in KG_TOKEN with --auth bearer"
                )
            challenge = answer.headers.get("WWW-Authenticate", "")
            self.session.auth = auth_of(self.credentials, challenge)
        return answer

    def close(self) -> None:
        """Closes all connections."""
        self.session.close()


def refuse(answer: requests.Response, url: str) -> None:
    """Raises ``EndpointError`` where repeating the request would not help."""
    status = answer.status_code
    if status == UNAUTHORISED:
        raise EndpointError(f"{url}: the server does not accept this user, password or token")
    if status == FORBIDDEN:
        raise EndpointError(f"{url}: the server forbids this: {reason_of(answer)}")
    if status in REDIRECTS:
        target = answer.headers.get("Location", "another address")
        raise EndpointError(f"{url}: the server sends us to {target}; give that address instead")
    if status == FULL or (status in BUSY and is_full(answer)):
        raise EndpointError(
            f"{url}: the server has no space left: {reason_of(answer)}; make room there, "
            "then run the same command again: it goes on from here"
        )


def is_full(answer: requests.Response) -> bool:
    """True where a server says that its disk is full, by whatever status."""
    said = answer.text[: 10 * LONGEST_REASON].lower()
    return any(words in said for words in NO_SPACE)


def reason_of(answer: requests.Response) -> str:
    """What a server said when it refused: its status and the beginning of its message."""
    said = " ".join(answer.text.split())
    short = said if len(said) <= LONGEST_REASON else said[:LONGEST_REASON] + " …"
    return f"{answer.status_code} {answer.reason}" + (f": {short}" if short else "")


def unreachable(error: Exception) -> str:
    """Why there was no answer, and what to do."""
    said = str(error)
    if isinstance(error, requests.exceptions.SSLError):
        return f"the server's certificate is not to be trusted: {said}"
    if "Connection refused" in said:
        return "no server answers there (connection refused); start it, or mend the address"
    if isinstance(error, requests.ConnectTimeout) or "resolve" in said:
        return "no server of that name or address answers; mend the address"
    if isinstance(error, requests.Timeout):
        return f"no answer within {ANSWER_SECONDS:.0f} s; run the same command again"
    return f"the connection was dropped ({said}); run the same command again: it goes on from here"
