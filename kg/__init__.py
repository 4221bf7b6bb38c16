"""A knowledge graph of news articles: who said what, who permits or forbids what, and who says so.

    graph = kg.build(["seeds/"])                        from articles to a graph
    graph = kg.build(["seeds/"], "output")              the same, and writes the output folder
    graph = kg.Graph.open("output")                     an output folder again

    articles, skipped = kg.read(["seeds/"])             the same step by step
    documents = kg.extract(articles)
    graph = kg.merge(documents)
    kg.query(graph, "SELECT ?who WHERE { ?who a kgo:Actor }")
    kg.validate(graph)
    kg.write(graph, "graph.ttl")

Everything else is imported from the module that defines it. ``import kg`` is cheap: a name loads
what it needs when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# Not on demand like the others: the first import of the module ``kg.build`` would put the module in
# the place of the function.
from kg.build import build, extract, merge, query, read, validate, write
from kg.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.errors import KGError
    from kg.graph import Graph
    from kg.model import Article, Document, KnowledgeGraph, Skipped

ON_DEMAND = {
    "Article": "kg.model",
    "Document": "kg.model",
    "Graph": "kg.graph",
    "KGError": "kg.errors",
    "KnowledgeGraph": "kg.model",
    "Settings": "kg.config",
    "Skipped": "kg.model",
}

__all__ = [
    "Article",
    "Document",
    "Graph",
    "KGError",
    "KnowledgeGraph",
    "Settings",
    "Skipped",
    "__version__",
    "build",
    "extract",
    "merge",
    "query",
    "read",
    "validate",
    "write",
]


def __getattr__(name: str) -> Any:
    """Loads a type when it is first asked for."""
    if name not in ON_DEMAND:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(ON_DEMAND[name]), name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
