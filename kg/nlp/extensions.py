"""The custom attributes by which our components hand their results on.

All are on ``Doc`` and hold tuples of the records of ``kg.model``, with offsets of ``doc.text``:

    doc._.kg_paragraphs   journalistic passages            set by ``kg.nlp.parse`` (else derived)
    doc._.kg_published    date of the article, or None     set by ``kg.nlp.parse``
    doc._.kg_credits      credits of the article           set by ``kg.nlp.parse``
    doc._.kg_headline     span of the headline, or None    set by ``kg.nlp.parse``
    doc._.kg_recased      headline words parsed in lower case  set by ``kg.nlp.parse``
    doc._.kg_encoded      states of the trained encoder    set by ``kg_attribution``, until read
    doc._.kg_statements   attributions                     set by ``kg_attribution``
    doc._.kg_mentions     typed mentions                   set by ``kg_entities``
    doc._.kg_referents    coreference chains               set by ``kg_coreference``
    doc._.kg_reading      what the trained models see      set by ``kg_coreference`` where trained
    doc._.kg_norms        permissions, prohibitions …      set by ``kg_claims``
    doc._.kg_happenings   events told by nouns and verbs   set by ``kg_happenings``
    doc._.kg_relations    relations and events             set by ``kg_claims``
"""

import re
from typing import Any

from spacy.tokens import Doc

from kg.model import Span

EMPTY = (
    *("statements", "mentions", "referents", "norms", "relations", "happenings"),
    "credits",
)
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def declare_extensions() -> None:
    """Declares the attributes once; a second call changes nothing."""
    for name in EMPTY:
        declare(f"kg_{name}", ())
    declare("kg_paragraphs", ())
    declare("kg_published", None)
    declare("kg_headline", None)
    declare("kg_encoded", None)
    declare("kg_reading", None)
    declare("kg_recased", frozenset())


def declare(name: str, default: Any) -> None:
    """Declares one attribute of ``Doc`` unless it is there."""
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)


def paragraphs_of(doc: Doc) -> tuple[Span, ...]:
    """The journalistic passages of a Doc; cut at blank lines where nobody has set them."""
    declare_extensions()
    found: tuple[Span, ...] = doc._.kg_paragraphs
    return found or tuple(blank_line_blocks(doc.text))


def blank_line_blocks(text: str) -> list[Span]:
    """The blocks between blank lines, without white space around them."""
    blocks, begin = [], 0
    for end, after in [*((m.start(), m.end()) for m in BLANK_LINE.finditer(text)), (len(text), 0)]:
        block = text[begin:end]
        lead = len(block) - len(block.lstrip())
        if block.strip():
            blocks.append(Span(begin + lead, begin + lead + len(block.strip())))
        begin = after
    return blocks


declare_extensions()
