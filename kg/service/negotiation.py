"""Media types: which there are, and which a client wants (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
HTML = "text/html"

# In the order in which they are chosen where the client does not mind.
ROWS = (
    JSON,
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
GRAPH = (
    TURTLE,
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/xml",
    "application/json",
)
# With the graph of each triple.
QUADS = ("application/trig", "application/n-quads", "application/ld+json")
NAMES = {
    "json": JSON,
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": TURTLE,
    "ttl": TURTLE,
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
HAVE_CHARSET = "text/"


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header wants most; ``None`` where it wants none.

    The most specific range that fits a type counts; among equals the first offered wins. An empty
    header takes anything.
    """
    ranges = [read_range(part) for part in (accept.strip() or "*/*").split(",") if part.strip()]
    best, best_quality = None, 0.0
    for media in offered:
        quality = quality_of(media, ranges)
        if quality > best_quality:
            best, best_quality = media, quality
    return best


def read_range(text: str) -> tuple[str, float]:
    """A media range and its quality; 0 where that is not a number."""
    name, *parameters = (part.strip() for part in text.lower().split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, max(0.0, min(1.0, float(value)))
            except ValueError:
                return name, 0.0
    return name, 1.0


def quality_of(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a media type is wanted, from 0 to 1."""
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0


def content_type(media: str) -> str:
    """A media type as a Content-Type header."""
    return f"{media}; charset=utf-8" if media.startswith(HAVE_CHARSET) else media
