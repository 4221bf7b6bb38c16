"""Attributions whose cue is no verb: according to, citing, reportedly, dashes, credits."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Credit, Span
from kg.nlp.attribution.citing import according_to, as_saying, can_be_cited, citing
from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.words import words
from kg.nlp.extensions import paragraphs_of
from kg.nlp.grammar import is_verb

# Words of a source beside the dash of a headline.
LONGEST = 6
PLACES = ("Country", "Place", "City", "Region")


def by_credits(doc: Doc, tokens: list[Token]) -> Iterator[Draft]:
    """The attributions of a Doc that stand beside a clause."""
    for token in tokens:
        lower = token.lower_
        if lower in words("credit", "prepositions") and token.pos_ in (
            "VERB",
            "ADP",
            "SCONJ",
            "ADV",
        ):
            yield from according_to(token)
        elif token.lemma_.lower() in words("credit", "citing") and is_verb(token):
            yield from as_saying(token)
            yield from citing(token) if token.tag_ == "VBG" else ()
        elif lower in words("credit", "adverbs"):
            yield from adverb(token)
    for span in paragraphs_of(doc):
        yield from dash(doc, span)
    for credit in doc._.kg_credits:
        yield from passage(doc, credit)


def adverb(token: Token) -> Iterator[Draft]:
    """As in "reportedly": somebody says so, nobody says who."""
    verb = token.head if token.head.dep_ != "acomp" else token.head.head
    if not is_verb(verb):
        return
    clause = [t for t in verb.subtree if t != token] if verb.dep_ != "ROOT" else list(verb.sent)
    content = cleaned([t for t in clause if t != token], token)
    if content:
        yield Draft("adverb", "report", [], [token], content)


def dash(doc: Doc, span: Span) -> Iterator[Draft]:
    """A headline with its source behind or before a dash: "Bridge to close — mayor"."""
    headline = doc._.kg_headline
    if headline is None or span != headline:
        return
    inside = doc.char_span(span.begin, span.end, alignment_mode="expand")
    if inside is None:
        return
    dashes = [t for t in inside if t.text in words("credit", "dashes") and t.i > inside.start]
    if not dashes:
        return
    mark = dashes[-1]
    before, after = list(doc[inside.start : mark.i]), list(doc[mark.i + 1 : inside.end])
    if may_tell(after) and (has_verb(before) or can_be_cited(after[-1])):
        yield Draft("headline-dash", "state", after, [mark], cleaned(before, mark))
    elif len(dashes) == 1 and may_tell(before) and has_verb(after) and tells_itself(before[-1]):
        yield Draft("headline-dash", "state", before, [mark], cleaned(after, mark))


def may_tell(side: list[Token]) -> bool:
    """True for a few words without a verb that end in a noun or name."""
    return 0 < len(side) <= LONGEST and not has_verb(side) and is_name(side[-1])


def is_name(token: Token) -> bool:
    """True for a noun or name; a body in capitals too, which the tagger may misread: "WHO"."""
    return token.pos_ in ("NOUN", "PROPN") or (token.text.isupper() and len(token) > 1)


def has_verb(side: list[Token]) -> bool:
    """True for a side of a headline with a verb, or with a quotation."""
    return any(is_verb(t) or t.is_quote for t in side)


def tells_itself(head: Token) -> bool:
    """True for who can stand before what it says: not a country, of which the headline may tell."""
    entries = [find_entry(sense.key) for sense in find_senses(head.text)]
    place = any(entry is not None and entry.type in PLACES for entry in entries)
    return can_be_cited(head) and not place and head.ent_type_ not in ("GPE", "LOC")


def passage(doc: Doc, credit: Credit) -> Iterator[Draft]:
    """A passage credited to an outlet: "(Politico)", "Per Reuters:"."""
    if credit.covers is None:
        return
    inside = doc.char_span(credit.span.begin, credit.span.end, alignment_mode="expand")
    if inside is None:
        return
    named = [t for t in inside if t.lower_ in credit.outlet.casefold().split() and not t.is_punct]
    cue = [t for t in inside if t.lower_ in words("credit", "prepositions")]
    # The article may name it by another name: "AP" for Associated Press.
    named = named or [t for t in inside if t.text[:1].isupper() and t not in cue]
    paragraphs = [
        Span(max(p.begin, credit.covers.begin), min(p.end, credit.covers.end))
        for p in paragraphs_of(doc)
        if p.begin < credit.covers.end and credit.covers.begin < p.end
    ]
    text = doc.text  # put together anew each time
    spans = [without(p, credit.span, text) for p in paragraphs]
    spans = [s for s in spans if s.end > s.begin]
    if spans and named:
        yield Draft(
            "credit", "report", named, cue or [t for t in inside if t.is_punct] + named, [], spans
        )


def without(span: Span, credit: Span, text: str) -> Span:
    """A paragraph without the words of the credit at its end, and without its final full stop."""
    end = (
        credit.begin
        if credit.begin < span.end <= credit.end + 2 and credit.begin > span.begin
        else span.end
    )
    kept = text[span.begin : end].rstrip().rstrip(".").rstrip()
    if credit.begin <= span.begin < credit.end:
        return Span(span.begin, span.begin)
    return Span(span.begin, span.begin + len(kept))
