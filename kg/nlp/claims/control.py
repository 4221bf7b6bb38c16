"""Verbs that let or make somebody do something: "allowed the union to strike"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.nlp.attribution.source import can_be_told
from kg.nlp.claims.match import KINDS, Match, is_permission_noun, judged, words
from kg.nlp.grammar import (
    agent,
    child,
    children,
    complement_after,
    direct_object,
    is_infinitive,
    is_passive,
    is_verb,
    prepositional,
    subject,
    surface_subject,
)
from kg.nlp.negation import negation


def control(verb: Token) -> Iterator[Match]:
    """As in "allowed the union to strike", "were told to leave", "asked them not to fire"."""
    for kind in KINDS:
        if verb.lemma_.lower() not in words(kind, "control"):
            continue
        addressee, action = addressee_and_action(verb)
        if action is None or not is_real(addressee, action, verb):
            continue
        if kind == "request" and addressee is not None and is_permission_noun(addressee):
            continue
        addressee = without_light_noun(addressee)
        narrow = verb.lemma_.lower() in words(kind, "of_actors")
        if narrow and (addressee is None or not can_be_told(addressee)):
            continue
        yield judged(
            Match(
                kind,
                "control",
                verb,
                agent(verb) if is_passive(verb) else subject(verb),
                addressee,
                action,
                negated=negation(action) is not None,
                urging=verb.lemma_.lower() in words(kind, "urging"),
            )
        )


def that_clause(verb: Token) -> Iterator[Match]:
    """As in "demanded that the camp be closed": a clause in the subjunctive."""
    lemma = verb.lemma_.lower()
    for kind in ("obligation", "request"):
        for clause in children(verb, "ccomp") if lemma in words(kind, "subjunctive") else ():
            own = child(clause, "nsubj", "nsubjpass")
            if own is not None and is_subjunctive(clause):
                by = agent(verb) if is_passive(verb) else subject(verb)
                whom = None if is_passive(clause) else own
                urging = lemma in words(kind, "urging")
                negated = negation(clause) is not None
                found = Match(kind, "that", verb, by, whom, clause, negated, urging=urging)
                yield judged(found)


def is_subjunctive(verb: Token) -> bool:
    """True for "that it *close*", "that it *be closed*"; of many, the parser takes a present."""
    if is_infinitive(verb) or any(c.tag_ == "MD" for c in children(verb, "aux", "auxpass")):
        return False
    bare = verb.tag_ in ("VB", "VBP") and verb.pos_ == "VERB"
    return bare or any(c.tag_ == "VB" for c in children(verb, "auxpass"))


def addressee_and_action(verb: Token) -> tuple[Token | None, Token | None]:
    """The addressee of a verb of control and the verb of its infinitive."""
    held = surface_subject(verb) if is_passive(verb) else child(verb, "dobj", "dative", "iobj")
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        own = child(clause, "nsubj", "nsubjpass")
        bare = child(clause, "mark") is None and (
            is_bare_form(clause) or verb.lemma_.lower() in words("permission", "bare")
        )
        if not is_verb(clause) or not (is_infinitive(clause) or (bare and not is_spoken(own))):
            continue
        if clause.dep_ == "advcl" and held is None:
            continue
        if own is not None and own.tag_ not in ("WP", "WDT"):
            return own, clause
        if held is not None:
            return held, clause
    if held is not None and not is_passive(verb):
        inside = next((c for c in children(held, "relcl", "acl") if is_infinitive(c)), None)
        return held, inside if inside is not None else complement_after(held)
    for_whom = next(prepositional(verb, "for"), None)
    if for_whom is not None:
        inside = next((c for c in children(for_whom, "relcl", "acl") if is_infinitive(c)), None)
        return for_whom, inside
    return held, None


def is_bare_form(verb: Token) -> bool:
    """True for a bare infinitive; the parser takes some for the present, which looks alike."""
    if any(c.tag_ == "MD" for c in verb.children):
        return False
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.lower_ == verb.lemma_.lower())


def is_spoken(own: Token | None) -> bool:
    """True for the subject of a finite clause: "told him “*we* have time”"."""
    return own is not None and own.morph.get("Case", []) == ["Nom"]


def is_real(addressee: Token | None, action: Token, verb: Token) -> bool:
    """False for an addressee that the verb governs by chance, as in "ask the price to pay"."""
    return addressee is not None and action != verb


def without_light_noun(addressee: Token | None) -> Token | None:
    """The name before a noun that the parser took as head: "allow *Ukraine* flexibility to"."""
    if addressee is None or addressee.lemma_.lower() not in words("permission", "light_nouns"):
        return addressee
    return before_noun(addressee) or addressee


def before_noun(noun: Token) -> Token | None:
    """A recipient that the parser made a modifier of the noun: "gave *Ukraine* permission"."""
    for c in noun.children:
        if c.dep_ in ("nmod", "compound", "poss", "dative", "nsubj") and c.pos_ in (
            "PROPN",
            "NOUN",
            "PRON",
        ):
            return c
    return None


def from_doing(verb: Token) -> Iterator[Match]:
    """As in "barred the paper from publishing", "is restricted from using"."""
    if verb.lemma_.lower() not in words("prohibition", "from"):
        return
    held = surface_subject(verb) if is_passive(verb) else direct_object(verb)
    for prep in children(verb, "prep"):
        action = child(prep, "pcomp", "pobj") if prep.lower_ == "from" else None
        if action is None or held is None:
            continue
        if is_gerund(action) or is_kept_out(verb, held, action):
            issuer = agent(verb) if is_passive(verb) else subject(verb)
            found = Match("prohibition", "from", verb, issuer, held, action)
            yield replace(found, refused=negation(verb) is not None)


def is_kept_out(verb: Token, held: Token, place: Token) -> bool:
    """True for "banned the singer from the country"; the action is being there."""
    kept = verb.lemma_.lower() in words("prohibition", "from_place")
    return kept and place.pos_ in ("NOUN", "PROPN") and (held.pos_ != "NOUN" or can_be_told(held))


def able_to(adjective: Token) -> Iterator[Match]:
    """As in "ensure that the army is able to use": a permission that an order implies."""
    if adjective.lemma_.lower() not in words("permission", "able"):
        return
    action = next((c for c in children(adjective, "xcomp") if is_infinitive(c)), None)
    verb = adjective.head
    if action is not None and is_verb(verb) and verb.dep_ == "ccomp":
        governor = verb.head
        ensured = governor.lemma_.lower() in read_lexicon("frames")["ensuring"]["verbs"]
        whom = surface_subject(verb)
        if ensured and whom is not None:
            yield Match("permission", "able", adjective, None, whom, action)


def is_gerund(word: Token) -> bool:
    """True for "trading", and for "dollars" where the parser took "trading dollars" for a noun."""
    return word.tag_ == "VBG" or any(
        c.dep_ in ("compound", "amod") and c.lower_.endswith("ing") for c in word.children
    )
