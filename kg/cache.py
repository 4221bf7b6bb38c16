"""What was read out of an article once is not read out again: extracted documents by content.

A document is kept under a digest of everything that decides it: the article (not its file name),
the code and data of the extraction, the language model and the libraries that run it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.codec import dumps, read_record, write_record
from kg.errors import StoreError
from kg.ids import digest
from kg.model import Article, Document
from kg.version import SOFTWARE

PACKAGE = Path(__file__).parent
DECIDING = ("nlp", "lexicon", "models", "model", "ids.py")
LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")


@dataclass(frozen=True)
class Cache:
    """A folder of extracted documents; ``former`` is one of an earlier run, only read."""

    folder: Path
    former: Path | None
    extractor: str

    def name(self, article: Article) -> str:
        """The file name of an article's document."""
        content = dumps(replace(article, files=())).decode("utf-8")
        return f"{digest(self.extractor, content, digits=32)}.json.gz"

    def find(self, article: Article) -> Document | None:
        """The document of an article, or ``None`` where it is not at hand or not readable."""
        name = self.name(article)
        for folder in filter(None, (self.folder, self.former)):
            path = folder / name
            if path.is_file():
                try:
                    found = read_record(Document, path)
                except StoreError:  # damaged, or of another data model: extracted anew
                    continue
                self.put(name, partial(shutil.copyfile, path))
                return replace(found, article=article)
        return None

    def keep(self, document: Document) -> None:
        """Keeps a document for this run and the next."""
        self.put(self.name(document.article), partial(write_record, document))

    def put(self, name: str, write: Callable[[Path], object]) -> None:
        """Writes a file at once: a process killed meanwhile leaves no half one under its name."""
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".partial")
            write(half)
            half.replace(path)

    def prune(self, articles: tuple[Article, ...]) -> None:
        """Removes the documents of all other articles."""
        wanted = {self.name(article) for article in articles}
        for path in self.folder.glob("*") if self.folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink()


def extractor_digest(model: str) -> str:
    """A digest of all that decides an extraction but the article: code, words, models, versions."""
    versions = [f"{name} {installed(name)}" for name in LIBRARIES]
    parts = [SOFTWARE, *versions, *files_of(PACKAGE), model, *model_state(model)]
    return digest(*parts, digits=32)


def files_of(package: Path) -> list[str]:
    """Name and digest of every deciding file of this package."""
    roots = [package / name for name in DECIDING]
    files = [path for root in roots for path in ([root] if root.is_file() else root.rglob("*"))]
    return [
        f"{path.relative_to(package)} {sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(files)
        if path.is_file() and "__pycache__" not in path.parts
    ]


def model_state(model: str) -> list[str]:
    """The version of an installed spaCy pipeline; names, sizes and times of the files of a path."""
    folder = Path(model)
    if not folder.is_dir():
        return [installed(model)]
    stats = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return [f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats]


def installed(distribution: str) -> str:
    """The version of an installed distribution, empty where there is none."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
