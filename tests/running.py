"""Runs ``kg`` as a user does, in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@dataclass(frozen=True)
class Run:
    """How a command ended and what it wrote."""

    code: int
    stdout: str
    stderr: str


def run_kg(*arguments: str, cwd: Path = ROOT, timeout: float = 300, **environment: str) -> Run:
    """Runs ``kg`` in a process of its own, whether or not it is installed."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment["PYTHONPATH"] = path
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    return Run(done.returncode, done.stdout, done.stderr)
