"""What actors do that takes no object but a clause, a preposition or nothing at all.

"Refused to pay", "is ready to send doctors", "clashed with the police", "resigned": the predicate
is the verb, the object what follows it; the lexicon's acts say of what type the event is.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.model import Phrase, Relation, Span
from kg.nlp.claims.acts import acts, meant, verb_key
from kg.nlp.claims.context import context_of
from kg.nlp.claims.parties import actor_at, actors_at
from kg.nlp.claims.phrase import action_phrase, noun_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.timing import time_of
from kg.nlp.grammar import child, children, direct_object, is_infinitive, is_verb, subject

Found = tuple[str, int | Phrase, int | None, str, str]


def find_deeds(reading: Reading) -> Iterator[Relation]:
    """The deeds of an article in the order of its text."""
    for token in reading.doc:
        verb, found = token, None
        if token.dep_ == "acomp" and is_verb(token.head):
            verb, found = token.head, next(readiness(reading, token), None)
        elif is_verb(token) and token.dep_ not in ("aux", "auxpass"):
            found = next(deeds(reading, token), None)
        if found is None:
            continue
        for who in actors_at(reading, subject(verb)):
            yield from relation(reading, who, verb, token, found)


def deeds(reading: Reading, verb: Token) -> Iterator[Found]:
    """What a verb does, with its clause, with a preposition, or alone."""
    yield from with_clause(reading, verb, "to_do", verb.lemma_.lower(), verb.lemma_.lower())
    yield from with_preposition(reading, verb, "on", verb.lemma_.lower(), verb.lemma_.lower())
    kind = acts().word("alone", verb_key(verb))
    if kind is not None and direct_object(verb) is None and not child(verb, "ccomp", "xcomp"):
        phrase = alone(reading, verb)
        if phrase is not None:
            yield "alone", phrase, None, kind, verb_key(verb)


def readiness(reading: Reading, adjective: Token) -> Iterator[Found]:
    """What somebody is ready, willing or opposed to do."""
    word = adjective.lower_
    yield from with_clause(reading, adjective, "adjectives", word, f"be_{word}")
    yield from with_preposition(reading, adjective, "adjectives_on", word, f"be_{word}")


def with_clause(
    reading: Reading, holder: Token, group: str, key: str, name: str
) -> Iterator[Found]:
    """As in "refused to pay": the infinitive is the object."""
    kind = acts().word(group, key)
    for clause in children(holder, "xcomp", "ccomp", "advcl") if kind else ():
        if is_verb(clause) and is_infinitive(clause) and not child(clause, "nsubj"):
            phrase = action_phrase(reading, clause)
            if phrase is not None and kind is not None:
                yield "to-do", phrase, partner(reading, clause), kind, name


def with_preposition(
    reading: Reading, holder: Token, group: str, key: str, name: str
) -> Iterator[Found]:
    """As in "clashed with the police": the object of the preposition is the object."""
    for preposition in children(holder, "prep", "agent", "dative"):
        kind = acts().pair(group, key, preposition.lower_)
        target = child(preposition, "pobj")
        if kind is None or target is None:
            continue
        number = reading.referent_of(target)
        thing = number if number is not None else noun_phrase(reading, target)
        if thing is not None:
            yield "on", thing, None, kind, f"{name}_{preposition.lower_}"


def alone(reading: Reading, verb: Token) -> Phrase | None:
    """A verb without an object and what stands behind it: "riot in Lima"."""
    phrase = action_phrase(reading, verb)
    if phrase is None or not phrase.text.startswith(verb.text):
        return phrase
    return replace(phrase, text=f"{verb.lemma_}{phrase.text.removeprefix(verb.text)}")


def partner(reading: Reading, action: Token) -> int | None:
    """With or to whom an action is done: the first actor told of in it."""
    words = sorted(action.subtree, key=lambda word: word.i)
    found = (actor_at(reading, word) for word in words)
    return next((number for number in found if number is not None), None)


def relation(
    reading: Reading, who: int, verb: Token, trigger: Token, found: Found
) -> Iterator[Relation]:
    """The relation of a deed."""
    shape, thing, whom, kind, name = found
    if thing == who:
        return
    context = context_of(reading, verb)
    yield Relation(
        subject=who,
        predicate=f"kgr:{name.replace(' ', '_').replace('-', '_')}",
        object=thing,
        positive=context.positive,
        certainty=context.certainty,
        evidence=reading.sentence(verb),
        trigger=Span(trigger.idx, trigger.idx + len(trigger)),
        rule=f"deed.{shape}",
        addressee=whom if whom != who else None,
        statement=context.statement,
        event=meant(verb, kind),
        time=time_of(reading, verb),
        confidence=0.5,
    )
