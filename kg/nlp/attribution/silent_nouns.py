"""No answer told by a noun or an adjective: "had no comment", "their calls went unanswered"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.attribution.words import words
from kg.nlp.grammar import child, children, is_passive, prepositional, surface_subject
from kg.nlp.negation import negation

Silence = tuple[Token, list[Token]]


def silence_of(verb: Token) -> Iterator[Silence]:
    """Who is silent by a verb and what goes with it, and the words that say so."""
    yield from no_comment(verb)
    yield from unavailable(verb)
    yield from refused(verb)
    yield from unanswered(verb)


def no_comment(verb: Token) -> Iterator[Silence]:
    """As in "made no comment", "there was no comment from the army"."""
    if verb.lemma_.lower() not in words("no_response", "making"):
        return
    for noun in children(verb, "dobj", "attr"):
        none = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)
        there = child(verb, "expl") is not None
        remarks = words("no_response", "remarks")
        if noun.lemma_.lower() not in (remarks if there else remarks[:1]) or not none:
            continue
        who = next(prepositional(noun, "from"), None) if there else surface_subject(verb)
        if who is not None:
            own = [t for t in noun.subtree if t.i <= noun.i]
            yield who, own if there else [verb, *own]


def unavailable(verb: Token) -> Iterator[Silence]:
    """As in "was unavailable for comment"."""
    who = surface_subject(verb)
    for adjective in children(verb, "acomp"):
        asked = [t for t in adjective.subtree if t.lemma_.lower() in words("no_response", "nouns")]
        if adjective.lower_ in words("no_response", "unavailable") and asked and who is not None:
            yield who, [verb, *adjective.subtree]


def refused(verb: Token) -> Iterator[Silence]:
    """As in "declined an interview request"."""
    who = surface_subject(verb)
    if verb.lemma_.lower() not in words("no_response", "declining") or who is None:
        return
    for noun in children(verb, "dobj"):
        about = {t.lemma_.lower() for t in noun.subtree}
        if about & set(words("no_response", "requests")) and not is_passive(verb):
            yield who, [verb, *(t for t in noun.subtree if t.i <= noun.i)]


def unanswered(verb: Token) -> Iterator[Silence]:
    """As in "messages left with the club went unanswered", "calls to it were not returned"."""
    asked = surface_subject(verb)
    if asked is None or asked.lemma_.lower() not in words("no_response", "nouns"):
        return
    adjectives = [c for c in verb.children if c.lower_ in words("no_response", "unanswered")]
    passive = is_passive(verb) and verb.lemma_.lower() in words("no_response", "verbs")
    if not adjectives and not (passive and negation(verb) is not None):
        return
    held = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
    for prep in asked.subtree:
        if prep.dep_ == "prep" and prep.lower_ in words("no_response", "to"):
            who = child(prep, "pobj")
            if who is not None:
                yield who, [*held, verb, *adjectives]
                return
