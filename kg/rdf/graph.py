"""The graph as an rdflib dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_nquads

if TYPE_CHECKING:
    from rdflib import Dataset


def to_rdflib(graph: KnowledgeGraph) -> Dataset:
    """The graph as an rdflib dataset, what each article says in a named graph."""
    from rdflib import Dataset

    dataset = Dataset()
    for prefix, namespace in prefixes_with_base(graph.base).items():
        dataset.bind(prefix, namespace)
    dataset.parse(data="".join(to_nquads(to_quads(graph))), format="nquads")
    return dataset
