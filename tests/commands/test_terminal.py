"""Text of articles reaches the terminal as text, never as commands to it."""

import io
import sys

import pytest

from kg.commands import terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “text” ü 日本", "plain — “text” ü 日本"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("\x9b31m", "\\u009b31m"),
        ("back\x08\rover", "back\\u0008\\u000dover"),
        ("\u202eexe.txt\u2066", "\\u202eexe.txt\\u2066"),
        ("line\u2028separator\x7f", "line\\u2028separator\\u007f"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert terminal.visible(text) == shown


def test_result_is_exact_in_a_pipe_and_visible_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.result("a\x1b[31m")
    assert capsys.readouterr().out == "a\x1b[31m\n"
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    terminal.result("a\x1b[31m")
    assert screen.getvalue() == "a\\u001b[31m\n"


def test_notes_and_errors_go_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.note("a\x1b")
    terminal.error("b")
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "a\\u001b\nerror: b\n")


def test_table_shows_markup_and_codes_as_text() -> None:
    shown = terminal.table(("who", "n"), [("[red]Biden[/red] \x1b[31m", "1"), ("x", "12")])
    lines = shown.splitlines()
    assert "[red]Biden[/red] \\u001b[31m" in lines[2]
    assert "\x1b" not in shown
    assert all(line == line.rstrip() for line in lines)


def test_table_aligns_numbers_to_the_right() -> None:
    shown = terminal.table(("n",), [("1",), ("12",)], right=frozenset({"n"}))
    assert [line[-2:] for line in shown.splitlines()] == [" n", "──", " 1", "12"]


def test_table_folds_long_text_at_the_terminals_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stdout", Terminal())
    shown = terminal.table(("text",), [("word " * 30,)])
    assert max(map(len, shown.splitlines())) <= 40
    assert shown.count("word") == 30
