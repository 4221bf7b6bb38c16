"""The command line: help, messages, exit codes, and nothing loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kg import cli
from kg.cli import COMMANDS, app, main
from kg.errors import StoreError

LINES = [[name] for name in COMMANDS]
# Not pydantic: some versions of Typer use it to read the options of a command.
HEAVY = {"spacy", "rdflib", "pyoxigraph", "networkx", "numpy", "rich", "jinja2"}

HELP = """
import json, sys
from kg.cli import main

sys.argv = {arguments!r}
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)))
"""


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the whole program in this process."""
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_command_has_help_with_an_example(line: list[str]) -> None:
    code, shown, _ = run(*line, "--help")
    assert code == 0
    example = shown.partition("Example:")[2]
    assert f"kg {' '.join(line)}" in example


@pytest.mark.parametrize("arguments", [["--help"], *([*line, "--help"] for line in LINES)])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = HELP.format(arguments=["kg", *arguments])
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}
    assert "typer" in loaded
    assert not HEAVY & loaded


def test_version() -> None:
    assert run("--version") == (0, "polkg 0.1.0\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "No such command"),
        (["build"], "Missing argument"),
        (["build", "seeds", "--processes", "0"], "--processes"),
        (["query"], "--list"),
        (["query", "conflicts", "--format", "xml"], "xml"),
        (["query", "conflicts", "--param", "topic"], "'topic' is not NAME=VALUE"),
        (["why", "one", "two"], "a subject, a predicate and an object"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], message: str) -> None:
    code, shown, told = run(*arguments)
    assert (code, shown) == (2, "")
    assert message in told


@pytest.mark.parametrize(
    ("failure", "code", "message"),
    [
        (StoreError("output: damaged; run kg build again"), 1, "error: output: damaged; run kg"),
        (
            PermissionError(13, "Permission denied", "/root/x"),
            1,
            "error: /root/x: Permission denied",
        ),
        (OSError("disk gone"), 1, "error: disk gone"),
        (KeyboardInterrupt(), 130, ""),
        (StoreError("\x1b[2Jgone"), 1, "error: \\u001b[2Jgone"),
    ],
)
def test_errors_are_messages_without_a_traceback(
    failure: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise failure

    failing = typer.Typer()
    failing.command()(fail)
    monkeypatch.setattr(cli, "app", failing)
    assert run_main(monkeypatch) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(message)
    assert "Traceback" not in shown.err


def test_mistakes_of_the_program_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = typer.Typer(pretty_exceptions_enable=False)
    failing.command()(lambda: {}["missing"])
    monkeypatch.setattr(cli, "app", failing)
    monkeypatch.setattr(sys, "argv", ["kg"])
    with pytest.raises(KeyError):
        main()


@pytest.mark.parametrize("command", ["query", "export", "page", "why", "validate"])
def test_missing_output_names_the_remedy(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    words = {"query": ["conflicts"], "export": ["graph.ttl"], "why": ["claim/x"]}
    assert run_main(monkeypatch, command, *words.get(command, [])) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "kg build" in shown.err
    assert list(tmp_path.iterdir()) == []


def test_python_m_kg_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "polkg 0.1.0\n"
