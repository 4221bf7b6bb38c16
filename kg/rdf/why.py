"""Why an edge stands: the sentences behind it, who says so through whom, and by which rule.

Everything is asked of the store, so that it works on any output folder or RDF file.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ids import BASE
from kg.rdf.query import ask

CLAIMS = """
SELECT ?claim ?subject ?predicate ?object ?label WHERE {
  ?claim a kgo:Claim ; rdfs:label ?label .
  ?claim rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o .
  ?s skos:prefLabel ?subject . ?o skos:prefLabel ?object .
}
ORDER BY ?label ?claim
"""
EVIDENCE = """
SELECT DISTINCT ?file ?title ?date ?begin ?end ?sentence ?certainty ?rule ?confidence ?statement
  ?claim
WHERE {
  ?assertion kgo:ofClaim ?claim ; kgo:inArticle ?article ; kgo:evidence ?mention ;
    kgo:certainty ?certainty ; kgo:rule ?rule ; kgo:confidence ?confidence .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?sentence .
  ?article kgo:file ?file ; rdfs:label ?title .
  OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?assertion kgo:statedIn ?statement }
}
ORDER BY ?file ?begin ?statement ?certainty ?rule
"""
HOP = """
SELECT ?source ?cue ?within ?statement WHERE {
  ?statement a kgo:Statement .
  OPTIONAL { ?statement kgo:sourceMention/nif:anchorOf ?source }
  OPTIONAL { ?statement kgo:cue/nif:anchorOf ?cue }
  OPTIONAL { ?statement kgo:within ?within }
}
ORDER BY ?source ?cue
"""
MOST_HOPS = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence behind a claim; ``begin`` and ``end`` count code points of the article.

    ``chain`` are (source, cue) from the outside in.
    """

    file: str
    title: str
    date: str
    begin: int
    end: int
    sentence: str
    certainty: str
    rule: str
    confidence: str
    chain: tuple[tuple[str, str], ...]


def explain(store: ox.Store, *edge: str) -> str:
    """The reasons of a claim, or of an edge given as subject, predicate and object, in words.

    Labels count in any case; ids and IRIs work too. Raises ``QueryError`` with the nearest claims
    where there is no such one.
    """
    blocks = []
    for iri, label in find_claims(store, edge):
        lines = [label]
        for reason in reasons(store, iri):
            lines += describe(reason)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def find_claims(store: ox.Store, edge: tuple[str, ...]) -> list[tuple[str, str]]:
    """(IRI, label) of the claims that are meant."""
    rows = [tuple(value or "" for value in row) for row in ask(store, CLAIMS)]
    wanted = tuple(part.casefold() for part in edge)
    found = []
    for claim, subject, predicate, target, label in rows:
        if len(wanted) == 1:
            names = (claim, claim.removeprefix(BASE), label)
            if wanted[0] in (name.casefold() for name in names):
                found.append((claim, label))
            continue
        local = predicate.replace("#", "/").rsplit("/", 1)[-1]
        ends = (subject.casefold(), local.casefold(), target.casefold())
        plain = (wanted[0], wanted[1].rpartition(":")[2], wanted[2])
        if ends == plain:
            found.append((claim, label))
    if not found:
        labels = [row[4] for row in rows]
        near = get_close_matches(" – ".join(edge), labels, n=3, cutoff=0.3)
        hint = "".join(f"\n  {label}" for label in near)
        raise QueryError(f"no claim {' – '.join(edge)}; the nearest are:{hint or ' none'}")
    return found


def reasons(store: ox.Store, claim: str) -> list[Reason]:
    """The sentences behind a claim with their chains of attribution."""
    found: dict[tuple[str, int, str], Reason] = {}
    for row in ask(store, EVIDENCE, {"claim": claim}):
        file, title, date, begin, end, sentence, certainty, rule, confidence, statement, _ = (
            value or "" for value in row
        )
        key = (file, int(begin), statement)
        found.setdefault(
            key,
            Reason(
                file,
                title,
                date,
                int(begin),
                int(end),
                sentence,
                certainty.rpartition("#")[2],
                rule,
                confidence,
                chain_of(store, statement),
            ),
        )
    return list(found.values())


def chain_of(store: ox.Store, statement: str) -> tuple[tuple[str, str], ...]:
    """Source and cue of a statement and of those around it, from the outside in."""
    hops: list[tuple[str, str]] = []
    while statement and len(hops) < MOST_HOPS:
        rows = list(ask(store, HOP, {"statement": statement}))
        if not rows:
            break
        source, cue, within, _ = rows[0]
        hops.append((source or "somebody", cue or "says"))
        statement = within or ""
    return tuple(reversed(hops))


def describe(reason: Reason) -> list[str]:
    """One reason in lines of text."""
    where = ", ".join(part for part in (reason.file, reason.date) if part)
    chain = " | ".join(f"{source} ({cue})" for source, cue in reason.chain)
    sentence = " ".join(reason.sentence.split())
    return [
        f"  {where}, characters {reason.begin}–{reason.end}: {reason.certainty}",
        f"    {sentence}",
        *([f"    as told by: {chain}"] if chain else []),
        f"    rule {reason.rule}, confidence {reason.confidence}",
    ]
