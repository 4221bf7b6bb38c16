"""How sure a clause is: negation, modality, conditions, and whose words it stands in."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Certainty
from kg.nlp.claims.factual import Told, how_told, listed
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import CLAUSES, is_verb
from kg.nlp.negation import negation

# A clause governed by one of these functions takes over the modality of what governs it.
GOVERNED = ("xcomp", "ccomp", "conj", "acl", "advcl", "pcomp", "acomp", "dep")


@dataclass(frozen=True, slots=True)
class Context:
    """Polarity and certainty of a clause, and the index of the innermost statement it stands in."""

    positive: bool
    certainty: Certainty
    statement: int | None


@cache
def scope_words() -> dict[str, frozenset[str]]:
    """The words of modality and scope, by name of their list."""
    table: dict[str, Any] = read_lexicon("frames")["scope"]
    return {name: frozenset(words) for name, words in table.items()}


def context_of(reading: Reading, trigger: Token, told: Told | None = None) -> Context:
    """The context of a clause, from its head word.

    Hypothetical goes before possible, both before attributed, and attributed before asserted.
    ``told`` says how it is told where that is not decided by the clause itself.
    """
    statement = reading.statement_at(trigger)
    if statement is not None and is_refused_thing(reading, trigger, statement):
        statement = reading.statements[statement].within
    told = told or how_told(trigger)
    certainty = certainty_of(reading, trigger, statement)
    if told == "open" and certainty in ("asserted", "attributed"):
        certainty = "possible"
    return Context(is_negated(trigger) == (told == "denied"), certainty, statement)


def is_refused_thing(reading: Reading, trigger: Token, statement: int) -> bool:
    """True for the request in "rejected Kenya's request": who turns it down grants that it is."""
    said = reading.statements[statement]
    noun = trigger.pos_ == "NOUN" and trigger.lemma_.lower() in scope_words()["refused_things"]
    inside = any(span.begin <= trigger.head.idx < span.end for span in said.content)
    return noun and said.speech_act == "deny" and not inside


def certainty_of(reading: Reading, trigger: Token, statement: int | None) -> Certainty:
    """The certainty of a clause that stands in a statement or in the article's own voice."""
    acts = {reading.statements[number].speech_act for number in reading.chain(statement)}
    if is_conditional(trigger) or is_question(trigger):
        return "hypothetical"
    if acts & scope_words()["hypothetical_acts"]:
        return "hypothetical"
    if is_possible(reading, trigger, statement):
        return "possible"
    denied = any(reading.statements[number].negated for number in reading.chain(statement))
    if denied:
        return "possible"
    return "attributed" if statement is not None else "asserted"


def governors(token: Token) -> list[Token]:
    """A clause's head word and the words that govern it, upwards to the main clause."""
    found = [token]
    while token.dep_ in GOVERNED and token.head != token:
        token = token.head
        found.append(token)
        if len(found) > 12:
            break
    return found


def is_negated(verb: Token) -> bool:
    """True if the clause, or what governs its infinitive, is negated."""
    if negation(verb) is not None or takes_none(verb):
        return True
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head) and not has_own_auxiliary(verb):
        return is_negated(head)
    return verb.dep_ == "xcomp" and is_verb(head) and negation(head) is not None


def takes_none(verb: Token) -> bool:
    """True for a verb whose object is none: "gave no indication"."""
    none = listed("subjects", "determiners")
    objects = (c for c in verb.children if c.dep_ in ("dobj", "attr"))
    return any(c.dep_ == "det" and c.lower_ in none for o in objects for c in o.children)


def has_own_auxiliary(verb: Token) -> bool:
    """True for a conjunct that starts a clause of its own: "does not eat but *will* drink"."""
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)


def is_conditional(token: Token) -> bool:
    """True inside a conditional clause."""
    marks = scope_words()["conditional_marks"]
    for word in governors(token):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in marks for c in word.children):
            return True
        if is_inverted(word):
            return True
    return any(
        c.dep_ == "mark" and c.lower_ in marks
        for verb in token.ancestors
        if verb.dep_ in CLAUSES
        for c in verb.children
        if c.i < token.i and verb.left_edge.i <= token.i <= verb.right_edge.i
    )


def is_inverted(verb: Token) -> bool:
    """True for a condition told by its order of words: "should they agree", "had they agreed"."""
    if verb.dep_ != "advcl":
        return False
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    return doer is not None and first is not None and first.i == verb.left_edge.i < doer.i


def hangs_on_condition(verb: Token, action: Token) -> bool:
    """True for what will or would be if something else is: "will allow it if they agree".

    What has been done on a condition has been done.
    """
    ahead = scope_words()["future_modals"] | scope_words()["hypothetical_modals"]
    if not any(c.dep_ == "aux" and c.lower_ in ahead for c in verb.children):
        return False
    clauses = [c for word in (verb, action) for c in word.children if c.dep_ == "advcl"]
    clauses += [verb.head] if verb.dep_ == "ccomp" else []  # "Only if they agree will she allow it"
    marks = scope_words()["conditional_marks"]
    return any(c.dep_ == "mark" and c.lower_ in marks for word in clauses for c in word.children)


def is_question(token: Token) -> bool:
    """True in a sentence that ends with a question mark."""
    words = [word for word in token.sent if not word.is_space and not word.is_quote]
    return bool(words) and words[-1].text == "?"


def is_possible(reading: Reading, trigger: Token, statement: int | None) -> bool:
    """True under *could*, *may*, *possibly*, *expected to* …; not for reported *can*."""
    words = scope_words()
    for word in governors(trigger):
        if statement is not None and reading.statement_at(word) is None and word != trigger:
            break
        if word.lemma_.lower() in words["possible_governors"] and word != trigger:
            return True
        if has_possible_modal(word):
            return True
    return False


def has_possible_modal(verb: Token) -> bool:
    """True for a verb with *could*, *would*, *possibly* … of its own."""
    words = scope_words()
    modals = words["possible_modals"] | words["hypothetical_modals"]
    return any(
        (c.dep_ == "aux" and c.lower_ in modals)
        or (c.dep_ == "advmod" and c.lower_ in words["possible_adverbs"])
        for c in verb.children
    )
