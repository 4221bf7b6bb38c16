"""The command line: assembles the commands, and turns errors into messages and exit codes.

Exit codes: 0 all fine, 1 error (or a graph that violates its shapes), 2 wrong usage, 3 some inputs
were skipped, 130 interrupted.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from kg.commands import (
    build,
    diff,
    evaluate,
    export,
    load,
    ontology,
    page,
    query,
    serve,
    train,
    validate,
    why,
)
from kg.commands.terminal import error, result
from kg.errors import KGError
from kg.version import SOFTWARE

Command = tuple[Callable[..., None], Sequence[str]]
ERROR = 1
INTERRUPTED = 130


def create(help: str | None = None) -> typer.Typer:  # noqa: A002 - typer's own word
    """An application or group of commands with plain help, so that it starts fast."""
    return typer.Typer(
        help=help,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def epilog(examples: Sequence[str]) -> str:
    """The examples below a command's help, each on a line of its own."""
    return "\n".join(("\b", "Example:", *(f"  {example}" for example in examples)))


COMMANDS: dict[str, Command] = {
    "build": (build.build, build.EXAMPLES),
    "query": (query.query, query.EXAMPLES),
    "why": (why.why, why.EXAMPLES),
    "diff": (diff.diff, diff.EXAMPLES),
    "serve": (serve.serve, serve.EXAMPLES),
    "export": (export.export, export.EXAMPLES),
    "page": (page.page, page.EXAMPLES),
    "load": (load.load, load.EXAMPLES),
    "validate": (validate.validate, validate.EXAMPLES),
    "ontology": (ontology.ontology, ontology.EXAMPLES),
}


EVALUATIONS: dict[str, Command] = {
    "attribution": (evaluate.attribution, evaluate.ATTRIBUTION_EXAMPLES),
    "coreference": (evaluate.coreference, evaluate.COREFERENCE_EXAMPLES),
    "plover": (evaluate.plover, evaluate.PLOVER_EXAMPLES),
}

TRAININGS: dict[str, Command] = {
    "attribution": (train.attribution, train.ATTRIBUTION_EXAMPLES),
    "mentions": (train.mentions, train.MENTIONS_EXAMPLES),
    "coreference": (train.coreference, train.COREFERENCE_EXAMPLES),
}


def assemble() -> typer.Typer:
    """The application with all commands and groups of commands."""
    made = create(
        "Builds a knowledge graph from news articles: who said what, who permits or forbids what."
    )
    made.callback(epilog=epilog((*build.EXAMPLES[:1], *query.EXAMPLES[:1])))(options)
    for name, (command, examples) in COMMANDS.items():
        made.command(name, epilog=epilog(examples))(command)
    made.add_typer(
        group("Figures against data that people have annotated.", EVALUATIONS), name="eval"
    )
    made.add_typer(group("Trains the models that ship with the package.", TRAININGS), name="train")
    return made


def group(help: str, commands: dict[str, Command]) -> typer.Typer:  # noqa: A002 - typer's own word
    """A group of commands."""
    made = create(help)
    made.callback()(lambda: None)
    for name, (command, examples) in commands.items():
        made.command(name, epilog=epilog(examples))(command)
    return made


def show_version(asked: bool) -> None:
    """Prints the version and ends."""
    if asked:
        result(SOFTWARE)
        raise typer.Exit


def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Takes the options that stand before any command."""


app = assemble()


def main() -> None:
    """Runs the command line; a user's error ends in a message, never in a traceback."""
    try:
        app(prog_name="kg")
    except KGError as problem:
        error(str(problem))
        sys.exit(ERROR)
    except OSError as problem:
        about = f"{problem.filename}: " if problem.filename else ""
        error(f"{about}{problem.strerror or problem}")
        sys.exit(ERROR)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
