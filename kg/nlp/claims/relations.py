"""Norms, statements, events, offices, places → the relations of an article."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.model import Modality, Norm, PolicyStatus, Relation
from kg.nlp.claims.acts import meant, refusing, type_of_predicate
from kg.nlp.claims.changes import find_changes
from kg.nlp.claims.deeds import find_deeds
from kg.nlp.claims.events import find_events
from kg.nlp.claims.inferred import infer
from kg.nlp.claims.locations import find_locations
from kg.nlp.claims.offices import find_offices
from kg.nlp.claims.open_relations import find_open_relations
from kg.nlp.claims.phrase import negated
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.speech import find_speech
from kg.nlp.grammar import child, is_verb

OF_ADDRESSEE: dict[Modality, str] = {
    "permission": "kgo:permittedTo",
    "prohibition": "kgo:prohibitedFrom",
    "obligation": "kgo:obligedTo",
    "request": "kgo:askedTo",
}
REFUSED = "norm.prohibition.not-"
ABOUT_POLICY: dict[PolicyStatus, str] = {
    "unchanged": "kgo:keptPolicy",
    "lifted": "kgo:changedPolicy",
}


def find_relations(reading: Reading, norms: list[Norm]) -> list[Relation]:
    """The relations of an article, in the order of its text, each once."""
    deeds = list(find_deeds(reading))
    done = {deed.trigger.begin for deed in deeds if deed.rule == "deed.to-do"}
    found = [
        *norm_relations(reading, norms),
        *find_changes(reading, norms),
        *(said for said in find_speech(reading) if not is_told_otherwise(said, norms, done)),
        *(unasserted(reading, event, norms) for event in find_events(reading)),
        *find_offices(reading),
        *find_locations(reading),
    ]
    found += infer(reading, found)
    taken = {relation.trigger.begin for relation in found} | {norm.trigger.begin for norm in norms}
    taken |= {
        offset for norm in norms for offset in range(norm.action.span.begin, norm.action.span.end)
    }
    silent = {r.trigger.begin for r in found if r.predicate == "kgo:declinedToComment"}
    to_do = done - silent
    found += [d for d in deeds if d.trigger.begin not in taken or d.trigger.begin in to_do]
    taken |= {relation.trigger.begin for relation in found}
    found += find_open_relations(reading, taken)
    unique = {
        (r.subject, r.predicate, str(r.object), r.addressee, r.positive, r.trigger): r
        for r in found
    }
    return sorted(unique.values(), key=lambda r: (r.evidence, r.trigger, r.predicate, r.subject))


def is_told_otherwise(said: Relation, norms: list[Norm], done: set[int]) -> bool:
    """True for "denied" where a permission is denied, and for "agreed to pay": no words but deeds.

    ``done``: where verbs begin that tell what somebody agrees, refuses or threatens to do.
    """
    if said.predicate == "kgo:stated":
        return said.trigger.begin in done
    refused = (norm.trigger.begin for norm in norms if norm.modality == "prohibition")
    begin, end = said.trigger
    return said.predicate == "kgo:denied" and any(begin <= at < end for at in refused)


def unasserted(reading: Reading, event: Relation, norms: list[Norm]) -> Relation:
    """An event as it is, or as hypothetical where it is what somebody may or must do.

    "Lets the navy fire at the port" tells no attack. A clause with a subject of its own, as in
    "troops that are attacking them", still does.
    """
    for norm in norms:
        if event.certainty != "hypothetical" and is_action_of(reading, event, norm):
            return replace(event, certainty="hypothetical", event=None)
    return event


def is_action_of(reading: Reading, event: Relation, norm: Norm) -> bool:
    """True for an event told by a verb without a subject of its own below a norm's trigger."""
    if event.evidence != norm.evidence or event.trigger.begin <= norm.trigger.begin:
        return False
    span = reading.doc.char_span(*event.trigger, alignment_mode="expand")
    if span is None or not is_verb(span.root):
        return False
    doer = child(span.root, "nsubj", "nsubjpass")
    own = doer is not None and not is_lower_clause(span.root, norm)
    return not own and event.subject in (norm.addressee, norm.issuer)


def is_lower_clause(verb: Token, norm: Norm) -> bool:
    """True for a verb inside the words of a norm's action, the subject being its addressee."""
    return norm.action.span.begin <= verb.idx < norm.action.span.end


def norm_relations(reading: Reading, norms: list[Norm]) -> Iterator[Relation]:
    """The relations of norms: who permits, forbids, asks; and that a policy stays or ends.

    Of a norm without an issuer they tell who may or must not do it. What has been lifted is told
    as changed, no longer as permitted or forbidden.
    """
    for number, norm in enumerate(norms):
        if norm.status != "lifted":
            if norm.issuer is not None:
                told = relation_of(norm, number, norm.issuer, norm.predicate, norm.addressee)
                yield replace(told, event=event_of(reading, norm))
            elif norm.addressee is not None:
                yield relation_of(norm, number, norm.addressee, OF_ADDRESSEE[norm.modality])
        kept_or_changed = ABOUT_POLICY.get(norm.status)
        if norm.modality == "request" and norm.status == "lifted":
            continue  # who once asked for a thing has changed no policy
        if kept_or_changed is not None and norm.issuer is not None:
            yield relation_of(norm, number, norm.issuer, kept_or_changed, norm.addressee)


def event_of(reading: Reading, norm: Norm) -> str | None:
    """The type of permitting, forbidding, asking: who will permit agrees, who does not refuses."""
    if norm.rule.startswith(REFUSED):
        return refusing()
    span = reading.doc.char_span(*norm.trigger, alignment_mode="expand")
    kind = type_of_predicate(norm.predicate)
    return meant(span.root, kind) if span is not None and is_verb(span.root) else kind


def relation_of(
    norm: Norm, number: int, subject: int, predicate: str, addressee: int | None = None
) -> Relation:
    """One relation that a norm gives; who asks not to do a thing asks for *not doing* it."""
    about_policy = predicate in ABOUT_POLICY.values()
    return Relation(
        subject=subject,
        predicate=predicate,
        object=negated(norm.action) if norm.negated and not about_policy else norm.action,
        positive=norm.positive,
        certainty=norm.certainty,
        evidence=norm.evidence,
        trigger=norm.trigger,
        rule=norm.rule,
        addressee=addressee,
        statement=norm.statement,
        norm=number,
        time=norm.time,
        confidence=norm.confidence,
    )
