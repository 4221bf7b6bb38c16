"""Whom somebody cites: according to, per, citing, "quoted him as saying"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.gazetteer.lookup import find_senses
from kg.nlp.attribution.content import clause_of, cleaned, object_of, sentence_without
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.source import can_be_told, phrase_of
from kg.nlp.attribution.words import cues, words
from kg.nlp.grammar import child, children, direct_object, is_verb, surface_subject


def according_to(token: Token) -> Iterator[Draft]:
    """As in "according to the ministry", "per the court": the rest of the clause is content.

    Not "per person": *per* needs somebody or something that can tell.
    """
    to = child(token, "prep")
    holder = to if to is not None and to.lower_ == "to" else token
    target = next((t for t in children(holder, "pobj")), None)
    if target is None:
        return
    per = holder == token
    if per and not (can_be_cited(target) and stands_alone(token, target)):
        return
    source = phrase_of(target)
    cue = [token, holder] if not per else [token]
    gone = [*source, *cue, *token.subtree]
    content = sentence_without(token, gone) or after_colon(source[-1])
    if content:
        yield Draft("credit" if per else "according-to", "state", source, cue, content)


def after_colon(last: Token) -> list[Token]:
    """The sentence after a credit that the parser takes for one of its own: "Per Reuters:"."""
    doc, begin = last.doc, last.i + 2
    if begin >= len(doc) or doc[begin - 1].text != ":" or doc[begin].is_space:
        return []
    return cleaned(list(doc[begin].sent), last)


def stands_alone(token: Token, target: Token) -> bool:
    """True for "per" beside a clause: after a comma or at the beginning, before a phrase."""
    before = token.doc[token.i - 1] if token.i else None
    beside = before is None or before.is_punct or before.is_space or token.is_title
    whole = target.pos_ == "PROPN" or target.tag_ == "NNS" or child(target, "det", "poss")
    return bool(beside and whole)


def citing(token: Token) -> Iterator[Draft]:
    """As in "Citing two officials, the paper says X": the officials say X too.

    Who cites low wages, or a rule, passes on nobody's words.
    """
    target = child(token, "dobj")
    verb = citer(token)
    if target is None or verb is None or not can_be_cited(target):
        return
    own = {t.i for t in token.subtree}
    clause = next((c for c in (*children(verb, "ccomp"), *children(token, "ccomp"))), None)
    source = phrase_of(target)
    if clause is not None:
        inside = clause.head == token
        gone = {t.i for t in source} if inside else own
        content = cleaned([t for t in clause.subtree if t.i not in gone], verb)
    else:
        who = {t.i for t in surface.subtree} if (surface := surface_subject(verb)) else set()
        content = (object_of(verb) or clause_of(verb, who)) if is_cue(verb) else []
        content = [t for t in content if t.i not in own]
        content = content or sentence_without(token, list(token.subtree))
    if content:
        yield Draft("citing", "state", source, [token], content, under=verb)


def citer(token: Token) -> Token | None:
    """The verb beside which somebody is cited: that of saying, where one governs it."""
    verb = token.head
    if verb.dep_ in ("nsubj", "nsubjpass") and not is_verb(verb):
        verb = verb.head
    if verb == token or not is_verb(verb):
        return None
    if verb.dep_ == "ccomp" and is_cue(verb.head) and token.i > verb.head.i:
        return verb.head
    return verb


def is_cue(verb: Token) -> bool:
    """True for a verb of saying."""
    return is_verb(verb) and cues().act("verbs", verb.lemma_.lower()) is not None


def as_saying(token: Token) -> Iterator[Draft]:
    """As in "quoted the minister as saying that": the minister says it."""
    source = direct_object(token)
    for prep in children(token, "prep"):
        for verb in children(prep, "pcomp"):
            if prep.lower_ != "as" or source is None or not is_cue(verb):
                continue
            content = clause_of(verb, set())
            if content:
                phrase = phrase_of(source, prep)
                yield Draft("citing", "state", phrase, [prep, verb], content)


def can_be_cited(head: Token) -> bool:
    """True for people, bodies and documents, which tell what the one who cites them says."""
    named = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    lemma = head.lemma_.lower()
    nouns = (*words("credit", "documents"), *words("anonymous", "heads"))
    known = head.text.isupper() and bool(find_senses(head.text))
    return named or known or can_be_told(head) or lemma in nouns
