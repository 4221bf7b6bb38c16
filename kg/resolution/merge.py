"""Documents → KnowledgeGraph: the whole of merging on one screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.ids import BASE
from kg.model import ArticleNode, Claim, Concept, Document, KnowledgeGraph, Policy, Provenance
from kg.resolution.anonymous import link_possibly_same, ranks_of
from kg.resolution.claims import merge_claims
from kg.resolution.collector import collector_paused
from kg.resolution.concepts import join, merge_concepts
from kg.resolution.conflicts import find_conflicts
from kg.resolution.entities import resolve
from kg.resolution.events import merge_events
from kg.resolution.happenings import join_happenings
from kg.resolution.judgements import Judgements, read_judgements
from kg.resolution.lineages import Lineages, told_order, trace_lineages
from kg.resolution.outlets import Outlets, find_outlets
from kg.resolution.policies import merge_policies
from kg.resolution.power import powers
from kg.resolution.sayings import find_sayings
from kg.resolution.statements import ids_of, statement_nodes


def merge(
    documents: Iterable[Document],
    *,
    judgements: Path | Judgements | None = None,
    provenance: Provenance | None = None,
    base: str = BASE,
) -> KnowledgeGraph:
    """The graph of what all documents say together, the same for every order of them.

    They are merged in the order in which the articles were published, so that what comes later
    does not change what was there. ``judgements`` are human decisions, or the file that holds
    them.
    """
    decided = judgements if isinstance(judgements, Judgements) else read_judgements(judgements)
    given = {document.article.id: document for document in documents}
    with collector_paused():
        return merge_given(given, decided, provenance or Provenance(), base)


def merge_given(
    given: Mapping[str, Document], decided: Judgements, provenance: Provenance, base: str
) -> KnowledgeGraph:
    """The graph of the documents by article."""
    order = told_order(tuple(given.values()))
    ordered = [given[article] for article in sorted(given, key=lambda key: order[key])]
    resolved = resolve(ordered, decided)
    statements = statement_nodes(ordered, resolved)
    sayings = find_sayings(ordered, statements)
    ranks = ranks_of(ordered)
    rank = {resolved.entity_of[place]: number for place, number in ranks.items()}
    entities = link_possibly_same(resolved.entities, sayings, rank)
    outlets = find_outlets(ordered, resolved)
    lineages = trace_lineages(ordered, resolved, outlets)
    power_of = powers(ordered, entities, resolved.entity_of, resolved.known)
    merged = merge_policies(ordered, resolved, power_of)
    told = merge_concepts(ordered, resolved)
    events, event_of = merge_events(ordered, resolved)
    events = join_happenings(ordered, resolved, events)
    claims = merge_claims(
        ordered, resolved, merged, told.concept_of, event_of, ids_of(statements), lineages.of
    )
    claims = tuple(claim for claim in claims if claim.id not in decided.rejected)
    policies = told_policies(merged.policies, claims)
    concepts = used_concepts((*merged.actions, *told.concepts), policies, claims)
    conflicts = find_conflicts(
        ordered, entities, concepts, policies, claims, merged, power_of, sayings, ranks, decided
    )
    return KnowledgeGraph(
        articles=tuple(article_node(given[key], outlets, lineages) for key in sorted(given)),
        entities=tuple(sorted((*entities, *outlets.extra), key=lambda e: e.id)),
        statements=tuple(sorted(statements.values(), key=lambda node: node.id)),
        concepts=concepts,
        events=events,
        policies=policies,
        claims=claims,
        lineages=lineages.lineages,
        conflicts=conflicts,
        provenance=provenance,
        base=base,
    )


def told_policies(policies: Sequence[Policy], claims: Sequence[Claim]) -> tuple[Policy, ...]:
    """The policies that a claim is about; one without a claim has no evidence."""
    about = {policy for claim in claims for policy in claim.about}

    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(other for other in ids if other in about)

    return tuple(
        replace(policy, exception_to=kept(policy.exception_to), narrows=kept(policy.narrows))
        for policy in policies
        if policy.id in about
    )


def used_concepts(
    concepts: Iterable[Concept], policies: Sequence[Policy], claims: Sequence[Claim]
) -> tuple[Concept, ...]:
    """The concepts that a claim or policy needs, those of one id joined, sorted."""
    used = {claim.object for claim in claims} | {policy.action for policy in policies}
    found: dict[str, Concept] = {}
    for concept in concepts:
        if concept.id in used:
            found[concept.id] = join(found.get(concept.id), concept)
    return tuple(found[key] for key in sorted(found))


def article_node(document: Document, outlets: Outlets, lineages: Lineages) -> ArticleNode:
    """An article with the entities of its metadata."""
    article = document.article
    return ArticleNode(
        article=article,
        sentences=document.sentences,
        publisher=outlets.outlet(article.outlet) if article.outlet else None,
        authors=tuple(sorted(outlets.author(author) for author in article.authors)),
        derived_from=lineages.derived[article.id],
    )
