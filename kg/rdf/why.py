"""Why an edge stands: the sentences behind it, who says so through whom, and by which rule.

Everything is read from the store, so that it works on any output folder or RDF file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.claims import find_claims
from kg.rdf.view import Node, View, local_name


@dataclass(frozen=True, slots=True)
class Hop:
    """One attribution: its source and cue as written, and who the source is (may be empty)."""

    source: str
    cue: str
    who: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One passage behind a claim; ``begin`` and ``end`` count code points of the article's text.

    ``chains`` hold the attributions that carry it, each from the outside in; none where the article
    says it in its own voice. ``triggers`` are the words by which it was recognised.
    """

    file: str
    title: str
    outlet: str
    published: str
    begin: int
    end: int
    sentence: str
    certainties: tuple[str, ...]
    triggers: tuple[str, ...]
    chains: tuple[tuple[Hop, ...], ...]
    rules: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with the passages that it rests on, by file and place, and their origins."""

    claim: str
    label: str
    polarity: str
    inferred: bool
    origins: tuple[str, ...]
    reasons: tuple[Reason, ...]


def explain(store: ox.Store, *edge: str) -> str:
    """Why a claim, or an edge given as subject, predicate and object, stands, in words.

    Labels count in any case; ids, prefixed names and IRIs work too. Raises ``QueryError`` with the
    nearest claims where there is no such one.
    """
    return "\n\n".join("\n".join(describe(found)) for found in find_reasons(store, *edge))


def find_reasons(store: ox.Store, *edge: str) -> tuple[Explanation, ...]:
    """The same as data, one explanation for each claim that is meant."""
    view = View(store)
    return tuple(explanation(view, claim) for claim in find_claims(store, edge))


def explanation(view: View, claim: Node) -> Explanation:
    """A claim with its passages; where no article's telling is recorded, with its own."""
    tellings = view.subjects("kgo:ofClaim", claim) if isinstance(claim, ox.NamedNode) else []
    found = [reason for telling in tellings or [claim] for reason in reasons(view, telling)]
    return Explanation(
        claim=str(claim.value),
        label=view.text(claim, "rdfs:label") or told(view, claim),
        polarity=" ".join(map(local_name, view.nodes(claim, "kgo:polarity"))),
        inferred="true" in view.texts(claim, "kgo:inferred"),
        origins=tuple(view.name(node) for node in view.nodes(claim, "kgo:lineage")),
        reasons=tuple(sorted(found, key=lambda reason: (reason.file, reason.begin, reason.end))),
    )


def told(view: View, claim: Node) -> str:
    """Subject, predicate and object of a claim in words."""
    parts = ("rdf:subject", "rdf:predicate", "rdf:object")
    return " – ".join(view.name(node) for part in parts for node in view.nodes(claim, part))


def reasons(view: View, telling: Node) -> Iterable[Reason]:
    """The passages of an assertion or claim."""
    statements = view.nodes(telling, "kgo:statedIn")
    around = {outer for inner in statements for outer in enclosing(view, inner)[1:]}
    for mention in view.nodes(telling, "kgo:evidence"):
        for article in view.nodes(mention, "nif:referenceContext"):
            innermost = [
                node
                for node in statements
                if node not in around and article in view.nodes(node, "kgo:inArticle")
            ]
            begin, end = place(view, mention)
            carrying = [node for node in innermost if overlaps(view, node, begin, end)]
            yield Reason(
                file=view.text(article, "kgo:file"),
                title=view.text(article, "rdfs:label") or view.text(article, "schema:headline"),
                outlet=", ".join(map(view.name, view.nodes(article, "schema:publisher"))),
                published=view.text(article, "schema:datePublished"),
                begin=begin,
                end=end,
                sentence=view.text(mention, "nif:anchorOf"),
                certainties=tuple(map(local_name, view.nodes(telling, "kgo:certainty"))),
                triggers=tuple(
                    text
                    for first, last, text in written(view, telling, "kgo:trigger")
                    if begin <= first and last <= end
                ),
                chains=tuple(chain(view, statement) for statement in carrying),
                rules=tuple(view.texts(telling, "kgo:rule")),
                confidence=view.text(telling, "kgo:confidence"),
            )


def overlaps(view: View, statement: Node, begin: int, end: int) -> bool:
    """True if a statement has a part between two offsets of its article."""
    spans = [
        (first, last)
        for part in ("kgo:cue", "kgo:content")
        for first, last, _ in written(view, statement, part)
    ]
    return any(first < end and begin < last for first, last in spans)


def enclosing(view: View, statement: Node) -> list[Node]:
    """A statement and those that it is nested in, from the inside out; cycles end."""
    found: list[Node] = []
    current: Node | None = statement
    while current is not None and current not in found:
        found.append(current)
        current = next(iter(view.nodes(current, "kgo:within")), None)
    return found


def chain(view: View, statement: Node) -> tuple[Hop, ...]:
    """The attributions of a statement and of those around it, from the outside in."""
    return tuple(
        Hop(
            source=words(view, node, "kgo:sourceMention"),
            cue=words(view, node, "kgo:cue"),
            who=", ".join(map(view.name, view.nodes(node, "kgo:source"))),
        )
        for node in reversed(enclosing(view, statement))
    )


def words(view: View, node: Node, prefixed: str) -> str:
    """The words of the mentions that a property points to, in the order of the text."""
    return " … ".join(text for _, _, text in written(view, node, prefixed))


def written(view: View, node: Node, prefixed: str) -> list[tuple[int, int, str]]:
    """These words with their offsets."""
    mentions = view.nodes(node, prefixed)
    return sorted(
        (*place(view, mention), view.text(mention, "nif:anchorOf")) for mention in mentions
    )


def place(view: View, mention: Node) -> tuple[int, int]:
    """The offsets of a mention."""
    return int(view.text(mention, "nif:beginIndex")), int(view.text(mention, "nif:endIndex"))


def describe(found: Explanation) -> list[str]:
    """An explanation in lines of text."""
    marks = [found.polarity, *(["inferred"] if found.inferred else [])]
    lines = [found.label, f"  {found.claim} ({', '.join(marks)})"]
    if found.origins:
        lines.append(f"  origins: {'; '.join(found.origins)}")
    for reason in found.reasons:
        about = (reason.file, reason.outlet, reason.published)
        lines += [
            "",
            f"  {', '.join(filter(None, about))}, characters {reason.begin}–{reason.end}",
            f"    {' '.join(reason.sentence.split())}",
        ]
        lines += [f"    {' → '.join(map(hop_words, hops))}" for hops in reason.chains]
        lines.append(f"    {'; '.join(filter(None, details(reason)))}")
    return lines


def hop_words(hop: Hop) -> str:
    """One attribution in words, with who the source is where its words do not say."""
    source = hop.source or hop.who or "somebody"
    who = f" [{hop.who}]" if hop.who and hop.who.casefold() not in source.casefold() else ""
    return f"{' '.join(source.split())}{who} “{' '.join(hop.cue.split())}”"


def details(reason: Reason) -> list[str]:
    """How surely a passage tells it, by which words and rule it was found."""
    return [
        ", ".join(reason.certainties),
        f"cue {', '.join(f'“{cue}”' for cue in reason.triggers)}" if reason.triggers else "",
        f"rule {', '.join(reason.rules)}" if reason.rules else "",
        f"confidence {reason.confidence}" if reason.confidence else "",
    ]
