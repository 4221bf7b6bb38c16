"""Whether words tell what happened, deny it, or leave it open: plans, wishes, purposes, powers.

Implicative verbs after Karttunen (Implicative Verbs, Language 47, 1971); the lists are in
``kg/lexicon/factuality.toml``.
"""

from functools import cache
from typing import Any, Literal

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.nlp.grammar import child, is_infinitive, is_verb

Told = Literal["told", "denied", "open"]
FINITE = ("VBD", "VBZ", "VBP")
LONGEST = 12


@cache
def listed(part: str, name: str) -> frozenset[str]:
    """A list of the lexicon."""
    table: dict[str, Any] = read_lexicon("factuality")[part]
    return frozenset(table[name])


def how_told(trigger: Token, deciding: bool = False) -> Told:
    """How a verb or noun is told, from its own form and from the words that govern it.

    Modals, conditions and negations by *not* are left to others. ``deciding``: what somebody
    decides or is going to do counts as told, as with permissions.
    """
    denied = False
    word = trigger
    for _ in range(LONGEST):
        if not is_verb(word):
            own, governor = noun_told(word), None
        else:
            denied ^= has_no_subject(word)
            own, governor = verb_told(word, deciding)
        if own == "open":
            return "open"
        denied ^= own == "denied"
        if governor is None:
            break
        word = governor
    return "denied" if denied else "told"


def verb_told(verb: Token, deciding: bool) -> tuple[Told, Token | None]:
    """How a verb is told by what governs it at once, and the governor to go on with."""
    if not deciding and any(c.dep_ == "aux" and c.lower_ in future() for c in verb.children):
        return "open", None
    head = verb.head
    if is_finite(verb) or head == verb or verb.dep_ in ("parataxis", "dep"):
        bare = head == verb and (is_infinitive(verb) or verb.tag_ == "VB") and not is_finite(verb)
        wished = verb.dep_ == "ccomp" and head.lemma_.lower() in listed("verbs", "open_clauses")
        return ("open" if bare or wished else "told"), None
    if verb.dep_ == "conj":
        return "told", head
    if verb.dep_ in ("xcomp", "ccomp", "acomp", "oprd"):
        return complement_told(head, deciding)
    if verb.dep_ == "advcl":
        return ("open", None) if is_infinitive(verb) else ("told", head)
    if verb.dep_ in ("acl", "relcl"):
        return modifier_told(verb, deciding)
    if verb.dep_ == "pcomp":
        own = child(verb, "nsubj") is not None  # "hit back at forces shelling the town"
        return ("told", None) if own else gerund_told(head)
    return ("open" if verb.dep_ in ("csubj", "csubjpass") else "told"), None


def complement_told(governor: Token, deciding: bool) -> tuple[Told, Token | None]:
    """How an infinitive or gerund below a verb or adjective is told."""
    lemma = governor.lemma_.lower()
    if not is_verb(governor):
        known = lemma in listed("adjectives", "actual")
        return ("told", governor.head) if known else ("open", None)
    if lemma in listed("verbs", "denying"):
        return "denied", governor
    if lemma in listed("verbs", "actual") or (deciding and lemma in listed("verbs", "deciding")):
        return "told", governor
    return "open", None


def modifier_told(verb: Token, deciding: bool) -> tuple[Told, Token | None]:
    """How a clause without tense is told that says more of a noun."""
    noun = verb.head
    lemma = noun.lemma_.lower()
    if is_infinitive(verb):
        first = {c.lemma_.lower() for c in noun.children} | {lemma}
        told = bool(first & {"first", "last", "only"})
        told |= deciding and lemma in listed("nouns", "deciding")
        return ("told" if told else "open"), None
    return ("open" if lemma in listed("nouns", "proposals") else "told"), None


def gerund_told(preposition: Token) -> tuple[Told, Token | None]:
    """How a gerund behind a preposition is told."""
    holder, word = preposition.head, preposition.lower_
    if word in listed("prepositions", "denying"):
        return "denied", holder if is_verb(holder) else None
    if word not in listed("prepositions", "actual"):
        return "open", None
    if is_verb(holder):
        return "told", holder
    return ("told" if holder.lemma_.lower() in listed("nouns", "actual") else "open"), None


def noun_told(noun: Token) -> Told:
    """How a noun of an event is told: "no attack", "a possible attack", "threat of attack"."""
    for c in noun.children:
        if c.dep_ == "det" and c.lower_ in listed("subjects", "determiners"):
            return "denied"
        if c.dep_ == "amod" and c.lemma_.lower() in listed("adjectives", "open"):
            return "open"
    head = noun.head
    if noun.dep_ == "pobj" and head.head.pos_ == "NOUN":
        if head.lower_ not in listed("prepositions", "of_nouns"):
            return "told"
        return "open" if head.head.lemma_.lower() in listed("nouns", "open") else "told"
    if noun.dep_ in ("dobj", "nsubjpass") and is_verb(head):
        return "open" if head.lemma_.lower() in listed("verbs", "open_objects") else "told"
    return "told"


def is_finite(verb: Token) -> bool:
    """True for a verb with a tense or a modal of its own."""
    if verb.tag_ in FINITE and not is_infinitive(verb):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in (*FINITE, "MD") for c in verb.children)


def has_no_subject(verb: Token) -> bool:
    """True for a clause that "nobody" or "no minister" is the subject of."""
    doer = child(verb, "nsubj", "nsubjpass")
    if doer is None:
        return False
    negative = any(
        c.dep_ == "det" and c.lower_ in listed("subjects", "determiners") for c in doer.children
    )
    return negative or doer.lower_ in listed("subjects", "none")


@cache
def future() -> frozenset[str]:
    """The words of the future."""
    return frozenset(read_lexicon("events")["scope"]["future"])
