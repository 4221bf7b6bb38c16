"""Frames → norms: parties, action, limits, status and certainty put together."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.model import Certainty, Constraint, Norm, Phrase, PolicyStatus, Span
from kg.nlp.claims.context import Context, context_of
from kg.nlp.claims.factual import Told, how_told
from kg.nlp.claims.frames import match_frames
from kg.nlp.claims.limits import limits_of
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.modals import modal_matches
from kg.nlp.claims.parties import (
    actor_at,
    addressee_in_context,
    addressee_of,
    issuer_in_context,
    issuer_of,
)
from kg.nlp.claims.phrase import action_phrase, noun_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.standing import status_of
from kg.nlp.claims.timing import time_of
from kg.nlp.grammar import coordinated, is_infinitive, is_verb

PREDICATES = {
    "permission": "kgo:authorized",
    "prohibition": "kgo:prohibited",
    "obligation": "kgo:directed",
    "request": "kgo:askedFor",
}
FROM_CONTEXT = 0.7


def find_norms(reading: Reading) -> list[Norm]:
    """The norms of an article in the order of its text."""
    matches = match_frames(reading.doc)
    norms: list[Norm] = []
    for match in matches:
        norms += norms_of(reading, match, norms)
    taken = {word.i for match in matches for word in match.action.subtree}
    explicit = list(norms)
    for match in modal_matches(reading, explicit, taken):
        norms += modal_norms(reading, match, norms)
    norms.sort(key=lambda norm: (norm.trigger, norm.action.span))
    return [norm for norm in complete(reading, norms) if norm.issuer is not None]


def norms_of(reading: Reading, match: Match, earlier: list[Norm]) -> Iterator[Norm]:
    """The norms of a frame: several where a prohibition names several actions."""
    if match.refused and match.kind != "prohibition":
        return
    context = context_of(reading, match.trigger, told_of(match))
    certainty = norm_certainty(match, context)
    issuer = issuer_of(reading, match, earlier, context.statement)
    addressee = addressee_of(reading, match)
    if match.shape == "able" and earlier:
        issuer = replace(issuer, referent=earlier[-1].issuer, rule="issuer-of-the-order")
    if needs_addressee(match) and addressee.referent is None and not is_thing_allowed(match):
        return
    if issuer.referent is None and match.kind == "request":
        return
    if issuer.referent is not None and issuer.referent == addressee.referent:
        return
    actions = [spelt_out(match, action, reading, earlier) for action in actions_of(reading, match)]
    for action in actions:
        urging = match.kind == "request" and match.urging
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
            constraints=within(limits_of(reading, match.action, match.trigger), action, actions),
            statement=context.statement,
            time=time_of(reading, match.trigger),
            confidence=FROM_CONTEXT if issuer.rule or addressee.rule else 1.0,
        )


def spelt_out(match: Match, action: Phrase, reading: Reading, earlier: list[Norm]) -> Phrase:
    """The action; an elliptical one with what the same sentence told before.

    "…, which it urges them to permit" asks to permit what was told there.
    """
    verb = match.action
    if len(action.text.split()) > 1 or verb.lemma_.lower() not in words("permission", "control"):
        return action
    told = [norm for norm in earlier if norm.evidence == reading.sentence(match.trigger)]
    if not told:
        return action
    before = told[-1].action
    lemmas = tuple(dict.fromkeys((*action.lemmas, *before.lemmas)))
    return Phrase(f"{action.text} to {before.text}", action.span, lemmas)


def told_of(match: Match) -> Told:
    """How a norm is told: by its noun, if any ("the policy of not allowing"), or its verb."""
    return how_told(match.policy or match.trigger, deciding=True)


def norm_certainty(match: Match, context: Context) -> Certainty:
    """The certainty of a norm; who only considers it leaves it possible."""
    if match.trigger.head.lemma_.lower() in words("policy", "considering_verbs"):
        return "possible"
    return context.certainty


def within(
    limits: tuple[Constraint, ...], action: Phrase, actions: list[Phrase]
) -> tuple[Constraint, ...]:
    """The limits of one action of several: those that do not stand in another one's words."""
    others = [other for other in actions if other.span != action.span]
    return tuple(
        limit
        for limit in limits
        if overlaps(limit.span, action.span)
        or not any(overlaps(limit.span, o.span) for o in others)
    )


def overlaps(one: Span, other: Span) -> bool:
    """True if two spans share a character."""
    return one.begin < other.end and other.begin < one.end


def needs_addressee(match: Match) -> bool:
    """True for frames whose syntax always names an addressee."""
    return match.shape in ("control", "not-control", "from", "phrasal", "able")


def is_thing_allowed(match: Match) -> bool:
    """True where a thing may be used rather than somebody do something."""
    word = match.addressee
    return match.kind in ("permission", "prohibition") and word is not None and word.pos_ == "NOUN"


