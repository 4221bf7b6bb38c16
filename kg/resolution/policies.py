"""Norms of all articles → policies: what says the same in other words is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.ids import node_id
from kg.model import Concept, Document, Norm, Passage, Policy, PolicyConstraint, PolicyStatus
from kg.resolution.clusters import Item, cluster
from kg.resolution.concepts import join
from kg.resolution.entities import Resolved
from kg.resolution.names import normalised
from kg.resolution.scopes import Scope, exceptions, narrowed, replaced, scope_of
from kg.resolution.wording import (
    best_label,
    is_country,
    listed,
    other_labels,
    phrase_words,
    telling,
    weighted,
    words_in,
)

ALIKE = 0.5
HISTORY = timedelta(days=366)
DEFINING = ("target", "purpose")
UNREAL = ("considered",)
NAMED = ("known", "person", "name", "owned")
Place = tuple[str, int]


@dataclass(frozen=True)
class Telling:
    """A norm of one article with the entities of its parties.

    ``era`` is the year that it is told of where that lies more than a year before the article.
    """

    article: str
    number: int
    norm: Norm
    issuer: str | None
    addressee: str | None
    addressee_class: str
    era: str = ""


@dataclass(frozen=True)
class Policies:
    """The policies, their actions, and which policy each norm of each article tells.

    ``wanted`` gives for each policy what claims of it have for their object: its action, or not
    doing this, where that is permitted, forbidden or asked for.
    """

    policies: tuple[Policy, ...]
    actions: tuple[Concept, ...]
    wanted: Mapping[str, str]
    policy_of: Mapping[Place, Policy]
    status_of: Mapping[Place, PolicyStatus]
    scopes: Mapping[str, Scope]


def merge_policies(
    documents: Sequence[Document], resolved: Resolved, power_of: Mapping[str, str]
) -> Policies:
    """The policies of all documents; these come in the order in which they were told."""
    tellings = [t for document in documents for t in tellings_of(document, resolved, power_of)]
    items = [item_of(t, power_of) for t in tellings]
    groups = [[tellings[i] for i in found] for found in cluster(items, ALIKE)]
    policies: list[Policy] = []
    actions: dict[str, Concept] = {}
    wanted: dict[str, str] = {}
    scopes: dict[str, Scope] = {}
    tells: dict[str, list[Telling]] = {}
    for group in groups:
        policy, action = make_policy(group, resolved, power_of)
        if policy.id in tells:
            # Two groups that begin with the same words: one policy after all.
            group = [*tells[policy.id], *group]
            policies = [p for p in policies if p.id != policy.id]
            policy, action = make_policy(group, resolved, power_of)
        tells[policy.id] = group
        policies.append(policy)
        actions[action.id] = join(actions.get(action.id), action)
        if policy.negated:
            action = not_doing(action, group[0].norm)
            actions[action.id] = join(actions.get(action.id), action)
        wanted[policy.id] = action.id
        former = any(t.era for t in group)
        scopes[policy.id] = scope_of(policy, [t.norm for t in group], power_of, former)
    linked = with_links(policies, scopes)
    by_id = {policy.id: policy for policy in linked}
    return Policies(
        tuple(linked),
        tuple(actions[key] for key in sorted(actions)),
        wanted,
        {(t.article, t.number): by_id[key] for key, group in tells.items() for t in group},
        {(t.article, t.number): t.norm.status for t in tellings},
        scopes,
    )


def not_doing(action: Concept, first: Norm) -> Concept:
    """What whoever asks not to do a thing wants; the id comes from the first telling."""
    node = node_id("action", f"not {first.action.text}")
    others = tuple(f"not {label}" for label in action.alt_labels)
    return Concept(node, action.type, f"not {action.label}", others)


def with_links(policies: Sequence[Policy], scopes: Mapping[str, Scope]) -> list[Policy]:
    """The policies, sorted, with what they are an exception to, narrow and replace."""
    ordered = sorted(policies, key=lambda policy: policy.id)
    exception_to, narrows, replaces = exceptions(scopes), narrowed(scopes), replaced(scopes)
    return [
        replace(
            p,
            exception_to=exception_to.get(p.id, ()),
            narrows=narrows.get(p.id, ()),
            replaces=replaces.get(p.id, ()),
        )
        for p in ordered
    ]


def tellings_of(
    document: Document, resolved: Resolved, power_of: Mapping[str, str]
) -> list[Telling]:
    """The norms of a document with the entities of their parties."""
    article = document.article.id
    tellings = []
    for number, norm in enumerate(document.norms):
        issuer = resolved.find(article, norm.issuer)
        addressee = resolved.find(article, norm.addressee)
        kind = addressee_class(document, norm, addressee, resolved, power_of)
        era = era_of(norm, document.article.published)
        tellings.append(Telling(article, number, norm, issuer, addressee, kind, era))
    return tellings


def era_of(norm: Norm, published: date | None) -> str:
    """The year of what is history when the article appears; empty for what is not."""
    begin = norm.time.begin if norm.time is not None else None
    if begin is None or published is None or published - begin <= HISTORY:
        return ""
    return str(begin.year)


def addressee_class(
    document: Document,
    norm: Norm,
    addressee: str | None,
    resolved: Resolved,
    power_of: Mapping[str, str],
) -> str:
    """What two addressees of one policy share.

    A country, its government and its leader are one addressee; somebody unnamed goes by the last
    word of the description, so that "his team" of two articles agrees.
    """
    if addressee is None or norm.addressee is None:
        return ""
    referent = document.referents[norm.addressee]
    if referent.type in ("Country", "Government", "Person"):
        return power_of.get(addressee, addressee)
    if resolved.rules.get(addressee) in NAMED:
        return addressee
    return "description " + (normalised(referent.name).split() or [""])[-1]


def item_of(telling_: Telling, power_of: Mapping[str, str]) -> Item:
    """A norm ready to be compared: what is done with what, to whom and for what.

    Parties stand in the block, so that their names say nothing in the action. Two norms of one
    sentence are never one policy.
    """
    norm = telling_.norm
    parties = {power_of.get(telling_.issuer or "", ""), telling_.addressee_class}
    action = phrase_words(norm.action)
    words = [word for word in action if word not in parties]
    for limit in norm.constraints:
        told = words_in(limit.text, norm.action.lemmas)
        if limit.role in DEFINING:
            words += [word for word in told if word not in parties]
        elif limit.role == "instrument":
            words += [word for word in told if word in listed("light")]
    return Item(
        block=block_of(telling_, power_of),
        words=weighted(words or action),
        telling=telling(action),
        names=frozenset(w for w in words if is_country(w) or w[:1].isdigit()),
        apart=(telling_.article, norm.evidence),
    )


def block_of(telling_: Telling, power_of: Mapping[str, str]) -> tuple[str, ...]:
    """What two tellings of one policy share: modality, sign, reality, power, addressee, era."""
    norm = telling_.norm
    issuer = power_of.get(telling_.issuer or "", telling_.issuer or "")
    real = "unreal" if norm.status in UNREAL else "real"
    block = (norm.modality, str(norm.negated), real, issuer, telling_.addressee_class)
    return (*block, telling_.era) if telling_.era else block


def make_policy(
    group: list[Telling], resolved: Resolved, power_of: Mapping[str, str]
) -> tuple[Policy, Concept]:
    """One policy, and its action as a concept, from the norms that tell it.

    The ids come from the first telling, so that later articles do not change them.
    """
    first = group[0].norm
    texts = [t.norm.action.text for t in group]
    label = best_label(texts)
    action = Concept(node_id("action", texts[0]), "Action", label, other_labels(texts, label))
    sign = "not " if first.negated else ""
    name = f"{first.modality} {sign}{texts[0]}"
    policy = Policy(
        id=node_id("policy", name, *block_of(group[0], power_of), texts[0]),
        label=f"{first.modality}: {sign}{label}",
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
            limit.role, limit.text, resolved.find(t.article, limit.referent), limit.exclusive
        )
        for t in group
        for limit in t.norm.constraints
    }
    return tuple(sorted(found, key=lambda c: (c.role, c.text, c.entity or "", c.exclusive)))
