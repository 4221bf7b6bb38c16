"""What goes to a process that answers, and what comes back before its pieces are sent on."""

from dataclasses import dataclass
from typing import Literal

from kg.rdf.query import Dataset

Space = Literal["id", "relation", "ontology"]


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL text, values for its variables, and the media types in which it may be answered.

    ``rows`` is the type for SELECT and ASK, ``graph`` that for CONSTRUCT and DESCRIBE; ``None``
    where the client takes none that there is. ``dataset`` as the protocol's parameters name it.
    """

    text: str
    rows: str | None
    graph: str | None
    parameters: tuple[tuple[str, str], ...] = ()
    dataset: Dataset | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All triples of a named graph (by IRI), of the default graph (``""``), or all quads."""

    graph: str | None
    media: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """What there is about a node: the rest of its IRI after the namespace of its space."""

    space: Space
    path: str
    media: str


@dataclass(frozen=True, slots=True)
class Describe:
    """The SPARQL 1.1 Service Description, by the URLs of the endpoint and of the graph store."""

    endpoint: str
    graphs: str
    media: str


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The prefixes of the data as JSON."""


Question = Query | Content | LookUp | Describe | Prefixes


@dataclass(frozen=True, slots=True)
class Answer:
    """The HTTP status and media type of an answer whose text has been sent in pieces."""

    status: int
    media: str


TEXT = "text/plain"
