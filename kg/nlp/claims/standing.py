"""Where a norm stands: introduced, in force, unchanged, lifted, requested, only considered."""

from spacy.tokens import Token

from kg.model import Certainty, PolicyStatus
from kg.nlp.claims.factual import how_told
from kg.nlp.claims.match import Match, words
from kg.nlp.grammar import child, is_verb
from kg.nlp.negation import is_no_longer, negation


def status_of(match: Match, certainty: Certainty) -> PolicyStatus:
    """The status of a norm in its sentence."""
    if match.policy is not None:
        told = told_status(match.policy)
        if told is not None:
            return told
    if is_verb(match.trigger) and (was_once(match.trigger) or has_ended(match)):
        return "lifted"
    if certainty in ("possible", "hypothetical") or is_considered(match.trigger):
        return "considered"
    if match.kind == "request":
        return "inForce" if match.negated and is_standing(match.trigger) else "requested"
    if match.shape == "duty" or (match.kind == "prohibition" and not is_finished(match.trigger)):
        return "inForce"
    return "introduced"


def has_ended(match: Match) -> bool:
    """True for "no longer forbids"; who no longer permits forbids."""
    denied = negation(match.trigger)
    return match.refused and denied is not None and is_no_longer(denied)


def told_status(noun: Token) -> PolicyStatus | None:
    """What the sentence says of a policy: that it "has not changed", "was lifted" … or None."""
    for verb in predicates_after(noun):
        if is_unchanged(verb):
            return "unchanged"
        if is_ending(verb):
            return ended(verb)
    governor = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and is_verb(governor):
        if is_ending(governor):
            return ended(governor)
        if is_unchanged(governor) or governor.lemma_.lower() in words("policy", "staying_verbs"):
            return "unchanged"
    return None


def is_ending(verb: Token) -> bool:
    """True for a verb that ends a rule, with its particle: "lifted", "struck down"."""
    lemma, particle = verb.lemma_.lower(), child(verb, "prt")
    known = words("policy", "ending_verbs")
    return lemma in known or (particle is not None and f"{lemma} {particle.lower_}" in known)


def ended(verb: Token) -> PolicyStatus:
    """Where a norm stands that somebody ends, does not end, or only means to end."""
    told = how_told(verb)
    if negation(verb) is not None or told == "denied":
        return "unchanged"
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    return "inForce" if modal or told == "open" else "lifted"


def was_once(trigger: Token) -> bool:
    """True for what held in former times only: "formerly banned", "forbade it until 2019"."""
    if any(c.dep_ == "advmod" and c.lower_ in words("policy", "former") for c in trigger.children):
        return True
    if trigger.dep_ == "xcomp" and trigger.head.lower_ in words("policy", "former_verbs"):
        return True
    past = trigger.tag_ in ("VBD", "VBN")
    until = [c for c in trigger.children if c.dep_ == "prep" and is_end(c)]
    return past and any(w.ent_type_ == "DATE" for prep in until for w in prep.children)


def is_end(preposition: Token) -> bool:
    """True for a preposition that says how long it held: "until 2019", "from 1948 to 1991"."""
    if preposition.lower_ in words("policy", "until"):
        return True
    return preposition.lower_ == "from" and any(
        c.dep_ == "prep" and c.lower_ in words("policy", "until_of_from")
        for c in (*preposition.children, *preposition.head.children)
    )


def predicates_after(noun: Token) -> list[Token]:
    """The finite verbs of the sentence that may say something of a noun before them."""
    end = noun.sent.end
    found = []
    for word in noun.doc[noun.i + 1 : end]:
        if is_verb(word) and word.dep_ not in ("aux", "auxpass", "pcomp", "acl"):
            subject = child(word, "nsubj", "nsubjpass")
            own = subject is not None and subject != noun and subject.i > noun.i
            if not own:
                found.append(word)
    return found


def is_unchanged(verb: Token) -> bool:
    """True for "remains unchanged", "stays in force", "has not changed"."""
    lemma = verb.lemma_.lower()
    if lemma in words("policy", "changing_verbs"):
        return negation(verb) is not None
    if lemma not in words("policy", "staying_verbs"):
        return False
    told = child(verb, "acomp", "attr", "oprd")
    if told is not None and told.lemma_.lower() in words("policy", "unchanged_adjectives"):
        return True
    inside = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in"), None)
    target = child(inside, "pobj") if inside is not None else None
    return target is not None and target.lower_ in words("policy", "staying_in")


def is_considered(trigger: Token) -> bool:
    """True where somebody only weighs it: "is considering allowing"."""
    return trigger.head.lemma_.lower() in words("policy", "considering_verbs") and trigger.dep_ in (
        "xcomp",
        "ccomp",
        "pcomp",
    )


def is_standing(trigger: Token) -> bool:
    """True for what is asked again and again, so that it stands: "has repeatedly asked"."""
    adverbs = {c.lower_ for c in trigger.children if c.dep_ == "advmod"}
    return bool(adverbs & words("policy", "standing_adverbs"))


def is_finished(trigger: Token) -> bool:
    """True for an act in the past: "banned", "has barred"; not for a rule that goes on."""
    if not is_verb(trigger):
        return False
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in trigger.children)
    passive = any(c.dep_ == "auxpass" for c in trigger.children)
    present = any(
        c.dep_ in ("auxpass", "aux") and c.tag_ in ("VBZ", "VBP") for c in trigger.children
    )
    if passive and present and not perfect:
        return False
    return trigger.tag_ in ("VBD", "VBN") or perfect
