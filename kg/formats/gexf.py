"""The direct edges as GEXF 1.2, Gephi's own format."""

import re
from pathlib import Path

from kg.formats.files import write_parts
from kg.formats.graphml import to_networkx
from kg.model import KnowledgeGraph

# networkx writes the day on which it writes; the same graph must give the same bytes.
TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write_gexf(graph: KnowledgeGraph, path: Path) -> None:
    """The direct edges with labels, types, weights and dates."""
    import networkx

    lines = networkx.generate_gexf(to_networkx(graph), version="1.2draft")
    write_parts(path, (TODAY.sub("", f"{line}\n") for line in lines))
