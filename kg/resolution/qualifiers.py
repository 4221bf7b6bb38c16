"""Limits and force that get lost on the way from article to article."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Conflict, Document, Passage, Policy
from kg.resolution.clusters import likeness
from kg.resolution.notes import listing, make_conflict
from kg.resolution.policies import Policies
from kg.resolution.scopes import COMMON, Party, Scope
from kg.resolution.wording import weight

LIMITS = ("place", "instrument", "target", "purpose")
ALIKE = 0.5
FORCES = frozenset(("request", "prohibition"))


def lost_qualifiers(
    documents: Sequence[Document],
    kept: Sequence[Policy],
    merged: Policies,
    labels: Mapping[str, str],
) -> Iterator[Conflict]:
    """Lost limits of one policy, and prohibitions that others tell as mere requests."""
    policies = {policy.id: policy for policy in kept}
    yield from lost_limits(documents, policies, merged, labels)
    yield from lost_force(policies, merged.scopes, labels)


def lost_limits(
    documents: Sequence[Document],
    policies: Mapping[str, Policy],
    merged: Policies,
    labels: Mapping[str, str],
) -> Iterator[Conflict]:
    """Articles that tell a policy without the exclusive limit that others tell it with."""
    tellings: dict[str, list[tuple[Passage, tuple[str, ...]]]] = defaultdict(list)
    for document in documents:
        for number, norm in enumerate(document.norms):
            policy = merged.policy_of[document.article.id, number]
            limits = tuple(c.text for c in norm.constraints if c.exclusive and c.role in LIMITS)
            if norm.modality != "request":
                passage = Passage(document.article.id, norm.evidence)
                tellings[policy.id].append((passage, limits))
    for key in sorted(set(tellings) & set(policies)):
        having = [passage for passage, limits in tellings[key] if limits]
        articles = {passage.article for passage in having}
        without = [p for p, limits in tellings[key] if not limits and p.article not in articles]
        bare = [p for p, limits in tellings[key] if not limits and p.article in articles]
        if having and (without or bare):
            wordings = listing(w for _, limits in tellings[key] for w in limits)
            where = f"{len(without)} articles" if without else "the same article elsewhere"
            note = f"“{labels[policies[key].action]}”: {where} without the limit {wordings}."
            yield make_conflict("lostQualifier", (*having, *without, *bare), note, key)


def lost_force(
    policies: Mapping[str, Policy], scopes: Mapping[str, Scope], labels: Mapping[str, str]
) -> Iterator[Conflict]:
    """What one article tells as forbidden and another as asked not to do."""
    blocks: dict[Party, list[Scope]] = defaultdict(list)
    for key in sorted(set(scopes) & set(policies)):
        scope = scopes[key]
        if scope.modality in FORCES and scope.negated == (scope.modality == "request"):
            for party in sorted(scope.parties):
                blocks[party].append(scope)
    for party in sorted(blocks):
        asked = [s for s in blocks[party] if s.modality == "request"][:COMMON]
        banned = [s for s in blocks[party] if s.modality == "prohibition"][:COMMON]
        for one in asked:
            other = max(banned, key=lambda s: (like(one, s), s.policy), default=None)
            if other is not None and like(one, other) >= ALIKE:
                first, second = policies[one.policy], policies[other.policy]
                note = (
                    f"Told as a request not to “{labels[first.action]}” and as a prohibition: "
                    f"“{labels[second.action]}”."
                )
                yield make_conflict("lostQualifier", (first.id, second.id), note)


def like(one: Scope, other: Scope) -> float:
    """How alike two policies are in what they are about and where."""
    return likeness(weights(one), weights(other))


def weights(scope: Scope) -> dict[str, float]:
    """The words and places that most tellings share, with their weights."""
    return {word: weight(word) for word in sorted(scope.core | scope.places)}
