"""What goes to the terminal: results to stdout, all else to stderr, and nothing that acts there.

Text of articles is not trusted: control characters and changes of writing direction are shown as
their code instead of being carried out.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
WIDTH_OF_A_FILE = 200


def visible(text: str) -> str:
    """Text whose control characters are spelled out, so that no terminal carries them out."""
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def result(text: str) -> None:
    """Writes a result to stdout: exactly as it is to a file or pipe, made visible to a terminal."""
    ended = text if text.endswith("\n") else text + "\n"
    sys.stdout.write(visible(ended) if sys.stdout.isatty() else ended)


def note(text: str) -> None:
    """Tells the user something on stderr."""
    print(visible(text), file=sys.stderr)


def error(text: str) -> None:
    """Tells the user on stderr what went wrong."""
    note(f"error: {text}")


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: frozenset[str] = frozenset()
) -> str:
    """Rows as a table of the terminal's width (or ``COLUMNS``); 200 columns in a file or pipe."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for name in columns:
        made.add_column(
            Text(visible(name)), overflow="fold", justify="right" if name in right else "left"
        )
    for row in rows:
        made.add_row(*(Text(visible(cell)) for cell in row))
    fits = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(color_system=None, highlight=False, width=None if fits else WIDTH_OF_A_FILE)
    with console.capture() as capture:
        console.print(made)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    return "\n".join(lines) + "\n"
