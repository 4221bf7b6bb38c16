"""The whole flow: articles → documents → graph → output folder.

Heavy imports stand in the functions: ``import kg`` loads this module and must stay cheap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError, KGError, LexiconError
from kg.model import Article, Document, Provenance, Skipped

if TYPE_CHECKING:
    from kg.cache import Cache
    from kg.config import Settings
    from kg.graph import Graph
    from kg.rdf.rows import Rows

ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
JUDGEMENTS = "judgements.toml"
Progress = Callable[[str, int, int], None]
PathLike = str | Path


def silent(step: str, done: int, total: int) -> None:
    """Reports nothing."""


def build(
    paths: PathLike | Iterable[PathLike],
    output: PathLike | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Graph:
    """The knowledge graph of articles; with ``output``, that folder is written too.

    ``paths`` are files, folders and globs. ``progress`` is called with the step, how much of it is
    done and how much there is. What could not be read is in the graph's ``skipped``, what does not
    fit the shapes of the ontology in its ``violations``. Raises ``ArticleError`` where no article
    could be read, ``StoreError`` where the output folder may not be replaced.
    """
    from kg.config import Settings
    from kg.output import replacing

    inputs = as_paths(paths)
    chosen = settings or Settings()
    check_base(chosen.base)
    check_licence(chosen.licence)
    if output is None:
        articles, skipped = read_some(inputs, progress)
        documents = extract(articles, settings=chosen, progress=progress)
        return merge(documents, settings=with_judgements(chosen, inputs), skipped=skipped)
    with replacing(Path(output)) as building:
        articles, skipped = read_some(inputs, progress)
        cache = open_cache(building, Path(output), chosen)
        documents = extract(articles, settings=chosen, progress=progress, cache=cache)
        cache.prune(articles)
        progress("merge", 0, 1)
        graph = merge(documents, settings=with_judgements(chosen, inputs), skipped=skipped)
        del documents  # they take as much memory as the graph, which now says what they say
        graph.write_folder(building, progress)
    return graph


def read(paths: PathLike | Iterable[PathLike]) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles in files, folders and globs, and what could not be read, with reasons."""
    from kg import articles

    return articles.read(as_paths(paths))


def extract(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    cache: Cache | None = None,
) -> tuple[Document, ...]:
    """What each article says, in the order of the articles; known ones come from the cache."""
    from kg.config import Settings
    from kg.workers import extract_all

    found = {article.id: cache.find(article) for article in articles} if cache else {}
    documents = {key: document for key, document in found.items() if document is not None}
    progress("extract", len(documents), len(articles))
    missing = [article for article in articles if article.id not in documents]
    for document in extract_all(missing, settings or Settings()) if missing else ():
        documents[document.article.id] = document
        if cache:
            cache.keep(document)
        progress("extract", len(documents), len(articles))
    return tuple(documents[article.id] for article in articles)


def merge(
    documents: Iterable[Document],
    *,
    settings: Settings | None = None,
    skipped: tuple[Skipped, ...] = (),
) -> Graph:
    """One graph of what all documents say together."""
    from kg import resolution
    from kg.config import Settings
    from kg.graph import Graph

    chosen = settings or Settings()
    check_base(chosen.base)
    check_licence(chosen.licence)
    knowledge = resolution.merge(
        tuple(documents),
        judgements=chosen.judgements,
        provenance=provenance(chosen),
        base=chosen.base,
    )
    return Graph(knowledge, skipped=skipped)


def query(source: Graph | PathLike, text: str, **parameters: str) -> Rows:
    """The answer to SPARQL text, a shipped query's name or an ``.rq`` file.

    ``source`` is a graph, an output folder or an RDF file. Raises ``QueryError`` where the query,
    its name or its parameters are wrong.
    """
    from kg.graph import Graph, query_data

    if isinstance(source, Graph):
        return source.query(text, **parameters)
    return query_data(Path(source), text, parameters)


def write(graph: Graph, path: PathLike) -> None:
    """Writes a graph to a file; the suffix decides the format."""
    graph.write(path)


def validate(graph: Graph) -> tuple[str, ...]:
    """What in a graph does not fit the shapes of the ontology, in words; empty where all does."""
    return graph.validate()


def as_paths(paths: PathLike | Iterable[PathLike]) -> list[str]:
    """One path or several, as a list of strings (globs stay as they are)."""
    return [str(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]


def read_some(
    inputs: Sequence[str], progress: Progress
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles of some inputs, at least one; ``ArticleError`` says why there is none."""
    progress("read", 0, 0)
    articles, skipped = read(inputs)
    progress("read", len(articles), len(articles))
    if not articles:
        reasons = "".join(f"\n  {item.file}: {item.reason}" for item in skipped)
        raise ArticleError(f"no article in {', '.join(inputs)}{reasons}")
    return articles, skipped


def check_base(base: str) -> None:
    """Raises ``KGError`` where a base IRI is not absolute or does not end in a slash.

    It may hold no #, since the IRIs of passages have one of their own (``#char=…``, RFC 5147).
    """
    if not ABSOLUTE.fullmatch(base) or not base.endswith("/") or "#" in base:
        raise KGError(f"{base}: not a base IRI; give an absolute one without # that ends in /")


def check_licence(licence: str) -> None:
    """Raises ``KGError`` where a licence is given that is no absolute IRI."""
    if licence and not ABSOLUTE.fullmatch(licence):
        raise KGError(
            f"{licence}: not the IRI of a licence; give one such as "
            "https://creativecommons.org/licenses/by/4.0/"
        )


def open_cache(building: Path, output: Path, settings: Settings) -> Cache:
    """The cache of the output being built, which begins with what the former output has."""
    from kg.cache import Cache, extractor_digest
    from kg.output import CACHE

    return Cache(building / CACHE, output / CACHE, extractor_digest(settings.model))


def with_judgements(settings: Settings, inputs: Sequence[str]) -> Settings:
    """The settings with the human decisions beside the articles, unless others are named."""
    if settings.judgements is not None:
        return settings
    folders = {path if path.is_dir() else path.parent for path in map(Path, inputs)}
    found = sorted(folder / JUDGEMENTS for folder in folders if (folder / JUDGEMENTS).is_file())
    if len(found) > 1:
        names = ", ".join(map(str, found))
        raise LexiconError(f"several files of human decisions: {names}; name one with --judgements")
    return settings.model_copy(update={"judgements": found[0]}) if found else settings


def provenance(settings: Settings) -> Provenance:
    """How a graph is made: the versions of this software and of the language models."""
    from kg.cache import installed
    from kg.config import shipped_models
    from kg.version import SOFTWARE

    pipeline = f"{settings.model} {installed(settings.model)}".strip()
    return Provenance(SOFTWARE, pipeline, shipped_models(), licence=settings.licence)
