"""Policies and claims that cannot both hold, with the reason in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Claim, Conflict, Policy
from kg.resolution.notes import make_conflict
from kg.resolution.scopes import COMMON, Party, Scope, country, inside, is_place
from kg.resolution.wording import listed, words_of

OPEN = "kgr:"


def contradictions(
    policies: Sequence[Policy],
    scopes: Mapping[str, Scope],
    claims: Sequence[Claim],
    labels: Mapping[str, str],
    power_of: Mapping[str, str],
) -> Iterator[Conflict]:
    """Policies against policies, claims against claims, and claims against policies."""
    kept = {policy.id: policy for policy in policies}
    known = {key: scope for key, scope in scopes.items() if key in kept}
    yield from forbidden_and_permitted(kept, known, labels)
    yield from meant_for_elsewhere(kept, known, labels)
    yield from denied_claims(claims, labels)
    yield from denied_furthering(claims, known, kept, labels, power_of)


def forbidden_and_permitted(
    kept: Mapping[str, Policy], scopes: Mapping[str, Scope], labels: Mapping[str, str]
) -> Iterator[Conflict]:
    """A permission inside what the same power is told to forbid the same addressee.

    A prohibition of a part of what is permitted is a limit and no contradiction.
    """
    for wide, narrow in inside(scopes.values()):
        forbids = wide.modality == "prohibition" and not wide.negated and wide.firm
        if forbids and narrow.modality == "permission" and not narrow.negated and narrow.firm:
            ban, permission = kept[wide.policy], kept[narrow.policy]
            yield make_conflict(
                "contradiction",
                (ban.id, permission.id),
                f"Told as forbidden ({', '.join(ban.statuses)}): “{labels[ban.action]}”; told as "
                f"permitted ({', '.join(permission.statuses)}): “{labels[permission.action]}”.",
            )


def meant_for_elsewhere(
    kept: Mapping[str, Policy], scopes: Mapping[str, Scope], labels: Mapping[str, str]
) -> Iterator[Conflict]:
    """Means that are to be used in one country, and a permission to use them in another."""
    duties: dict[Party, list[Scope]] = defaultdict(list)
    for key in sorted(scopes):
        scope = scopes[key]
        if scope.modality == "obligation" and not scope.negated and scope.places:
            for party in scope.parties:
                duties[party].append(scope)
    for key in sorted(scopes):
        scope = scopes[key]
        if scope.modality != "permission" or scope.negated or not scope.firm:
            continue
        found = {d.policy: d for party in scope.parties for d in duties.get(party, ())[:COMMON]}
        for duty in (found[name] for name in sorted(found)):
            here = {country(place) for place in duty.places}
            abroad = {country(place) for place in scope.places} - here
            means = duty.words & listed("means") and scope.words & listed("means")
            if abroad and means:
                one, other = kept[duty.policy], kept[scope.policy]
                yield make_conflict(
                    "contradiction",
                    (one.id, other.id),
                    f"“{labels[one.action]}” is demanded, “{labels[other.action]}” permitted.",
                )


def denied_claims(claims: Sequence[Claim], labels: Mapping[str, str]) -> Iterator[Conflict]:
    """A claim and its denial."""
    for claim in claims:
        for other in claim.conflicts_with if claim.positive else ():
            what = labels.get(claim.object, claim.object)
            who = labels.get(claim.subject, claim.subject)
            note = f"Told and denied: {who} – {claim.predicate.partition(':')[2]} – {what}."
            yield make_conflict("contradiction", (claim.id, other), note)


def denied_furthering(
    claims: Sequence[Claim],
    scopes: Mapping[str, Scope],
    kept: Mapping[str, Policy],
    labels: Mapping[str, str],
    power_of: Mapping[str, str],
) -> Iterator[Conflict]:
    """A power is said not to encourage or enable what it is said to permit."""
    permitted: dict[str, list[Scope]] = defaultdict(list)
    for key in sorted(scopes):
        scope = scopes[key]
        if scope.modality == "permission" and scope.firm and not scope.negated:
            for power in sorted({issuer for issuer, _ in scope.parties}):
                permitted[power].append(scope)
    for claim in claims:
        verb = claim.predicate.removeprefix(OPEN)
        if claim.positive or verb == claim.predicate or verb not in listed("furthering"):
            continue
        words = words_of(labels.get(claim.object, ""))
        for scope in permitted.get(power_of.get(claim.subject, claim.subject), ()):
            if is_about(words, scope):
                action = labels[kept[scope.policy].action]
                note = f"Denied: “{verb} {labels[claim.object]}”; told as permitted: “{action}”."
                yield make_conflict("contradiction", (claim.id, scope.policy), note)


def is_about(words: frozenset[str], scope: Scope) -> bool:
    """True if words name what a permission is about, and no place but its own."""
    places = {word for word in words if is_place(word)}
    deeds = words & scope.words - listed("light")
    here = not places or bool(places & scope.places)
    return bool(deeds) and here and scope.core <= words | listed("light")
