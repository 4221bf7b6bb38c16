"""RDF/XML (W3C RDF 1.1 XML Syntax), for tools that read nothing newer."""

import io
import re
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_nquads
from kg.rdf.store import Lines

# Control characters as N-Triples escapes them; XML 1.0 cannot hold them, not even escaped. The
# backslash before may itself be escaped.
NOT_XML = re.compile(r"(?<!\\)((?:\\\\)*)\\u00(?:0[0-8BCEF]|1[0-9A-F])")
NON_CHARACTER = re.compile("[\ufffe\uffff]")


def write_rdfxml(dataset: Dataset, path: Path) -> None:
    """The whole graph, flat; characters that XML cannot hold are replaced by U+FFFD, one by one."""
    lines = (clean(line) for line in to_nquads(dataset.triples()))
    source = io.BufferedReader(Lines(lines), 1 << 20)
    triples = (quad.triple for quad in ox.parse(source, format=ox.RdfFormat.N_TRIPLES))
    with path.open("wb") as file:
        ox.serialize(
            triples,
            output=file,
            format=ox.RdfFormat.RDF_XML,
            prefixes=prefixes_with_base(dataset.graph.base),
        )


def clean(line: str) -> str:
    """A line of N-Triples without the characters that XML cannot hold."""
    return NON_CHARACTER.sub("\ufffd", NOT_XML.sub("\\1\ufffd", line))
