"""A server that fails as told: in front of a real one, or by itself."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What to answer; status 0 drops the connection instead."""

    status: int
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)


Answer = Callable[[Seen], Reply]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A server that answers each request by a function: its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            reply = answer(Seen(self.command, self.path, dict(self.headers), body))
            if reply.status == 0:
                self.close_connection = True
                self.connection.close()
                return
            content = reply.text.encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda request, address: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def passing_on(url: str) -> Answer:
    """Answers as a real server does."""
    host = url.removeprefix("http://")

    def answer(seen: Seen) -> Reply:
        connection = http.client.HTTPConnection(host, timeout=60)
        kept = {k: v for k, v in seen.headers.items() if k.lower() not in ("host", "connection")}
        connection.request(seen.method, seen.path, seen.body or None, kept)
        found = connection.getresponse()
        text = found.read().decode()
        headers = {"Content-Type": found.headers.get("Content-Type", "text/plain")}
        connection.close()
        return Reply(found.status, text, headers)

    return answer
