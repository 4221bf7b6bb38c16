"""Where the articles do not agree: candidates, each explained in words, for a human to judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.ids import digest
from kg.model import Claim, Conflict, ConflictKind, Document, Passage, Policy, StatementNode
from kg.resolution.drift import drifting_quotes, source_clashes
from kg.resolution.judgements import Judgements
from kg.resolution.policies import Policies
from kg.resolution.wording import dropped, words_of


def find_conflicts(
    documents: Sequence[Document],
    policies: Sequence[Policy],
    claims: Sequence[Claim],
    statements: Mapping[tuple[str, int], StatementNode],
    merged: Policies,
    power_of: Mapping[str, str],
    judgements: Judgements,
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by id, with a human's review where there is one."""
    labels = {action.id: action.label for action in merged.actions}
    found = [
        *against_each_other(policies, labels, power_of),
        *denied_claims(claims),
        *denied_permissions(policies, claims, labels, power_of),
        *lost_limits(policies, documents, merged),
        *drifting_quotes(documents, statements),
        *source_clashes(documents, statements),
    ]
    reviews = dict(judgements.reviews)
    unique = {conflict.id: conflict for conflict in found}
    return tuple(
        replace(unique[key], review=reviews[key]) if key in reviews else unique[key]
        for key in sorted(unique)
    )


def make(kind: ConflictKind, involves: Iterable[str | Passage], note: str) -> Conflict:
    """A conflict; its id is made of its members."""
    members = tuple(sorted(set(involves), key=str))
    return Conflict(f"conflict/{kind}-{digest(kind, *map(str, members))}", kind, members, note)


def against_each_other(
    policies: Sequence[Policy],
    labels: Mapping[str, str],
    power_of: Mapping[str, str],
) -> Iterable[Conflict]:
    """A permission that stands against a prohibition of the same power for the same addressee.

    Only where what is forbidden is at least as wide as what is permitted: a ban of long-range
    strikes does not contradict a permission of strikes near the border.
    """
    blocks: dict[tuple[str, str], list[Policy]] = defaultdict(list)
    for policy in policies:
        for assignee in policy.assignees:
            powers = {power_of.get(issuer, issuer) for issuer in policy.assigners}
            for power in sorted(powers):
                blocks[power, assignee].append(policy)
    for key in sorted(blocks):
        group = blocks[key]
        allowed = [p for p in group if p.modality == "permission" and not p.negated]
        limited = [
            p for p in group if p.modality in ("prohibition", "obligation") and not p.negated
        ]
        for prohibition in limited:
            if not {"inForce", "unchanged", "introduced"} & set(prohibition.statuses):
                continue
            for permission in allowed:
                if "introduced" not in permission.statuses and "inForce" not in permission.statuses:
                    continue
                if contradicts(prohibition, permission, labels):
                    yield make(
                        "contradiction",
                        (prohibition.id, permission.id),
                        f"“{labels[permission.action]}” is told as permitted, "
                        f"“{labels[prohibition.action]}” as {told(prohibition)}.",
                    )


def told(policy: Policy) -> str:
    """A limiting policy's modality and status in words."""
    word = "forbidden" if policy.modality == "prohibition" else "the only thing allowed"
    return f"{word} ({', '.join(policy.statuses)})"


def contradicts(limit: Policy, permission: Policy, labels: Mapping[str, str]) -> bool:
    """True if the words of a limit are nearly all among those of a permission."""
    narrow = words_of(labels[limit.action])
    wide = words_of(
        " ".join((labels[permission.action], *(c.text for c in permission.constraints)))
    )
    if not narrow:
        return False
    return limit.modality == "prohibition" and len(narrow & wide) >= 0.99 * len(narrow)


def denied_claims(claims: Sequence[Claim]) -> Iterable[Conflict]:
    """A claim and its denial."""
    for claim in claims:
        for other in claim.conflicts_with:
            if claim.positive:
                yield make(
                    "contradiction", (claim.id, other), "One article says it, another denies it."
                )


def denied_permissions(
    policies: Sequence[Policy],
    claims: Sequence[Claim],
    labels: Mapping[str, str],
    power_of: Mapping[str, str],
) -> Iterable[Conflict]:
    """An actor is said not to do or further what its own permission lets others do."""
    names: dict[str, list[Policy]] = defaultdict(list)
    for policy in policies:
        if policy.modality == "permission" and "introduced" in policy.statuses:
            for issuer in policy.assigners:
                names[power_of.get(issuer, issuer)].append(policy)
    for claim in claims:
        if claim.positive or not claim.predicate.startswith("kgr:"):
            continue
        told_words = words_of(claim.id.split("/")[-1].replace("_", " ")) - dropped()
        for policy in names.get(power_of.get(claim.subject, claim.subject), ()):
            wording = words_of(
                " ".join((labels[policy.action], *(c.text for c in policy.constraints)))
            )
            if len(told_words & wording) >= 3:
                yield make(
                    "contradiction",
                    (claim.id, policy.id),
                    f"Denied by the one who is said to permit it: “{labels[policy.action]}”.",
                )


def lost_limits(
    policies: Sequence[Policy],
    documents: Sequence[Document],
    merged: Policies,
) -> Iterable[Conflict]:
    """Articles that tell a policy without the exclusive limit that others tell it with."""
    tellings: dict[str, dict[str, list[tuple[Passage, tuple[str, ...]]]]] = defaultdict(dict)
    for document in documents:
        for number, norm in enumerate(document.norms):
            policy = merged.policy_of[document.article.id, number]
            limits = tuple(c.text for c in norm.constraints if c.exclusive)
            passage = Passage(document.article.id, norm.evidence)
            tellings[policy.id].setdefault(document.article.id, []).append((passage, limits))
    kept = {policy.id: policy for policy in policies}
    for policy_id in sorted(set(tellings) & set(kept)):
        by_article = tellings[policy_id]
        with_limit = {a: told for a, told in by_article.items() if any(limit for _, limit in told)}
        without = [p for a, told in by_article.items() if a not in with_limit for p, _ in told]
        if with_limit and without:
            wordings = sorted({w for t in with_limit.values() for _, found in t for w in found})
            having = [p for told in with_limit.values() for p, limit in told if limit]
            yield make(
                "lostQualifier",
                (*having, *without),
                f"“{'”, “'.join(wordings)}” is missing where {len(without)} others tell it.",
            )
