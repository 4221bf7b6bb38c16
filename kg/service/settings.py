"""What the service may be told."""

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KGError

FEWEST, MOST = 4, 16
# The part of the machine's memory that all copies of the store may take.
SHARE = 8


def usual_workers() -> int:
    """One process a processor, but never so few that one slow query stops all others."""
    return max(FEWEST, min(MOST, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """What is served, to whom, and within which limits.

    ``timeout`` is in seconds, ``memory`` and ``answer`` (the longest that is sent) in megabytes,
    all per query; ``waiting`` is how many requests may wait for one of the ``workers``. ``token``
    is what a client must know. With ``log_queries`` the access log holds the text of queries. With
    ``in_memory`` each process has a copy of the store in memory; ``None``: if it has ``room``.
    Raises ``KGError`` where other machines could ask and need no token.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = field(default=None, repr=False)
    timeout: float = 30
    memory: int = 1024
    answer: int = 512
    workers: int = field(default_factory=usual_workers)
    waiting: int = 100
    log_queries: bool = False
    in_memory: bool | None = None

    def __post_init__(self) -> None:
        if not (self.token or self.loopback):
            raise KGError(
                f"{self.host}: other machines could ask; give them an access token "
                "in the environment variable KG_TOKEN, or serve on 127.0.0.1"
            )
        if self.token and not (self.token.isascii() and self.token.isprintable()):
            raise KGError("KG_TOKEN: only printable ASCII characters can be sent as a token")

    @property
    def room(self) -> int:
        """How many bytes one process may use for a copy of the store."""
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        return memory // SHARE // self.workers

    @property
    def loopback(self) -> bool:
        """True if only this machine can ask."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
