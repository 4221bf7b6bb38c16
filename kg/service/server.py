"""The run of the service: from the socket to the last answer."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from kg.errors import KGError
from kg.service.app import create_app
from kg.service.protocol import LONGEST_REQUEST
from kg.service.settings import ServiceSettings

AT_ONCE = 1024
GRACE = 5


class Server(uvicorn.Server):
    """A server that says when it can be asked."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to listen."""
        await super().startup(sockets)
        if self.started:
            self.on_ready()


def serve(settings: ServiceSettings, on_ready: Callable[[str], None]) -> None:
    """Serves until it is interrupted or terminated; requests at work are then answered first.

    ``on_ready`` gets the service's URL when it can be asked. Raises ``KGError`` where the address
    is taken or the data cannot be opened.
    """
    listening = listen(settings)
    host, port = listening.getsockname()[:2]
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        http="h11",
        h11_max_incomplete_event_size=LONGEST_REQUEST,  # what is too long is refused in our words
        log_config=None,
        log_level="critical",  # what goes wrong is told in our words
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=round(settings.timeout) + GRACE,
    )
    # uvicorn hands a signal on when it has shut down: then it has been obeyed already.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, obeyed)
    with listening:
        try:
            Server(config, lambda: on_ready(url)).run(sockets=[listening])
        except SystemExit:
            if app.state.failure is None:
                raise
            raise app.state.failure from None
    if app.state.failure is not None:
        raise app.state.failure


def listen(settings: ServiceSettings) -> socket.socket:
    """A socket at the address of the settings; raises ``KGError`` where that cannot be had."""
    try:
        found = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, kind, protocol, _, address = found[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        raise KGError(
            f"{settings.host}:{settings.port}: cannot be listened on ({error.strerror}); "
            "give another --host or --port"
        ) from error
    return listening


def obeyed(number: int, frame: FrameType | None) -> None:
    """Does nothing."""
