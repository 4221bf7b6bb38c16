"""Who did what to whom: the lexicon's events over verbs, light verbs and nouns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Certainty, Phrase, Relation
from kg.nlp.claims.acts import meant
from kg.nlp.claims.context import Context, context_of
from kg.nlp.claims.limits import place_of
from kg.nlp.claims.parties import actor_at
from kg.nlp.claims.phrase import noun_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.claims.timing import time_of
from kg.nlp.grammar import (
    child,
    direct_object,
    is_verb,
    possessor,
    prepositional,
    recipient,
    subject,
)

VERBS = ("verbs", "verbs_on", "light_verbs")
TRIGGERS = (*VERBS, "nouns", "participles")


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One predicate of events with its words."""

    name: str
    event: str
    predicate: str
    words: dict[str, Any]

    def has(self, group: str, lemma: str) -> bool:
        """True if a lemma stands in one of the frame's lists."""
        return lemma in self.words.get(group, ())


@cache
def event_frames() -> tuple[EventFrame, ...]:
    """The frames of the lexicon in their order."""
    table = read_lexicon("events")
    return tuple(
        EventFrame(
            name,
            words["event"],
            f"kgr:{words['open']}" if "open" in words else f"kgo:{name}",
            words,
        )
        for name, words in table.items()
        if name != "scope"
    )


@cache
def trigger_words() -> frozenset[str]:
    """All words by which an event can be told: most words of a text are none of them."""
    lists = (frame.words.get(group, ()) for frame in event_frames() for group in TRIGGERS)
    return frozenset(chain.from_iterable(lists))


def find_events(reading: Reading) -> Iterator[Relation]:
    """The events of an article in the order of its text."""
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if trigger_words().isdisjoint((lemma, participle_of(token))):
            continue
        for frame in event_frames():
            if is_verb(token):
                yield from by_verb(reading, frame, token, lemma)
            elif token.pos_ == "NOUN" and frame.has("nouns", lemma):
                yield from by_noun(reading, frame, token)
            if frame.has("participles", participle_of(token)):
                yield from by_participle(reading, frame, token)


def by_verb(reading: Reading, frame: EventFrame, verb: Token, lemma: str) -> Iterator[Relation]:
    """Events told by a verb with its object, a preposition or a light verb's noun."""
    if not any(frame.has(group, lemma) for group in VERBS):
        return
    who = actor_at(reading, subject(verb))
    if who is None:
        return
    particle = child(verb, "prt")
    if particle is not None and frame.has("otherwise", particle.lower_):
        return
    if frame.has("verbs", lemma):
        target = direct_object(verb)
        if target is not None and fits(reading, frame, target):
            to = actor_at(reading, recipient(verb)) if "to_recipient" in frame.words else None
            yield from relation(reading, frame, who, target, verb, to)
            return
    if frame.has("verbs_on", lemma):
        for target in prepositional(verb, *frame.words["prepositions"]):
            if fits(reading, frame, target):
                yield from relation(reading, frame, who, target, verb)
    if frame.has("light_verbs", lemma):
        yield from by_light_verb(reading, frame, who, verb)


def by_light_verb(reading: Reading, frame: EventFrame, who: int, verb: Token) -> Iterator[Relation]:
    """Events told by a light verb and its noun: "launched an attack on the port"."""
    noun = direct_object(verb)
    if noun is None or not frame.has("light_nouns", noun.lemma_.lower()):
        return
    for holder in (noun, verb):
        for target in prepositional(holder, *frame.words["noun_prepositions"]):
            if fits(reading, frame, target):
                yield from relation(reading, frame, who, target, verb)


def by_noun(reading: Reading, frame: EventFrame, noun: Token) -> Iterator[Relation]:
    """Events told by a noun with its owner: "Russia's invasion of Ukraine"."""
    who = actor_at(reading, possessor(noun))
    if who is None:
        return
    for target in prepositional(noun, *frame.words["noun_prepositions"]):
        if fits(reading, frame, target):
            yield from relation(reading, frame, who, target, noun)


def participle_of(token: Token) -> str:
    """The participle of a compound such as *U.S.-provided*, or of its last part."""
    return token.lower_.rsplit("-", 1)[-1] if token.dep_ in ("amod", "compound") else ""


def by_participle(reading: Reading, frame: EventFrame, token: Token) -> Iterator[Relation]:
    """Events told before a noun: "Swiss-built trams" were provided by the Swiss."""
    head = token.head
    inside = [
        number
        for number, referent in enumerate(reading.referents)
        for mention in referent.mentions
        if compound_begin(token) <= mention.span.begin < token.idx + len(token)
        and mention.span.end <= token.idx + len(token)
    ]
    if inside and fits(reading, frame, head):
        yield from relation(reading, frame, inside[0], head, token)


def compound_begin(token: Token) -> int:
    """Where a hyphened compound begins that the tokenizer may have cut."""
    first = token
    while (
        first.i > 0 and not first.doc[first.i - 1].whitespace_ and first.i - 1 >= token.left_edge.i
    ):
        first = first.doc[first.i - 1]
    return int(first.idx)


def fits(reading: Reading, frame: EventFrame, target: Token) -> bool:
    """True if a word can be the object of a frame."""
    number = reading.referent_of(target)
    types = frame.words.get("objects")
    if number is not None:
        return types is None or reading.referents[number].type in types
    return frame.has("object_nouns", target.lemma_.lower())


def relation(
    reading: Reading,
    frame: EventFrame,
    who: int,
    target: Token,
    trigger: Token,
    to: int | None = None,
) -> Iterator[Relation]:
    """The relation of an event, future or past."""
    planned = is_verb(trigger) and is_planned(trigger) and "future" in frame.words
    context = context_of(reading, trigger, "told" if planned else None)
    number = reading.referent_of(target)
    thing: int | Phrase | None = number if number is not None else noun_phrase(reading, target)
    if thing is None or thing == who:
        return
    predicate = f"kgo:{frame.words['future']}" if planned else frame.predicate
    span = reading.trim(reading.doc[trigger.i : trigger.i + 1])
    place = place_of(reading, trigger, target)
    yield Relation(
        subject=who,
        predicate=predicate,
        object=thing,
        positive=context.positive,
        certainty=certainty_of(context, trigger),
        evidence=reading.sentence(trigger),
        trigger=span,
        rule=f"event.{frame.name}",
        addressee=to if to != thing else None,
        statement=context.statement,
        event=event_of(frame, trigger, planned),
        place=place if place not in (thing, who) else None,
        time=time_of(reading, trigger),
    )


def event_of(frame: EventFrame, trigger: Token, planned: bool) -> str | None:
    """The type of an event as it is told; none for a visit to come, which is no visit yet."""
    if planned:
        return None
    return meant(trigger, frame.event) if is_verb(trigger) else frame.event


def certainty_of(context: Context, trigger: Token) -> Certainty:
    """The certainty of an event; what somebody can or must do has not happened."""
    modals = [c for c in trigger.children if c.tag_ == "MD" and not is_future(c)]
    if modals and context.certainty in ("asserted", "attributed"):
        return "possible"
    return context.certainty


def is_future(auxiliary: Token) -> bool:
    """True for *will* and *shall*."""
    return auxiliary.lemma_.lower() in read_lexicon("events")["scope"]["future"]


def is_planned(verb: Token) -> bool:
    """True for what is still to come: "will visit", "is set to travel"."""
    if any(c.dep_ == "aux" and is_future(c) for c in verb.children):
        return True
    planned = read_lexicon("events")["scope"]["planned"]
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    return infinitive and verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in planned
