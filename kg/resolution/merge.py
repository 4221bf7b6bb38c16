"""Documents → KnowledgeGraph: the whole of merging on one screen."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.ids import BASE, statement_id
from kg.model import (
    ArticleNode,
    Claim,
    Document,
    KnowledgeGraph,
    Provenance,
    StatementNode,
)
from kg.resolution.claims import merge_claims, merge_concepts
from kg.resolution.conflicts import find_conflicts
from kg.resolution.entities import Resolved, resolve
from kg.resolution.events import merge_events
from kg.resolution.judgements import Judgements, read_judgements
from kg.resolution.lineages import trace_lineages
from kg.resolution.names import normalised
from kg.resolution.outlets import Outlets, find_outlets
from kg.resolution.policies import join_concepts, merge_policies
from kg.resolution.power import powers


def merge(
    documents: Iterable[Document],
    *,
    judgements: Path | Judgements | None = None,
    provenance: Provenance | None = None,
    base: str = BASE,
) -> KnowledgeGraph:
    """The graph of what all documents say together, the same for every order of them.

    ``judgements`` are human decisions, or the file that holds them.
    """
    decided = judgements if isinstance(judgements, Judgements) else read_judgements(judgements)
    ordered = sorted(documents, key=lambda document: document.article.id)
    resolved = resolve(ordered, decided)
    outlets = find_outlets(ordered, resolved)
    statements = statement_nodes(ordered, resolved)
    ids = {place: node.id for place, node in statements.items()}
    power_of = powers(ordered, resolved.entity_of, resolved.known)
    policies = merge_policies(ordered, resolved, power_of)
    concepts, concept_of = merge_concepts(ordered)
    events, event_of = merge_events(ordered, resolved)
    lineages = trace_lineages(ordered, outlets)
    claims = merge_claims(ordered, resolved, policies, concept_of, event_of, ids, lineages.of)
    claims = tuple(claim for claim in claims if claim.id not in decided.rejected)
    kept = kept_policies(policies.policies, claims)
    conflicts = find_conflicts(ordered, kept, claims, statements, policies, power_of, decided)
    actions = {concept.id: concept for concept in policies.actions}
    for concept in concepts:
        known = actions.get(concept.id)
        actions[concept.id] = join_concepts(known, concept) if known else concept
    used = {claim.object for claim in claims} | {policy.action for policy in kept}
    return KnowledgeGraph(
        articles=tuple(article_node(document, outlets) for document in ordered),
        entities=tuple(sorted((*resolved.entities, *outlets.extra), key=lambda e: e.id)),
        statements=tuple(sorted(statements.values(), key=lambda node: node.id)),
        concepts=tuple(actions[key] for key in sorted(actions) if key in used),
        events=events,
        policies=kept,
        claims=claims,
        lineages=lineages.lineages,
        conflicts=conflicts,
        provenance=provenance or Provenance(),
        base=base,
    )


def kept_policies(policies: Sequence, claims: Sequence[Claim]) -> tuple:  # type: ignore[type-arg]
    """The policies that a claim is about; one without has no evidence."""
    about = {policy for claim in claims for policy in claim.about}
    return tuple(policy for policy in policies if policy.id in about)


def statement_nodes(
    documents: Sequence[Document], resolved: Resolved
) -> dict[tuple[str, int], StatementNode]:
    """The statements of all documents by article and number."""
    found: dict[tuple[str, int], StatementNode] = {}
    for document in documents:
        article = document.article.id
        ids = statement_ids(document)
        for number, statement in enumerate(document.statements):
            found[article, number] = StatementNode(
                id=ids[number],
                article=article,
                source=entity(resolved, article, statement.source_referent),
                source_spans=statement.source,
                cue=statement.cue,
                content=statement.content,
                manner=statement.manner,
                speech_act=statement.speech_act,
                rule=statement.rule,
                confidence=statement.confidence,
                within=ids[statement.within] if statement.within is not None else None,
                addressee=entity(resolved, article, statement.addressee_referent),
                time=statement.time,
                negated=statement.negated,
            )
    return found


def statement_ids(document: Document) -> list[str]:
    """The ids of a document's statements, in their order."""
    return [
        statement_id(document.article.id, (*s.cue, *s.source, *s.content))
        for s in document.statements
    ]


def entity(resolved: Resolved, article: str, referent: int | None) -> str | None:
    """The entity of a referent, if there is one."""
    return resolved.entity_of[article, referent] if referent is not None else None


def article_node(document: Document, outlets: Outlets) -> ArticleNode:
    """An article with the entities of its metadata."""
    article = document.article
    names: Mapping[str, str] = outlets.by_name
    return ArticleNode(
        article=article,
        sentences=document.sentences,
        publisher=names[normalised(article.outlet)] if article.outlet else None,
        authors=tuple(sorted(names[normalised(author)] for author in article.authors)),
        derived_from=outlets.derived_from(document),
    )
