"""Frames → norms: parties, action, limits, status and certainty put together."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Certainty, Norm
from kg.nlp.claims.actions import actions_of, spelt_out, within
from kg.nlp.claims.context import Context, context_of, hangs_on_condition
from kg.nlp.claims.duties import duty_matches
from kg.nlp.claims.enabling import is_enabling
from kg.nlp.claims.factual import Told, how_told
from kg.nlp.claims.frames import match_frames
from kg.nlp.claims.limits import limits_of
from kg.nlp.claims.match import FROM_CONTEXT, PREDICATES, Match, words
from kg.nlp.claims.modals import modal_matches, modal_norms
from kg.nlp.claims.parties import (
    NO_ACTOR,
    Party,
    addressee_in_context,
    addressees_of,
    issuer_in_context,
    issuers_of,
)
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.standing import has_ended, status_of
from kg.nlp.claims.timing import time_of


def find_norms(reading: Reading) -> list[Norm]:
    """The norms of an article in the order of its text."""
    matches = match_frames(reading.doc)
    norms: list[Norm] = []
    for match in matches:
        norms += norms_of(reading, match, norms)
    taken = {word.i for match in matches for word in match.action.subtree}
    for match in duty_matches(reading, taken):
        norms += norms_of(reading, match, norms)
    explicit = list(norms)
    for match in modal_matches(reading, explicit, taken):
        norms += modal_norms(reading, match, norms)
    norms.sort(key=lambda norm: (norm.trigger, norm.action.span))
    return complete(reading, norms)


def norms_of(reading: Reading, match: Match, earlier: list[Norm]) -> Iterator[Norm]:
    """The norms of a frame: one for each party and each action that it names."""
    if (match.refused and not has_ended(match)) or is_enabling(reading, match):
        return
    context = context_of(reading, match.trigger, told_of(match))
    certainty = norm_certainty(match, context)
    actions = [spelt_out(match, action, reading, earlier) for action in actions_of(reading, match)]
    limits = limits_of(reading, match.action, match.trigger)
    urging = match.kind == "request" and match.urging
    for issuer, addressee in parties_of(reading, match, earlier, context.statement):
        for action in actions:
            yield Norm(
                modality=match.kind,
                issuer=issuer.referent,
                addressee=addressee.referent,
                action=action,
                status=status_of(match, certainty),
                certainty=certainty,
                evidence=reading.sentence(match.trigger),
                trigger=reading.trim(reading.doc[match.trigger.i : match.trigger.i + 1]),
                rule="+".join(filter(None, (match.rule, issuer.rule, addressee.rule))),
                predicate="kgo:urged" if urging else PREDICATES[match.kind],
                negated=match.negated,
                constraints=within(limits, action, actions),
                statement=context.statement,
                time=time_of(reading, match.trigger),
                confidence=FROM_CONTEXT if issuer.rule or addressee.rule else 1.0,
            )


def parties_of(
    reading: Reading, match: Match, earlier: list[Norm], statement: int | None
) -> Iterator[tuple[Party, Party]]:
    """Each issuer with each addressee; nothing where the frame needs one that is no actor."""
    issuers = issuers_of(reading, match, earlier, statement)
    addressees = addressees_of(reading, match)
    if match.shape == "able" and earlier:
        issuers = [Party(earlier[-1].issuer, "issuer-of-the-order")]
    for issuer in issuers:
        for addressee in addressees:
            unnamed = needs_addressee(match) and addressee.referent is None
            if unnamed and not is_thing_allowed(match):
                continue
            if issuer.referent is None and match.kind == "request" and not named_only(match):
                continue
            if issuer.referent is None or issuer.referent != addressee.referent:
                yield issuer, addressee


def named_only(match: Match) -> bool:
    """True for a request that is told by whom it is made to: "voters were urged to stay"."""
    return match.issuer is None and match.shape == "control"


def told_of(match: Match) -> Told:
    """How a norm is told: by its noun, as in "the policy of not allowing", or by its verb."""
    return how_told(match.policy or match.trigger, deciding=True)


def norm_certainty(match: Match, context: Context) -> Certainty:
    """The certainty of a norm; who only considers it leaves it possible."""
    if match.trigger.head.lemma_.lower() in words("policy", "considering_verbs"):
        return "possible"
    if hangs_on_condition(match.trigger, match.action):
        return "hypothetical"
    if context.certainty == "possible" and is_unwilling(match):
        return "asserted" if context.statement is None else "attributed"
    return context.certainty


def is_unwilling(match: Match) -> bool:
    """True for who "would not allow" it: no guess but a refusal, then or still to come."""
    would = words("prohibition", "unwilling")
    return match.shape.startswith("not-") and any(
        c.dep_ == "aux" and c.lower_ in would for c in match.trigger.children
    )


def needs_addressee(match: Match) -> bool:
    """True for frames whose syntax always names an addressee."""
    return match.shape in ("control", "not-control", "from", "phrasal", "able")


def is_thing_allowed(match: Match) -> bool:
    """True where a thing may be used rather than somebody do something."""
    word = match.addressee
    return match.kind in ("permission", "prohibition") and word is not None and word.pos_ == "NOUN"


def complete(reading: Reading, norms: list[Norm]) -> list[Norm]:
    """The norms with issuers and addressees that the other norms of the article tell."""
    done = list(norms)
    for position, norm in enumerate(done):
        issuer, addressee, rules = norm.issuer, norm.addressee, [norm.rule]
        if issuer is None and NO_ACTOR not in norm.rule:
            issuer = issuer_in_context(reading, done, position, addressee)
            rules.append("issuer-of-nearest-norm") if issuer is not None else None
        if addressee is None and norm.modality != "request":
            addressee = addressee_in_context(done, position, ("permission", "prohibition"), issuer)
            rules.append("addressee-of-nearest-norm") if addressee is not None else None
        if addressee is None and norm.modality == "request":
            addressee = issuer_of_limits(done, position)
            rules.append("addressee-issued-the-limits") if addressee is not None else None
        if addressee == issuer:
            addressee = None
        if (issuer, addressee) != (norm.issuer, norm.addressee):
            norm = replace(
                norm,
                issuer=issuer,
                addressee=addressee,
                rule="+".join(rules),
                confidence=FROM_CONTEXT,
            )
        done[position] = norm
    return done


def issuer_of_limits(norms: list[Norm], position: int) -> int | None:
    """Whom a call to lift "these restrictions" is for: the issuer of the last limit before it."""
    ending = words("policy", "ending_verbs")
    if not set(norms[position].action.lemmas) & ending:
        return None
    for norm in reversed(norms[:position]):
        if norm.modality == "prohibition" or norm.negated:
            return norm.issuer
    return None
