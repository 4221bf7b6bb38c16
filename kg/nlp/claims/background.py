"""Relations that an article takes for granted: offices, leaders, places."""

from spacy.tokens import Token

from kg.model import Phrase, Relation, Span
from kg.nlp.claims.context import context_of
from kg.nlp.claims.reading import Reading


def taken_for_granted(
    reading: Reading, trigger: Token, subject: int, predicate: str, what: int | Phrase, rule: str
) -> Relation:
    """An asserted relation that no verb tells, with its sentence and the statement around it."""
    return Relation(
        subject=subject,
        predicate=predicate,
        object=what,
        positive=True,
        certainty="asserted",
        evidence=reading.sentence(trigger),
        trigger=Span(trigger.idx, trigger.idx + len(trigger)),
        rule=rule,
        statement=context_of(reading, trigger).statement,
    )
