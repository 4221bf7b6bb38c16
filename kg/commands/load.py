"""``kg load``."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.options import OUTPUT, Data
from kg.commands.server import Auth, Retries, User, connect
from kg.commands.terminal import note, result, table

if TYPE_CHECKING:
    from kg.loading.load import Loaded, Plan, Report

WAYS = ("auto", "put", "quads", "insert")
EXAMPLES = (
    "kg load http://localhost:7878",
    "kg load http://localhost:8890 --user dba --dry-run",
    "kg load http://localhost:3030/news --flat",
)


def load(
    url: Annotated[str, typer.Argument(metavar="URL", help="The server, or one of its endpoints.")],
    data: Data = OUTPUT,
    graph: Annotated[
        str, typer.Option(metavar="IRI", help="Put all triples into this one graph.")
    ] = "",
    flat: Annotated[
        bool, typer.Option("--flat", help="Put all triples into the default graph.")
    ] = False,
    default_graph: Annotated[
        str,
        typer.Option(metavar="IRI", help="Put what belongs in the default graph into this one."),
    ] = "",
    via: Annotated[
        str,
        typer.Option(
            metavar="|".join(WAYS),
            help="Graph Store PUT, N-Quads POST, or INSERT DATA; auto: the first that works.",
        ),
    ] = "auto",
    user: User = "",
    auth: Auth = "auto",
    query_url: Annotated[str, typer.Option(metavar="URL", help="Endpoint for queries.")] = "",
    update_url: Annotated[str, typer.Option(metavar="URL", help="Endpoint for updates.")] = "",
    store_url: Annotated[str, typer.Option(metavar="URL", help="Graph Store endpoint.")] = "",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a graph that holds something else, too.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles that the graph no longer has.")
    ] = False,
    retries: Retries = 5,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask the server, and say what would be done.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The result as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no table.")] = False,
) -> None:
    """Loads the graph into a SPARQL 1.1 store, and counts there what has arrived.

    What each article says goes into the graph named by the article, all else into the default
    graph; each is replaced, so that loading twice changes nothing. An interrupted load goes on
    where it was when the same command is given again.
    """
    from kg.graph import open_data
    from kg.loading import load as loading
    from kg.loading.journal import Journal, journal_path
    from kg.loading.target import find_target
    from kg.loading.ways import Way

    if via not in WAYS:
        raise typer.BadParameter(f"{via}: give {', '.join(WAYS)}", param_hint="--via")
    if graph and (flat or default_graph):
        raise typer.BadParameter("--graph takes neither --flat nor --default-graph beside it")
    store = open_data(data)
    with closing(connect(url, user, auth, retries)) as client:
        named = {"query": query_url, "update": update_url, "store": store_url}
        target = find_target(client, url, named)
        planned = loading.plan(
            client,
            store,
            target,
            flat=flat or bool(graph),
            default=graph or default_graph,
            via=None if via == "auto" else Way(via),
            overwrite=overwrite,
        )
        if dry_run:
            show_plan(planned, prune=prune, as_json=as_json)
            return
        place = journal_path(target.query, target.update, target.store, str(data.resolve()))
        with interruptible(), progress_bar(quiet) as report:
            loaded = loading.load(client, store, planned, Journal(place), report)
        if prune:
            loading.prune(client, planned)
    show(planned, loaded, pruned=prune, as_json=as_json, quiet=quiet)


@contextmanager
def interruptible() -> Iterator[None]:
    """Tells, when the user interrupts, that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        note("interrupted; the same command goes on from here")
        raise


@contextmanager
def progress_bar(quiet: bool) -> Iterator["Report"]:
    """Shows on stderr how many triples have arrived; nothing when quiet or in a file."""
    from rich import progress
    from rich.console import Console

    console = Console(stderr=True, quiet=quiet)
    columns = (progress.BarColumn(), progress.MofNCompleteColumn(), progress.TimeRemainingColumn())
    with progress.Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("loading", total=None)

        def show_progress(graph: str, done: int, total: int) -> None:
            bar.update(task, description=graph, completed=done, total=total)

        yield show_progress


def show_plan(planned: "Plan", *, prune: bool, as_json: bool) -> None:
    """What would be done."""
    target = planned.target
    facts = {
        "server": target.name,
        "query": target.query,
        "update": target.update,
        "store": target.store,
        "ways": list(planned.ways),
        "graphs": {part.name: part.count for part in planned.parts},
        "triples": planned.triples,
        "stale": list(planned.stale),
    }
    if as_json:
        result(json.dumps(facts, indent=2))
        return
    result(table(("triples", "graph"), [(f"{p.count:,}", p.name) for p in planned.parts]))
    result(f"{planned.triples:,} triples to {target.query}, by {', then '.join(planned.ways)}")
    tell_stale(planned, "would be removed" if prune else "")
    note("nothing was changed (--dry-run)")


def show(
    planned: "Plan", loaded: tuple["Loaded", ...], *, pruned: bool, as_json: bool, quiet: bool
) -> None:
    """What was done."""
    if as_json:
        facts = {
            "query": planned.target.query,
            "triples": planned.triples,
            "graphs": [
                {"graph": g.graph, "triples": g.triples, "way": g.way, "resumed": g.resumed}
                for g in loaded
            ],
            "pruned": list(planned.stale) if pruned else [],
        }
        result(json.dumps(facts, indent=2))
        return
    if quiet:
        return
    rows = [(f"{g.triples:,}", "there already" if g.resumed else g.way, g.graph) for g in loaded]
    result(table(("triples", "way", "graph"), rows))
    result(f"{planned.triples:,} triples are there, counted at {planned.target.query}")
    tell_stale(planned, "were removed" if pruned else "")


def tell_stale(planned: "Plan", done: str) -> None:
    """The articles on the server that the data no longer have."""
    if planned.stale:
        what = done or "remain there; --prune removes them"
        note(f"{len(planned.stale)} articles that are not in these data {what}")
