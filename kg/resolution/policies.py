"""Norms of all articles → policies: what says the same in other words is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ids import node_id
from kg.model import Concept, Document, Norm, Passage, Policy, PolicyConstraint, PolicyStatus
from kg.resolution.clusters import cluster_by_lemmas
from kg.resolution.entities import Resolved
from kg.resolution.wording import best_label, content, lemmas_of, other_labels

ALIKE = 0.5
LIMITS_THAT_COUNT = ("instrument", "target", "place")


@dataclass(frozen=True)
class Policies:
    """The policies, their actions, and which policy each norm of each article tells."""

    policies: tuple[Policy, ...]
    actions: tuple[Concept, ...]
    policy_of: Mapping[tuple[str, int], Policy]
    status_of: Mapping[tuple[str, int], PolicyStatus]


@dataclass(frozen=True)
class Telling:
    """A norm of one article with the entities of its parties."""

    article: str
    number: int
    norm: Norm
    issuer: str | None
    addressee: str | None


def merge_policies(
    documents: Sequence[Document], resolved: Resolved, power_of: Mapping[str, str]
) -> Policies:
    """The policies of all documents."""
    tellings = [telling for document in documents for telling in tellings_of(document, resolved)]
    items = [
        (block_of(t, power_of), norm_lemmas(t.norm), (t.norm.action.text, t.article))
        for t in tellings
    ]
    policies: list[Policy] = []
    actions: dict[str, Concept] = {}
    policy_of: dict[tuple[str, int], Policy] = {}
    for positions in cluster_by_lemmas(items, ALIKE):
        group = [tellings[position] for position in positions]
        policy, action = make_policy(group, resolved, power_of)
        policies.append(policy)
        known = actions.get(action.id)
        actions[action.id] = join_concepts(known, action) if known else action
        for telling in group:
            policy_of[telling.article, telling.number] = policy
    policies.sort(key=lambda policy: policy.id)
    ordered = tuple(sorted(actions.values(), key=lambda concept: concept.id))
    status_of = {(t.article, t.number): t.norm.status for t in tellings}
    return Policies(tuple(policies), ordered, policy_of, status_of)


def tellings_of(document: Document, resolved: Resolved) -> list[Telling]:
    """The norms of a document with the entities of their parties."""
    article = document.article.id

    def entity(referent: int | None) -> str | None:
        return resolved.entity_of[article, referent] if referent is not None else None

    return [
        Telling(article, number, norm, entity(norm.issuer), entity(norm.addressee))
        for number, norm in enumerate(document.norms)
    ]


def block_of(telling: Telling, power_of: Mapping[str, str]) -> tuple[str, ...]:
    """What two tellings of one policy must share: modality, sign, power behind it, addressee."""
    issuer = power_of.get(telling.issuer or "", telling.issuer or "")
    # A team or forces belong to their power too, but a policy for them is not one for the country.
    return (telling.norm.modality, str(telling.norm.negated), issuer, telling.addressee or "")


def norm_lemmas(norm: Norm) -> frozenset[str]:
    """The lemmas of a norm's action and of the limits that are part of what is permitted."""
    lemmas = set(lemmas_of(norm.action))
    for limit in norm.constraints:
        if limit.role in LIMITS_THAT_COUNT and not limit.exclusive:
            lemmas |= content(w for w in limit.text.lower().split() if w.isalpha())
    return (
        frozenset(lemmas)
        if len(lemmas) <= 2 * len(lemmas_of(norm.action)) + 2
        else lemmas_of(norm.action)
    )


def make_policy(
    group: list[Telling], resolved: Resolved, power_of: Mapping[str, str]
) -> tuple[Policy, Concept]:
    """One policy, and its action as a concept, from the norms that tell it."""
    first = group[0].norm
    texts = [telling.norm.action.text for telling in group]
    label = best_label(texts)
    power = block_of(group[0], power_of)
    action = Concept(node_id("action", label), "Action", label, other_labels(texts, label))
    signed = ("not " if first.negated else "") + label
    policy = Policy(
        id=node_id("policy", f"{first.modality} {signed}", *power, label),
        label=f"{first.modality}: {signed}",
        modality=first.modality,
        assigners=tuple(sorted({t.issuer for t in group if t.issuer})),
        assignees=tuple(sorted({t.addressee for t in group if t.addressee})),
        action=action.id,
        statuses=tuple(sorted({t.norm.status for t in group})),
        constraints=constraints_of(group, resolved),
        mentions=tuple(sorted({Passage(t.article, t.norm.trigger) for t in group})),
        negated=first.negated,
    )
    return policy, action


def constraints_of(group: list[Telling], resolved: Resolved) -> tuple[PolicyConstraint, ...]:
    """The limits of all tellings, each wording once."""
    found = {
        PolicyConstraint(
            limit.role,
            limit.text,
            resolved.entity_of[t.article, limit.referent] if limit.referent is not None else None,
            limit.exclusive,
        )
        for t in group
        for limit in t.norm.constraints
    }
    return tuple(sorted(found, key=lambda c: (c.role, c.text, c.entity or "", c.exclusive)))


def join_concepts(one: Concept, other: Concept) -> Concept:
    """One concept with the wordings of two."""
    labels = {*one.alt_labels, *other.alt_labels, other.label} - {one.label}
    return Concept(one.id, one.type, one.label, tuple(sorted(labels)))
