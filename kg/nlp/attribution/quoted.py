"""Attributions found from the quotation: the cue beside it, where the parse did not join them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.quotation import FEWEST, Pair
from kg.nlp.attribution.source import addressee_of, is_speaker, phrase_of, source_of
from kg.nlp.attribution.verbs import cue_words
from kg.nlp.attribution.words import cues
from kg.nlp.grammar import is_verb, surface_subject
from kg.nlp.negation import negation

REACH = 12


def by_quotations(doc: Doc, drafts: Sequence[Draft], pairs: Sequence[Pair]) -> Iterator[Draft]:
    """The statements of the quotations that no draft has yet and beside which a cue stands."""
    covered = {t.i for draft in drafts for t in draft.content}
    used = {t.i for draft in drafts for t in draft.cue}
    for begin, end in pairs:
        inside = range(begin, end + 1)
        words = sum(t.is_alpha for t in doc[begin : end + 1])
        if words < FEWEST or not covered.isdisjoint(inside):
            continue
        draft = beside(doc, begin, end, used)
        if draft is not None:
            used |= {t.i for t in draft.cue}
            yield draft


def beside(doc: Doc, begin: int, end: int, used: set[int]) -> Draft | None:
    """The statement of one quotation, whose cue stands after it or before its comma or colon."""
    content = [t for t in doc[begin : end + 1] if not t.is_space]
    after = clause_words(doc, range(end + 1, min(end + 1 + REACH, len(doc))))
    if doc[end - 1].text in (",", "?", "!") or (after and after[0].text == ","):
        draft = first_cue(after, content, used)
        if draft is not None:
            return draft
    if begin > 0 and doc[begin - 1].text in (",", ":"):
        before = clause_words(doc, range(begin - 2, max(-1, begin - 2 - REACH), -1))
        return first_cue(before, content, used) or colon(doc[begin - 1], before, content)
    return None


def clause_words(doc: Doc, positions: range) -> list[Token]:
    """The words from a quotation on, up to the end of the sentence, a break or another mark."""
    found: list[Token] = []
    for position in positions:
        token = doc[position]
        if token.text in (".", "!", "?", ";", "”", "“", '"') or "\n" in token.text:
            break
        found.append(token)
    return found


def first_cue(words: list[Token], content: list[Token], used: set[int]) -> Draft | None:
    """The statement of the first verb of saying in some words, if somebody is its subject."""
    for verb in words:
        act = cues().act("verbs", verb.lemma_.lower()) if is_verb(verb) else None
        if act is None or verb.i in used:
            continue
        source = source_of(verb)
        if source is None or not is_speaker(source):
            continue
        held = {t.i for t in content}
        phrase = [t for t in phrase_of(source, verb) if t.i not in held]
        if phrase:
            told = cues().act("tells", verb.lemma_.lower()) is not None
            whom = addressee_of(verb) if told else None
            cue = [t for t in cue_words(verb) if t.i not in held]
            no = negation(verb) is not None
            return Draft("quotation", act, phrase, cue, content, addressee=whom, negated=no)
    return None


def colon(mark: Token, words: list[Token], content: list[Token]) -> Draft | None:
    """As in "Lopez was blunt: “It will close”": the colon says that the subject says it."""
    if mark.text != ":":
        return None
    held = {t.i for t in content}
    for verb in words:
        subject = surface_subject(verb) if is_verb(verb) and verb.dep_ == "ROOT" else None
        if subject is not None and subject.i < mark.i and is_somebody(subject):
            phrase = [t for t in phrase_of(subject, verb) if t.i not in held]
            if phrase:
                return Draft("colon", "state", phrase, [mark], content, confidence=0.5)
    return None


def is_somebody(head: Token) -> bool:
    """True for a person by name or pronoun."""
    return head.ent_type_ == "PERSON" or head.lower_ in ("he", "she", "they", "i", "we")
