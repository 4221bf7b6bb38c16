"""Relations of all articles → claims: one for each subject, predicate, object and polarity."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.ids import digest, node_id
from kg.model import (
    Assertion,
    Certainty,
    Claim,
    Document,
    Passage,
    Phrase,
    PolicyStatus,
    Span,
)
from kg.resolution.concepts import Told
from kg.resolution.entities import Resolved
from kg.resolution.policies import Policies

ABOUT_POLICY = frozenset(("kgo:keptPolicy", "kgo:changedPolicy"))
ORDER: tuple[Certainty, ...] = ("asserted", "attributed", "possible", "hypothetical")
SURE = frozenset(("asserted", "attributed"))
Key = tuple[str, str, str, bool]


def merge_claims(
    documents: Sequence[Document],
    resolved: Resolved,
    policies: Policies,
    concept_of: Mapping[tuple[str, int], str],
    event_of: Mapping[tuple[str, int], str],
    statement_ids: Mapping[tuple[str, int], str],
    lineages_of: Callable[[str, Span], tuple[str, ...]],
) -> tuple[Claim, ...]:
    """The claims of all documents, sorted by id."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for document in documents:
        article = document.article.id
        for number, relation in enumerate(document.relations):
            item = Told(article, number, relation)
            target = object_of(item, resolved, policies, concept_of)
            subject = resolved.entity_of[article, relation.subject]
            if target != subject:
                groups[subject, relation.predicate, target, relation.positive].append(item)
    claims = [
        make_claim(key, group, resolved, policies, event_of, statement_ids, lineages_of)
        for key, group in groups.items()
    ]
    return tuple(sorted(with_opposites(claims), key=lambda claim: claim.id))


def object_of(
    item: Told, resolved: Resolved, policies: Policies, concept_of: Mapping[tuple[str, int], str]
) -> str:
    """The id of a relation's object: entity, policy, its action or not doing it, or a concept."""
    relation = item.relation
    if relation.norm is not None:
        policy = policies.policy_of[item.article, relation.norm]
        return policy.id if relation.predicate in ABOUT_POLICY else policies.wanted[policy.id]
    if isinstance(relation.object, Phrase):
        return concept_of[item.article, item.number]
    return resolved.entity_of[item.article, relation.object]


def make_claim(
    key: Key,
    group: list[Told],
    resolved: Resolved,
    policies: Policies,
    event_of: Mapping[tuple[str, int], str],
    statement_ids: Mapping[tuple[str, int], str],
    lineages_of: Callable[[str, Span], tuple[str, ...]],
) -> Claim:
    """One claim with an assertion for each article that tells it."""
    subject, predicate, target, positive = key
    sign = "" if positive else "not "
    name = f"{subject} {sign}{predicate.partition(':')[2]} {target.rsplit('/')[-1]}"
    claim_id = node_id("claim", name, subject, predicate, target, str(positive))
    by_article: dict[str, list[Told]] = defaultdict(list)
    for item in group:
        by_article[item.article].append(item)
    assertions = tuple(
        make_assertion(
            claim_id, article, by_article[article], policies.status_of, statement_ids, lineages_of
        )
        for article in sorted(by_article)
    )
    about = {
        policies.policy_of[item.article, item.relation.norm].id
        for item in group
        if item.relation.norm is not None and item.relation.tells_norm
    }
    about |= {event_of[i.article, i.number] for i in group if (i.article, i.number) in event_of}
    return Claim(
        id=claim_id,
        subject=subject,
        predicate=predicate,
        object=target,
        positive=positive,
        certainties=certainties(item.relation.certainty for item in group),
        evidence=tuple(Passage(a.article, span) for a in assertions for span in a.evidence),
        assertions=assertions,
        statements=tuple(sorted({s for a in assertions for s in a.statements})),
        addressees=tuple(
            sorted(
                {
                    resolved.entity_of[item.article, item.relation.addressee]
                    for item in group
                    if item.relation.addressee is not None
                }
            )
        ),
        about=tuple(sorted(about)),
        lineages=tuple(sorted({lineage for a in assertions for lineage in a.lineages})),
        rules=tuple(sorted({item.relation.rule for item in group})),
        confidence=max(item.relation.confidence for item in group),
        inferred=all(item.relation.inferred for item in group),
    )


def make_assertion(
    claim: str,
    article: str,
    group: list[Told],
    statuses: Mapping[tuple[str, int], PolicyStatus],
    statement_ids: Mapping[tuple[str, int], str],
    lineages_of: Callable[[str, Span], tuple[str, ...]],
) -> Assertion:
    """One article's telling of a claim."""
    relations = [item.relation for item in sorted(group, key=lambda item: item.number)]
    evidence = tuple(sorted({relation.evidence for relation in relations}))
    lineages = {lineage for span in evidence for lineage in lineages_of(article, span)}
    times = [relation.time for relation in relations if relation.time is not None]
    return Assertion(
        id=f"{article}/assertion/{digest(claim, article)}",
        claim=claim,
        article=article,
        positive=relations[0].positive,
        certainties=certainties(relation.certainty for relation in relations),
        evidence=evidence,
        triggers=tuple(sorted({relation.trigger for relation in relations})),
        statements=tuple(
            sorted(
                {statement_ids[article, r.statement] for r in relations if r.statement is not None}
            )
        ),
        lineages=tuple(sorted(lineages)),
        status=next(
            (statuses[article, r.norm] for r in relations if r.norm is not None and r.tells_norm),
            None,
        ),
        time=min(times, key=lambda time: time.span) if times else None,
        rules=tuple(sorted({relation.rule for relation in relations})),
        confidence=max(relation.confidence for relation in relations),
    )


def certainties(found: Iterable[Certainty]) -> tuple[Certainty, ...]:
    """Certainties from the surest on, each once."""
    return tuple(sorted(set(found), key=ORDER.index))


def with_opposites(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each that is told as fact linked to the one that denies it as firmly."""
    firm = [claim for claim in claims if SURE & set(claim.certainties)]
    by_key = {(c.subject, c.predicate, c.object, c.positive): c.id for c in firm}
    opposite = {
        claim.id: by_key.get((claim.subject, claim.predicate, claim.object, not claim.positive))
        for claim in firm
    }
    return [
        replace(claim, conflicts_with=(other,)) if (other := opposite.get(claim.id)) else claim
        for claim in claims
    ]