def actions_of(reading: Reading, match: Match) -> list[Phrase]:
    """The actions of a frame as phrases; what is forbidden "or" forbidden is split in two."""
    parts = forbidden_parts(match.action) if match.kind == "prohibition" else []
    if parts:
        return [
            phrase for part in parts if (phrase := part_phrase(reading, match.action, part, parts))
        ]
    if is_verb(match.action):
        phrase = action_phrase(reading, match.action)
    else:
        phrase = noun_phrase(reading, match.action)
    return [phrase] if phrase is not None else []


def forbidden_parts(action: Token) -> list[Token]:
    """The coordinated purposes, objects or limits below a forbidden action, if it has several."""
    for word in action.subtree:
        depth = len(list(word.ancestors)) - len(list(action.ancestors))
        if depth > 2 or word.dep_ not in ("xcomp", "advcl", "prep", "pcomp", "ROOT", "ccomp"):
            continue
        group = coordinated(word)
        same = [w for w in group if (is_verb(w) == is_verb(word)) and (w.pos_ == word.pos_)]
        if len(same) > 1 and word != action and (is_infinitive(word) or word.dep_ == "prep"):
            return same
    own = [w for w in coordinated(action) if is_verb(w) == is_verb(action)]
    return own if len(own) > 1 and is_verb(action) else []


def part_phrase(reading: Reading, action: Token, part: Token, parts: list[Token]) -> Phrase | None:
    """The action with one of its coordinated parts only.

    A further verb with an object of its own stands alone: "cannot use them to hit X or launch Y".
    """
    others = [word for word in (parts[0], *parts[0].conjuncts) if word != part]
    loose = [word for word in others if word not in parts]
    mine = [word for word in loose if max(p.i for p in parts if p.i < word.i) == part.i]
    if part == action or (part != parts[0] and is_verb(part)):
        return action_phrase(reading, part, others, mine)
    if part == parts[0]:
        return action_phrase(reading, action, others, mine)
    whole = action_phrase(reading, action, without=parts)
    rest = noun_phrase(reading, part)
    if whole is None or rest is None:
        return None
    lemmas = tuple(dict.fromkeys((*whole.lemmas, *rest.lemmas)))
    return Phrase(f"{whole.text} {rest.text}", rest.span, lemmas)


def modal_norms(reading: Reading, match: Match, norms: list[Norm]) -> Iterator[Norm]:
    """The norms of a modal clause; *could* in words reported in the past is *can*."""
    context = context_of(reading, match.action, "told")
    certainty = context.certainty
    if certainty == "possible" and is_backshifted(reading, match, context):
        certainty = "attributed"
    addressee = actor_at(reading, match.addressee)
    issuer = issuer_of(reading, match, [], context.statement)
    near = [norm for norm in norms if norm.trigger.begin < match.trigger.idx]
    found = issuer.referent
    if found is None or found == addressee:
        found = issuer_in_context(reading, near or norms, len(near or norms), addressee)
    if found is None or found == addressee:
        return
    actions = actions_of(reading, match)
    for action in actions:
        status: PolicyStatus = "inForce" if match.kind == "prohibition" else "introduced"
        if certainty in ("possible", "hypothetical"):
            status = "considered"
        yield Norm(
            modality=match.kind,
            issuer=found,
            addressee=addressee,
            action=action,
            status=status,
            certainty=certainty,
            evidence=reading.sentence(match.trigger),
            trigger=reading.trim(reading.doc[match.trigger.i : match.trigger.i + 1]),
            rule=f"{match.rule}+{issuer.rule or 'issuer-of-norm-before'}",
            predicate=PREDICATES[match.kind],
            constraints=within(limits_of(reading, match.action, match.trigger), action, actions),
            statement=context.statement,
            time=time_of(reading, match.action),
            confidence=FROM_CONTEXT,
        )


def is_backshifted(reading: Reading, match: Match, context: Context) -> bool:
    """True for *could* inside words whose cue stands in the past: "said it could" is "can"."""
    if match.trigger.lower_ not in words("permission", "backshifted") or context.statement is None:
        return False
    cue = reading.statements[context.statement].cue
    tagged = [t for t in reading.doc if any(s.begin <= t.idx < s.end for s in cue)] if cue else []
    return any(t.tag_ in ("VBD", "VBN") for t in tagged)


def complete(reading: Reading, norms: list[Norm]) -> list[Norm]:
    """The norms with issuers and addressees that the other norms of the article tell."""
    done = list(norms)
    for position, norm in enumerate(done):
        issuer, addressee, rules = norm.issuer, norm.addressee, [norm.rule]
        if issuer is None:
            issuer = issuer_in_context(reading, done, position, addressee)
            rules.append("issuer-of-nearest-norm")
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
