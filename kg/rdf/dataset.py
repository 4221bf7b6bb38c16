"""KnowledgeGraph → quads, in the terms of the ontology.

What one article says (its metadata, mentions, statements, assertions) stands in the graph named by
the article; entities, policies, claims, conflicts, lineages and direct edges in the default graph.
There are no blank nodes.
"""

from collections.abc import Iterator

from kg.model import KnowledgeGraph
from kg.rdf.article_quads import article_quads
from kg.rdf.claim_quads import claim_quads, conflict_quads, lineage_quads
from kg.rdf.entity_quads import concept_quads, entity_quads
from kg.rdf.norm_quads import event_quads, policy_quads
from kg.rdf.provenance_quads import predicate_quads, provenance_quads
from kg.rdf.terms import Quad
from kg.rdf.writer import Writer


def to_quads(graph: KnowledgeGraph) -> list[Quad]:
    """All quads of a graph, sorted, each once."""
    return sorted(set(quads(graph)))


def to_triples(graph: KnowledgeGraph) -> list[Quad]:
    """All triples of a graph in one flat default graph, sorted, each once."""
    return sorted({quad._replace(graph="") for quad in quads(graph)})


def quads(graph: KnowledgeGraph) -> Iterator[Quad]:
    """The quads of a graph, part by part; some come more than once."""
    writer = Writer(graph)
    yield from provenance_quads(writer)
    yield from article_quads(writer)
    yield from entity_quads(writer)
    yield from concept_quads(writer)
    yield from event_quads(writer)
    yield from policy_quads(writer)
    yield from claim_quads(writer)
    yield from lineage_quads(writer)
    yield from conflict_quads(writer)
    yield from predicate_quads(writer)
