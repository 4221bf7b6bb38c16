"""The graph as an rdflib dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model import KnowledgeGraph
from kg.rdf.dataset import to_quads
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_nquads

if TYPE_CHECKING:
    from rdflib import Dataset


def to_rdflib(graph: KnowledgeGraph) -> Dataset:
    """The graph as an rdflib dataset, what each article says in a named graph.

    The quads lie in an Oxigraph store in memory: nothing is parsed in Python, and queries are
    answered by Oxigraph.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    store = ox.Store()
    quads = "".join(to_nquads(to_quads(graph))).encode("utf-8")
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    dataset = Dataset(store=OxigraphStore(store=store))
    for prefix, namespace in prefixes_with_base(graph.base).items():
        dataset.bind(prefix, namespace)
    return dataset
