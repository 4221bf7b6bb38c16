"""Statements → relations: that somebody said it, never that it is so."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Certainty, Phrase, Relation, Span, Statement, TimeExpression
from kg.nlp.claims.acts import type_of_object, type_of_predicate
from kg.nlp.claims.context import has_possible_modal, is_conditional
from kg.nlp.claims.factual import Told, how_told
from kg.nlp.claims.match import words
from kg.nlp.claims.phrase import content_lemmas
from kg.nlp.claims.reading import Reading, no_saying
from kg.nlp.claims.sayable import is_sayable
from kg.nlp.claims.timing import time_of
from kg.nlp.entities.phrases import text_between
from kg.nlp.grammar import child, children, direct_object, is_verb

MEDIA = "MediaOutlet"
SILENT = ("Weapon", "Place")


@cache
def predicates() -> dict[str, str]:
    """Speech act → predicate."""
    table: dict[str, str] = read_lexicon("speech")["predicates"]
    return table


def find_speech(reading: Reading) -> Iterator[Relation]:
    """One relation for each statement of a known source."""
    for number, statement in enumerate(reading.statements):
        source = statement.source_referent
        if source is None or not is_said(reading, statement, source):
            continue
        if not is_sayable(reading, statement):
            continue
        content = content_phrase(reading, statement)
        if content is None:
            continue
        told = cue_told(reading, statement)
        yield Relation(
            subject=source,
            predicate=predicate_of(reading, statement),
            object=content,
            positive=not statement.negated and told != "denied",
            certainty=certainty_of(reading, statement, told),
            evidence=evidence_of(reading, statement),
            trigger=(statement.cue or statement.source or statement.content)[0],
            rule=f"speech.{statement.speech_act}",
            addressee=statement.addressee_referent,
            statement=number,
            event=event_of(reading, statement),
            time=said_when(reading, statement),
            confidence=statement.confidence,
        )


def predicate_of(reading: Reading, statement: Statement) -> str:
    """The predicate of a statement; outlets report what others state."""
    predicate = predicates().get(statement.speech_act, "kgo:stated")
    if statement.speech_act in doubting()["acts"] and is_doubt(reading, statement):
        return str(doubting()["predicate"])
    source = statement.source_referent
    outlet = source is not None and reading.referents[source].type == MEDIA
    return "kgo:reported" if outlet and predicate == "kgo:stated" else predicate


@cache
def doubting() -> dict[str, Any]:
    """The words of doubt and what they become."""
    return dict(read_lexicon("speech")["doubting"])


def is_doubt(reading: Reading, statement: Statement) -> bool:
    """True where a cue says that somebody does not believe it: "doubts", "is sceptical"."""
    spans = [reading.doc.char_span(*span, alignment_mode="expand") for span in statement.cue]
    lemmas = {token.lemma_.lower() for span in spans if span is not None for token in span}
    return bool(lemmas & {*doubting()["words"]})


def is_said(reading: Reading, statement: Statement, source: int) -> bool:
    """True for an act of saying by somebody who, or a paper that, can say something."""
    lexicon = read_lexicon("speech")
    acts = {*lexicon["unstated"]["acts"], *no_saying()}
    return statement.speech_act not in acts and reading.referents[source].type not in SILENT


def cue_told(reading: Reading, statement: Statement) -> Told:
    """Whether the saying itself is told: "refused to confirm" is not, "will announce" not yet."""
    verb = cue_verb(reading, statement)
    return how_told(verb) if verb is not None else "told"


def event_of(reading: Reading, statement: Statement) -> str | None:
    """The type of event that some words are: "accused", "praised", "announced a strike"."""
    verb = cue_verb(reading, statement)
    if verb is None:
        return None
    if any(is_demand(clause) for clause in children(verb, "ccomp")):
        return type_of_predicate("kgo:askedFor")
    target = direct_object(verb)
    return type_of_object(verb, target if target is not None else verb)


def is_demand(clause: Token) -> bool:
    """True for what somebody else must do: "said that Chad must pay"."""
    modals = words("obligation", "modals") | words("request", "modals")
    return child(clause, "nsubj", "nsubjpass") is not None and any(
        c.dep_ == "aux" and c.lower_ in modals for c in clause.children
    )


def cue_verb(reading: Reading, statement: Statement) -> Token | None:
    """The verb of a statement's cue, if it has one."""
    if not statement.cue:
        return None
    span = reading.doc.char_span(*statement.cue[0], alignment_mode="expand")
    return span.root if span is not None and is_verb(span.root) else None


def certainty_of(reading: Reading, statement: Statement, told: Told) -> Certainty:
    """How sure it is that it was said: attributed where another statement tells it."""
    verb = cue_verb(reading, statement)
    if verb is not None and statement.manner == "indirect":
        if is_conditional(verb):
            return "hypothetical"
        # "Would not comment" is told as it was.
        silent = statement.speech_act == "decline-comment"
        if not silent and (told == "open" or has_possible_modal(verb)):
            return "possible"
    return "attributed" if statement.within is not None else "asserted"


def content_phrase(reading: Reading, statement: Statement) -> Phrase | None:
    """What was said, in the words of the article; for no comment, what they did not comment on."""
    if not statement.content:
        if statement.speech_act != "decline-comment" or not statement.cue:
            return None
        return Phrase(read_lexicon("speech")["comment"]["object"], statement.cue[0])
    text = " … ".join(
        " ".join(text_between(reading.doc, s.begin, s.end).split()) for s in statement.content
    )
    spans = [reading.doc.char_span(*s, alignment_mode="expand") for s in statement.content]
    words = [token for span in spans if span is not None for token in span if not token.is_space]
    first, last = statement.content[0], statement.content[-1]
    span = first if len(statement.content) == 1 else Span(first.begin, max(first.end, last.end))
    return Phrase(text, span, content_lemmas(reading, words))


def said_when(reading: Reading, statement: Statement) -> TimeExpression | None:
    """When it was said: the time of the cue's clause, outside what was said."""
    if statement.time is not None or not statement.cue:
        return statement.time
    span = reading.doc.char_span(*statement.cue[0], alignment_mode="expand")
    time = time_of(reading, span.root) if span is not None else None
    inside = time is not None and any(s.begin <= time.span.begin < s.end for s in statement.content)
    return None if inside else time


def evidence_of(reading: Reading, statement: Statement) -> Span:
    """The sentence of a statement's cue, or of its content where it has no cue."""
    anchor = (statement.cue or statement.content or statement.source)[0]
    return reading.sentence_of_offset(anchor.begin)
