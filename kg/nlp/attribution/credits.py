"""Attributions whose cue is no verb: according to, citing, reportedly, dashes, credits."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.model import Credit, Span
from kg.nlp.attribution.content import cleaned, sentence_without
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.source import can_be_told, phrase_of
from kg.nlp.attribution.words import words
from kg.nlp.extensions import paragraphs_of
from kg.nlp.grammar import child, children, is_verb


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
        elif token.lemma_.lower() in words("credit", "citing") and token.tag_ == "VBG":
            yield from citing(token)
        elif lower in words("credit", "adverbs"):
            yield from adverb(token)
    for span in paragraphs_of(doc):
        yield from dash(doc, span)
    for credit in doc._.kg_credits:
        yield from passage(doc, credit)


def according_to(token: Token) -> Iterator[Draft]:
    """As in "according to the ministry", "per the court": the rest of the clause is content."""
    to = child(token, "prep")
    holder = to if to is not None and to.lower_ == "to" else token
    target = next((t for t in children(holder, "pobj")), None)
    if target is None:
        return
    source = phrase_of(target)
    cue = [token, holder] if holder != token else [token]
    gone = [*source, *cue, *token.subtree]
    content = sentence_without(token, gone)
    if content:
        yield Draft("according-to", "state", source, cue, content)


def citing(token: Token) -> Iterator[Draft]:
    """As in "Citing two officials, the paper says X": the officials say X too.

    Who cites low wages, or a rule, passes on nobody's words.
    """
    target = child(token, "dobj")
    head = token.head
    if target is None or head == token or not is_verb(head) or not can_be_cited(target):
        return
    clause = next((c for c in head.children if c.dep_ == "ccomp"), None)
    if clause is not None:
        content = cleaned(list(clause.subtree), head)
    else:
        content = sentence_without(token, list(token.subtree))
    if content:
        yield Draft("citing", "state", phrase_of(target), [token], content, under=head)


def can_be_cited(head: Token) -> bool:
    """True for people, bodies and documents, which tell what the one who cites them says."""
    named = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    lemma = head.lemma_.lower()
    nouns = (*words("credit", "documents"), *words("anonymous", "heads"))
    return named or can_be_told(head) or lemma in nouns


def adverb(token: Token) -> Iterator[Draft]:
    """As in "reportedly": somebody says so, nobody says who."""
    verb = token.head
    if not is_verb(verb):
        return
    clause = [t for t in verb.subtree if t != token] if verb.dep_ != "ROOT" else list(verb.sent)
    content = cleaned([t for t in clause if t != token], token)
    if content:
        yield Draft("adverb", "report", [], [token], content)


def dash(doc: Doc, span: Span) -> Iterator[Draft]:
    """A headline with its source behind a dash: "Bridge to close — mayor"."""
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
    short = 0 < len(after) <= 6 and not any(is_verb(t) for t in after)
    if short and any(is_verb(t) for t in before) and after[-1].pos_ in ("NOUN", "PROPN"):
        yield Draft("headline-dash", "state", after, [mark], cleaned(before, mark))


def passage(doc: Doc, credit: Credit) -> Iterator[Draft]:
    """A passage credited to an outlet: "(Politico)", "Per Reuters:"."""
    if credit.covers is None:
        return
    inside = doc.char_span(credit.span.begin, credit.span.end, alignment_mode="expand")
    if inside is None:
        return
    named = [t for t in inside if t.lower_ in credit.outlet.casefold().split() and not t.is_punct]
    cue = [t for t in inside if t.lower_ in words("credit", "prepositions")]
    paragraphs = [
        Span(max(p.begin, credit.covers.begin), min(p.end, credit.covers.end))
        for p in paragraphs_of(doc)
        if p.begin < credit.covers.end and credit.covers.begin < p.end
    ]
    spans = [without(p, credit.span, doc.text) for p in paragraphs]
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
