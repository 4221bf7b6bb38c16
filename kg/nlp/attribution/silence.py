"""No answer: "did not respond to a request for comment", "declined to comment"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.silent_nouns import silence_of
from kg.nlp.attribution.source import phrase_of
from kg.nlp.attribution.words import words
from kg.nlp.grammar import children, is_passive, is_verb, prepositional, surface_subject
from kg.nlp.negation import negation


def by_silence(tokens: list[Token]) -> Iterator[Draft]:
    """One statement for each of several who do not answer; content is what they were asked about.

    Most do not say: then there is none.
    """
    for verb in tokens:
        if is_verb(verb) and (no_response(verb) or declined(verb)):
            who = surface_subject(verb)
            topic = topic_of(verb)
            cue = [t for t in cue_of(verb) if t not in topic]
            for source in [who, *(who.conjuncts if who is not None else ())]:
                if source is not None:
                    others = [c for c in source.conjuncts if c.i > source.i]
                    gone = {t.i for other in others for t in other.subtree}
                    phrase = [t for t in phrase_of(source) if t.i not in gone and t.dep_ != "cc"]
                    yield Draft("no-response", "decline-comment", phrase, cue, topic)
        elif is_verb(verb):
            for who, cue in silence_of(verb):
                said = sorted((t for t in cue if not t.is_punct), key=lambda t: t.i)
                yield Draft("no-response", "decline-comment", phrase_of(who), said, [])


def no_response(verb: Token) -> bool:
    """True for a negated answer to a request."""
    lemma = verb.lemma_.lower()
    answers = lemma in words("no_response", "verbs")
    reached = lemma in words("no_response", "reaching") and is_passive(verb)
    alone = lemma == "comment" or reached
    if not (alone or answers) or not is_denied(verb):
        return False
    if alone:
        return True
    below = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    return bool(below & set(words("no_response", "nouns"))) and not is_passive(verb)


def is_denied(verb: Token) -> bool:
    """True for a negated verb, or one whose subject denies it: "neither firm responded"."""
    who = surface_subject(verb)
    none = words("no_response", "none")
    return negation(verb) is not None or (
        who is not None and any(t.lower_ in none for t in (who, *who.children))
    )


def declined(verb: Token) -> bool:
    """True for "declined to comment", "refused to answer questions"."""
    if verb.lemma_.lower() not in words("no_response", "declining"):
        return False
    return not is_passive(verb) and any(says_nothing(c) for c in children(verb, "xcomp"))


def says_nothing(verb: Token) -> bool:
    """True for an infinitive after "declined" that means to comment."""
    lemma = verb.lemma_.lower()
    if lemma in words("no_response", "speaking"):
        audience = words("no_response", "audience")
        return any(t.lemma_.lower() in audience for t in prepositional(verb, "to", "with"))
    if lemma not in words("no_response", "comment"):
        return False
    return all(is_open(clause) for clause in children(verb, "ccomp"))


def is_open(clause: Token) -> bool:
    """True for an indirect question: "whether charges would be brought"."""
    return any(t.lower_ in words("no_response", "open") for t in clause.subtree if t.i < clause.i)


def topic_of(verb: Token) -> list[Token]:
    """What somebody does not speak of, within the words of the refusal; empty where unsaid."""
    inside = sorted(cue_of(verb), key=lambda t: t.i)
    for token in inside:
        topical = token.lower_ in words("no_response", "topics") and token.dep_ == "prep"
        if topical and not is_time(token):
            targets = children(token, "pobj", "pcomp")
        elif token.lemma_.lower() in words("no_response", "direct"):
            targets = children(token, "dobj")
            targets += [c for c in children(token, "prep") if targets and not is_time(c)]
        elif children(token, "ccomp") and token.lemma_.lower() in words("no_response", "comment"):
            targets = children(token, "ccomp")
        else:
            continue
        held = {t.i for target in targets for t in target.subtree}
        return cleaned([t for t in inside if t.i in held], verb)
    return []


def is_time(prep: Token) -> bool:
    """True for "on Sunday"."""
    return any(t.ent_type_ in ("DATE", "TIME") for t in prep.subtree)


def cue_of(verb: Token) -> list[Token]:
    """From the first auxiliary to the end of what is not answered."""
    subject = surface_subject(verb)
    held = set(subject.subtree) if subject is not None else set()
    left = [
        t for t in verb.children if t.dep_ in ("aux", "auxpass", "neg", "advmod") and t.i < verb.i
    ]
    right = [
        t
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("prep", "dobj", "xcomp", "prt")
        for t in c.subtree
    ]
    found = [
        t for t in (*left, verb, *right) if t not in held and not t.is_punct and not t.is_space
    ]
    return sorted(set(found), key=lambda t: t.i)
