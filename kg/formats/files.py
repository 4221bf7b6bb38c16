"""Text files as all formats write them: UTF-8, line ends as given, the same on every system."""

from collections.abc import Iterable
from pathlib import Path


def write_parts(path: Path, parts: Iterable[str]) -> None:
    """Writes the parts of a text one after the other; no part is held once it is written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts)
