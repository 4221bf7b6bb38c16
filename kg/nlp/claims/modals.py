"""Norms told with a modal: "the army can now use drones", "they cannot fire at the town".

A modal alone may tell an ability. It is read as a norm where the article elsewhere permits or
forbids the same addressee something of the same kind.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Norm, PolicyStatus
from kg.nlp.claims.actions import actions_of, within
from kg.nlp.claims.context import Context, context_of, scope_words
from kg.nlp.claims.limits import limits_of
from kg.nlp.claims.match import FROM_CONTEXT, PREDICATES, Match, words
from kg.nlp.claims.parties import actor_at, issuer_in_context, issuers_of
from kg.nlp.claims.phrase import action_phrase, content_lemmas
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.timing import time_of
from kg.nlp.entities.words import nominal_words
from kg.nlp.grammar import child, is_passive, is_verb, surface_subject
from kg.nlp.negation import negation


def modal_matches(reading: Reading, norms: list[Norm], taken: set[int]) -> list[Match]:
    """The modal clauses of an article that continue its explicit norms.

    ``taken`` are the positions of words inside the actions of explicit norms.
    """
    found = []
    for verb in reading.doc:
        if verb.i in taken or not is_verb(verb) or modal_of(verb) is None:
            continue
        if is_purpose_or_condition(verb) or is_of_nothing(verb):
            continue
        addressee = surface_subject(verb)
        norm = continued_norm(reading, verb, norms)
        if norm is None or addressee is None:
            continue
        refused = negation(verb) is not None
        found.append(
            Match(
                "prohibition" if refused else "permission",
                "modal",
                modal_of(verb) or verb,
                None,
                None if is_passive(verb) else addressee,
                verb,
            )
        )
    return found


def is_purpose_or_condition(verb: Token) -> bool:
    """True for a modal that only says what something is for: "so they can", "make sure it can"."""
    mark = child(verb, "mark")
    marks = scope_words()["conditional_marks"] | scope_words()["purpose_marks"]
    ensured = (
        verb.head != verb
        and verb.head.lemma_.lower() in read_lexicon("frames")["ensuring"]["verbs"]
    )
    return ensured or (mark is not None and mark.lower_ in marks)


def is_of_nothing(verb: Token) -> bool:
    """True in "there are no checks that can be made": nothing is permitted of what there is not."""
    negative = nominal_words("determiners", "negative")
    return verb.dep_ == "relcl" and any(c.lower_ in negative for c in verb.head.lefts)


def modal_of(verb: Token) -> Token | None:
    """*can* or *may*, also as *could* in reported speech, or None."""
    for c in verb.children:
        if c.dep_ == "aux" and c.lemma_.lower() in words("permission", "modals"):
            return c
        if c.dep_ == "aux" and c.lower_ in words("permission", "backshifted"):
            return c
    return None


def continued_norm(reading: Reading, verb: Token, norms: list[Norm]) -> Norm | None:
    """The explicit norm that a modal clause goes on with: same addressee, a word in common."""
    who = actor_at(reading, surface_subject(verb))
    phrase = action_phrase(reading, verb)
    if phrase is None:
        return None
    lemmas = set(phrase.lemmas)
    for norm in norms:
        if norm.modality == "request" and not norm.negated:
            continue
        same = norm.addressee == who if not is_passive(verb) else True
        if same and norm.addressee is not None and len(lemmas & set(norm.action.lemmas)) >= 1:
            return norm
    return None


def modal_norms(reading: Reading, match: Match, norms: list[Norm]) -> Iterator[Norm]:
    """The norms of a modal clause; *could* in words reported in the past is *can*."""
    context = context_of(reading, match.action, "told")
    certainty = context.certainty
    if certainty == "possible" and is_backshifted(reading, match, context):
        certainty = "attributed"
    addressee = actor_at(reading, match.addressee)
    issuer = issuers_of(reading, match, [], context.statement)[0]
    lemmas = set(content_lemmas(reading, sorted(match.action.subtree, key=lambda t: t.i)))
    alike = [norm for norm in norms if lemmas & set(norm.action.lemmas)]
    near = [norm for norm in alike if norm.trigger.begin < match.trigger.idx] or alike
    found = issuer.referent
    if found is None or found == addressee:
        found = issuer_in_context(reading, near, len(near), addressee)
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
