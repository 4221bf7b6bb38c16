"""``kg serve``."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import OUTPUT
from kg.commands.terminal import note, visible
from kg.errors import KGError

EXAMPLES = (
    "kg serve output",
    "KG_TOKEN=… kg serve output --host 0.0.0.0 --port 8080",
)
TOKEN = "KG_TOKEN"  # noqa: S105 - the name of a variable


def serve(
    data: Annotated[
        Path, typer.Argument(metavar="PATH", help="Output folder of kg build, or an RDF file.")
    ] = OUTPUT,
    host: Annotated[str, typer.Option(help="Address; not this machine's: needs KG_TOKEN.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0: any.")] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="End a query that takes longer.")
    ] = 30,
    memory: Annotated[
        int, typer.Option(min=16, metavar="MB", help="End a query that needs more (Linux).")
    ] = 1024,
    answer: Annotated[
        int, typer.Option(min=1, metavar="MB", help="End a query whose answer is longer.")
    ] = 512,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Queries answered at once; usually one a processor.")
    ] = None,
    waiting: Annotated[
        int, typer.Option(min=0, help="Requests that may wait for a worker; others get 429.")
    ] = 100,
    in_memory: Annotated[
        bool | None,
        typer.Option(
            "--in-memory/--on-disk",
            help="Answer from a copy in memory, one a worker; usually if there is room for them.",
            show_default=False,
        ),
    ] = None,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Write the text of queries into the log.")
    ] = False,
) -> None:
    """Serves the graph: SPARQL, the page, a query editor, its IRIs.

    Read only. The SPARQL endpoint is /sparql, the graph store /data, the editor /editor. The
    access log goes to stderr. Ctrl-C lets requests at work end first.
    """
    try:
        from kg.service.server import serve as run
    except ModuleNotFoundError as error:
        raise KGError(f"{error.name} is not installed: pip install 'polkg[serve]'") from error
    from kg.service.settings import ServiceSettings, usual_workers

    settings = ServiceSettings(
        data=data,
        host=host,
        port=port,
        token=os.environ.get(TOKEN) or None,
        timeout=timeout,
        memory=memory,
        answer=answer,
        workers=workers or usual_workers(),
        waiting=waiting,
        log_queries=log_queries,
        in_memory=in_memory,
    )
    log_to_stderr()
    run(settings, lambda url: note(f"serving {data} at {url} (Ctrl-C ends)"))


def log_to_stderr() -> None:
    """Sends the access log, a request a line, to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain())
    log = logging.getLogger("kg.access")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


class Plain(logging.Formatter):
    """The message alone, harmless to a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """A line of the log."""
        return visible(record.getMessage())
