"""The direct edges as a networkx graph and as GraphML, which Gephi and yEd open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import KnowledgeGraph

if TYPE_CHECKING:
    import networkx

# Characters that XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """The direct edges: nodes by id with label and type, an edge for each asserted claim.

    Edges carry predicate, claim, articles and lineages (counts), certainty, confidence.
    """
    import networkx

    result = networkx.MultiDiGraph()
    labels = graph.labels()
    types = {entity.id: entity.types[0] for entity in graph.entities}
    types |= {concept.id: concept.type for concept in graph.concepts}
    types |= dict.fromkeys((policy.id for policy in graph.policies), "Policy")
    types |= dict.fromkeys((event.id for event in graph.events), "Event")
    mentions = {entity.id: len(entity.mentions) for entity in graph.entities}
    for claim in graph.claims:
        if not claim.asserted:
            continue
        for node in (claim.subject, claim.object):
            if node not in result:
                result.add_node(
                    node,
                    label=clean(labels.get(node, node)),
                    type=types.get(node, "Thing"),
                    mentions=mentions.get(node, 0),
                )
        result.add_edge(
            claim.subject,
            claim.object,
            key=claim.id,
            predicate=claim.predicate,
            label=claim.predicate.partition(":")[2],
            articles=len(claim.articles),
            lineages=len(claim.lineages),
            weight=max(1, len(claim.lineages)),
            certainty=" ".join(claim.certainties),
            confidence=claim.confidence,
        )
    return result


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def write_graphml(graph: KnowledgeGraph, path: Path) -> None:
    """The direct edges as GraphML."""
    import networkx

    lines = networkx.generate_graphml(to_networkx(graph), named_key_ids=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
