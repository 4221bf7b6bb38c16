"""Content → IRI: every id is derived from what it names, never from order, time or machine."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from kg.model import Span

BASE = "https://w3id.org/polkg/id/"
HASH_DIGITS = 8


def digest(*parts: str, digits: int = HASH_DIGITS) -> str:
    """The first hexadecimal digits of the SHA-256 of some strings, kept apart by a zero byte."""
    joined = "\0".join(parts).encode("utf-8")
    return hashlib.sha256(joined).hexdigest()[:digits]


def slug(text: str, words: int = 8) -> str:
    """The first words of a text as an IRI part of ASCII letters, digits and underscores.

    Letters without an ASCII form are dropped; a text of none gives its digest, so that no two
    different names in another script share a part.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    found = re.findall(r"[A-Za-z0-9]+", plain.replace("'", "").replace(".", ""))[:words]
    return "_".join(found) or digest(text)


def article_id(text: str, title: str) -> str:
    """The id of an article: words of its title, and the digest of its text."""
    return f"article/{slug(title, words=6).lower()}-{digest(text)}"


def entity_id(name: str, *distinguishing: str) -> str:
    """The id of an entity: its name, and a digest where the name alone is not enough."""
    part = slug(name)
    part = part[:1].upper() + part[1:]
    return f"{part}-{digest(*distinguishing)}" if any(distinguishing) else part


def node_id(kind: str, label: str, *content: str) -> str:
    """The id of a node of the graph: its kind, words of its label, the digest of its content."""
    return f"{kind}/{slug(label).lower()}-{digest(kind, *(content or (label,)))}"


def statement_id(article: str, spans: Iterable[Span]) -> str:
    """The id of a statement: its article, and the spans of its cue, source and content."""
    key = ";".join(f"{span.begin},{span.end}" for span in spans)
    return f"{article}/statement/{digest(article, key)}"


def mention_iri(base: str, article: str, span: Span) -> str:
    """The IRI of a span of an article (RFC 5147 character range, as NIF 2.0 uses it)."""
    return f"{base}{article}#char={span.begin},{span.end}"
