"""A graph to work with: the data, and the verbs on top of it."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.codec import read_record, write_record
from kg.errors import QueryError, StoreError
from kg.model import KnowledgeGraph, Skipped
from kg.output import GRAPH, STORE, recover
from kg.summary import Counts, count, to_markdown

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from kg.rdf.dataset import Dataset
    from kg.rdf.rows import Rows

QUADS = "graph.nq"
FILES = (
    "graph.ttl",
    "graph.nt",
    "graph.trig",
    QUADS,
    "graph.jsonld",
    "graph.rdf",
    "void.ttl",
    "graph.graphml",
    "graph.gexf",
    "entities.csv",
    "claims.csv",
    "statements.csv",
    "graph.html",
)
SUMMARY = "summary.md"


class Graph:
    """A knowledge graph with the verbs that people use on it.

    ``knowledge`` are the data (``kg.model.KnowledgeGraph``), ``skipped`` the inputs that could not
    be read, ``violations`` what does not fit the shapes of the ontology, in words.
    """

    def __init__(
        self,
        knowledge: KnowledgeGraph,
        skipped: tuple[Skipped, ...] = (),
        violations: tuple[str, ...] = (),
    ) -> None:
        self.knowledge = knowledge
        self.skipped = skipped
        self.violations = violations

    @classmethod
    def open(cls, folder: str | Path) -> Graph:
        """The graph of an output folder; ``StoreError`` where there is none, or a damaged one."""
        path = Path(folder)
        recover(path.resolve())
        return cls(read_record(KnowledgeGraph, path / GRAPH))

    def counts(self) -> Counts:
        """How many articles, actors, statements, policies, claims, conflicts and origins it has."""
        return count(self.knowledge, self.skipped)

    def query(self, text: str, **parameters: str) -> Rows:
        """The answer to SPARQL text, a shipped query's name or an ``.rq`` file.

        Raises ``QueryError`` where the query, its name or its parameters are wrong.
        """
        from kg.rdf.query import ask

        return ask(self.store, text, parameters)

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The graph in an Oxigraph store in memory."""
        from kg.rdf.store import memory_store

        return memory_store(self.knowledge)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib dataset, what each article says in a named graph."""
        from kg.rdf.graph import to_rdflib

        return to_rdflib(self.knowledge)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The direct edges as a network of actors, actions, policies and the like, by node id."""
        from kg.formats.graphml import to_networkx

        return to_networkx(self.knowledge)

    def validate(self) -> tuple[str, ...]:
        """What does not fit the shapes of the ontology, in words; empty where all does."""
        from kg.rdf.validate import violations

        return violations(self.knowledge)

    def write(self, path: str | Path) -> None:
        """Writes the graph to a file; the suffix decides the format (``FormatError``: unknown)."""
        from kg.rdf.dataset import Dataset

        with Dataset(self.knowledge) as dataset:
            self.write_file(dataset, Path(path))

    def write_file(self, dataset: Dataset, path: Path) -> None:
        """Writes one file of the graph whose quads are at hand."""
        if path.suffix == ".md":
            text = to_markdown(self.knowledge, self.skipped)
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            from kg import formats

            formats.write_dataset(dataset, path)

    def write_page(
        self,
        path: str | Path,
        title: str | None = None,
        about: str | None = None,
        query: str | None = None,
    ) -> None:
        """Writes the page: of all, of what concerns one entity, or of what a query finds.

        ``query`` is SPARQL text, a shipped query's name or an ``.rq`` file; the page holds the
        claims that its answer names, and those that what it names has part in. Raises ``KGError``
        where there is no such entity, ``QueryError`` where the query is wrong or finds nothing.
        """
        from kg.formats.page import claims_about, claims_touching, write_page

        wanted = claims_about(self.knowledge, about) if about is not None else None
        if query is not None:
            found = claims_touching(self.knowledge, self.nodes_found(query))
            wanted = found if wanted is None else wanted & found
        if wanted is not None and not wanted:
            raise QueryError("nothing to draw: no claim has part in that; try kg query first")
        write_page(self.knowledge, Path(path), title=title, wanted=wanted)

    def nodes_found(self, query: str) -> frozenset[str]:
        """The ids of the nodes that the answer of a query names."""
        base = self.knowledge.base
        values = {value for row in self.query(query) for value in row if value is not None}
        return frozenset(v.removeprefix(base) for v in values if v.startswith(base))

    def write_folder(self, folder: Path, progress: Callable[[str, int, int], None]) -> None:
        """Writes every file of an output folder, and the store."""
        from kg.rdf.dataset import Dataset
        from kg.rdf.store import write_store

        names = (*FILES, SUMMARY)
        with Dataset(self.knowledge, folder) as dataset:
            for done, name in enumerate(names):
                progress("write", done, len(names) + 2)
                self.write_file(dataset, folder / name)
        write_record(self.knowledge, folder / GRAPH)
        progress("write", len(names) + 1, len(names) + 2)
        write_store(folder / QUADS, folder / STORE)
        progress("write", len(names) + 2, len(names) + 2)

    def __repr__(self) -> str:
        """The numbers of the graph."""
        return f"Graph({self.counts()})"

    def _repr_html_(self) -> str:
        """The page, in a frame that can run nothing outside itself."""
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "graph.html")
            self.write_page(page)
            content = html.escape(page.read_text(encoding="utf-8"), quote=True)
        style = "width: 100%; height: 640px; border: 1px solid #ccc"
        return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{content}"></iframe>'


def query_data(path: Path, text: str, parameters: Mapping[str, str]) -> Rows:
    """The answer of an output folder's store, or of any RDF file."""
    from kg.rdf.query import ask

    return ask(open_data(path), text, parameters)


def open_data(path: Path) -> pyoxigraph.Store:
    """The store of an output folder, read only, or a store in memory of an RDF file."""
    from kg.rdf.store import open_store, read_file

    return open_store(path / STORE) if is_folder(path) else read_file(path)


def validate_data(path: Path) -> tuple[str, ...]:
    """What in an output folder or RDF file does not fit the shapes, in words."""
    from kg.rdf.validate import violations_of_file

    return violations_of_file(path / FILES[0] if is_folder(path) else path)


def is_folder(path: Path) -> bool:
    """True for an output folder, False for a file; ``StoreError`` where there is neither."""
    recover(path.resolve())
    if not path.exists():
        raise StoreError(f"{path}: not there; run kg build first, or name another with --data")
    return path.is_dir()
