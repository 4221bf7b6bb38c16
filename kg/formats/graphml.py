"""The direct edges as a networkx graph and as GraphML, which Gephi and yEd open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.formats.files import write_parts
from kg.model import Claim, KnowledgeGraph

if TYPE_CHECKING:
    import networkx

# Characters that XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """The direct edges: nodes by id, an edge for each asserted claim, its key the claim's id.

    Nodes carry label, type and the number of mentions; edges predicate, label, the numbers of
    articles and lineages, weight (lineages, at least 1), certainty, confidence, and the first day
    that they are told of (ISO 8601, empty where there is none).
    """
    import networkx

    result = networkx.MultiDiGraph()
    labels, types = graph.labels(), node_types(graph)
    mentions = {entity.id: len(entity.mentions) for entity in graph.entities}
    for claim in graph.claims:
        if not claim.asserted:
            continue
        for node in (claim.subject, claim.object):
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
            date=first_day(claim),
        )
    return result


def node_types(graph: KnowledgeGraph) -> dict[str, str]:
    """The class of every node by its id, the most specific one of an entity."""
    types = {entity.id: entity.types[0] for entity in graph.entities}
    types |= {concept.id: concept.type for concept in graph.concepts}
    types |= dict.fromkeys((policy.id for policy in graph.policies), "Policy")
    return types | dict.fromkeys((event.id for event in graph.events), "Event")


def first_day(claim: Claim) -> str:
    """The first day that a claim is told of, or nothing."""
    times = (assertion.time for assertion in claim.assertions)
    days = [time.begin.isoformat() for time in times if time is not None and time.begin]
    return min(days, default="")


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def write_graphml(graph: KnowledgeGraph, path: Path) -> None:
    """The direct edges as GraphML."""
    import networkx

    lines = networkx.generate_graphml(to_networkx(graph), named_key_ids=True)
    write_parts(path, (f"{line}\n" for line in lines))
