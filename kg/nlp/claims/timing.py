"""When something is told to have happened: the time that hangs on a clause."""

from spacy.tokens import Token

from kg.model import Span, TimeExpression
from kg.nlp.claims.reading import Reading
from kg.nlp.dates import resolve_date

GOVERNED = ("xcomp", "ccomp", "advcl", "acl", "relcl", "parataxis")


def time_of(reading: Reading, trigger: Token) -> TimeExpression | None:
    """The first time said in a clause, as worded and as days; None where it says none."""
    for word in (trigger, *trigger.children):
        if word != trigger and word.dep_ in GOVERNED:
            continue
        for token in (word, *word.children):
            if token.ent_type_ == "DATE":
                return expression(reading, token)
            for inner in token.children if token.dep_ == "prep" else ():
                if inner.ent_type_ == "DATE":
                    return expression(reading, inner)
    return None


def expression(reading: Reading, token: Token) -> TimeExpression:
    """The date that a word belongs to."""
    doc = reading.doc
    begin = end = token.i
    while begin > 0 and doc[begin].ent_iob_ == "I":
        begin -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I" and doc[end + 1].ent_type_ == "DATE":
        end += 1
    words = doc[begin : end + 1]
    days = resolve_date(words.text, doc._.kg_published)
    span = Span(words.start_char, words.end_char)
    text = " ".join(words.text.split())
    return TimeExpression(text, span, *(days or (None, None)))
