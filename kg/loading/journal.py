"""How far a load has come, on disk, so that the same command goes on after an interruption."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError

HOME = "XDG_STATE_HOME"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of one part has arrived: its digest, the way, the chunks sent, and if it is all."""

    digest: str
    way: str
    chunks: int = 0
    complete: bool = False


class Journal:
    """The progress of one load, by graph; written anew after each step, removed at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts = read(path)

    def progress(self, graph: str) -> Progress | None:
        """How far a graph has come in a load that was interrupted."""
        return self.parts.get(graph)

    def note(self, graph: str, progress: Progress) -> None:
        """Keeps how far a graph has come."""
        self.parts[graph] = progress
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({name: asdict(part) for name, part in self.parts.items()}, indent=1)
            beside.write_text(text, encoding="utf-8")
            beside.replace(self.path)
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be written ({error}); set {HOME}") from error

    def finish(self) -> None:
        """Forgets a load that is complete."""
        self.path.unlink(missing_ok=True)


def journal_path(*what: str) -> Path:
    """The file for a load of something to somewhere (XDG Base Directory, state)."""
    home = os.environ.get(HOME) or str(Path.home() / ".local" / "state")
    name = hashlib.sha256("\0".join(what).encode("utf-8")).hexdigest()[:16]
    return Path(home, "kg", "loads", f"{name}.json")


def read(path: Path) -> dict[str, Progress]:
    """The progress in a file; a damaged one counts as none, since a load can begin again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: Progress(**part) for name, part in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
