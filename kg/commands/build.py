"""``kg build``."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.options import OUTPUT
from kg.commands.terminal import error, note, result, table, visible

if TYPE_CHECKING:
    from kg.build import Progress
    from kg.graph import Graph

SKIPPED = 3
INVALID = 1
STEPS = {
    "read": "reading",
    "extract": "extracting",
    "merge": "merging",
    "write": "writing",
    "validate": "validating",
}
LABELS = {
    "articles": "articles",
    "actors": "actors",
    "statements": "statements",
    "policies": "policies",
    "claims": "claims",
    "conflicts": "conflicts, to be reviewed",
    "origins": "independent origins",
}
EXAMPLES = (
    "kg build seeds -o output",
    "kg build 'news/*.html' dump.jsonl -o output --processes 4",
)


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders and globs of articles.")
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER", help="Output folder; replaced whole."),
    ] = OUTPUT,
    base: Annotated[
        str | None, typer.Option(metavar="IRI", help="Base IRI of the data; ends in /.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="IRI", help="Licence under which you give the data away.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Installed spaCy pipeline, or its path.")
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Human decisions; else judgements.toml beside the articles."
        ),
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="Worker processes for extraction.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Time of each step.")] = False,
) -> None:
    """Reads articles and writes their graph in every format.

    Unchanged articles come from the cache of the former output. The new output appears all at
    once; until then, and if the run is interrupted, the former one stays as it was. Inputs that
    cannot be read are listed, and the exit code is then 3.
    """
    from kg.build import build as build_graph
    from kg.config import Settings

    given = {
        "base": base,
        "licence": licence,
        "model": model,
        "judgements": judgements,
        "processes": processes,
    }
    settings = Settings.model_validate({k: v for k, v in given.items() if v is not None})
    try:
        with progress_bar(quiet, verbose) as progress:
            graph = build_graph(paths, output, settings=settings, progress=progress)
    except KeyboardInterrupt:
        note(f"interrupted; {output} is as it was, and the next run goes on from here")
        raise
    report(graph, output, as_json=as_json, quiet=quiet)
    if graph.violations:
        raise typer.Exit(INVALID)
    if graph.skipped:
        raise typer.Exit(SKIPPED)


@contextmanager
def progress_bar(quiet: bool, verbose: bool) -> Iterator["Progress"]:
    """Shows on stderr how far the build is; nothing when quiet, each step's time when verbose."""
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description:<10}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
    )
    console = Console(stderr=True, quiet=quiet)
    begin = perf_counter()
    with progress.Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        tasks: dict[str, progress.TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(STEPS[step], total=None)
                if verbose:
                    console.print(
                        f"{perf_counter() - begin:7.2f} s  {STEPS[step]}", highlight=False
                    )
            bar.update(tasks[step], completed=done, total=total or None)

        yield show
    if verbose:
        console.print(f"{perf_counter() - begin:7.2f} s  done", highlight=False)


def report(graph: "Graph", output: Path, *, as_json: bool, quiet: bool) -> None:
    """Tells what was made, what was skipped, and what to do next."""
    for item in graph.skipped:
        note(f"skipped {item.file}: {item.reason}")
    for violation in graph.violations:
        error(f"the graph violates its shapes: {violation}")
    counts = asdict(graph.counts())
    if as_json:
        facts = {
            "counts": counts,
            "skipped": [asdict(item) for item in graph.skipped],
            "violations": list(graph.violations),
            "output": str(output),
        }
        result(json.dumps(facts, ensure_ascii=False, indent=2))
    elif not quiet:
        rows = [(f"{counts[key]:,}", label) for key, label in LABELS.items()]
        if counts["skipped"]:
            rows.append((f"{counts['skipped']:,}", "inputs skipped, listed above"))
        result(table(("", output.name), rows, right=frozenset({""})))
        result(f"\n{next_steps(output)}")


def next_steps(output: Path) -> str:
    """Where the files are, and what to do with them."""
    where = "" if output == OUTPUT else f" --data {output}"
    return visible(
        f"open     {output / 'graph.html'}\n"
        f"read     {output / 'summary.md'}\n"
        f"query    kg query --list{where}\n"
        f"load     {output / 'graph.ttl'} into any triple store\n"
    )
