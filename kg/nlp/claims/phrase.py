"""Actions and objects in words that stand alone: "use American-supplied weapons inside Russia"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Phrase, Span
from kg.nlp.claims.context import scope_words
from kg.nlp.claims.excepted import is_excepted
from kg.nlp.claims.match import words as listed
from kg.nlp.claims.reading import Reading
from kg.nlp.entities.words import pronouns
from kg.nlp.grammar import is_passive, is_verb, surface_subject

LONGEST = 40
LEFT_OUT = ("nsubj", "nsubjpass", "mark", "parataxis", "punct", "aux", "auxpass", "neg", "cc")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
ARTICLES = ("the", "a", "an")
REFLEXIVE = re.compile(r"(?i)\w+sel(?:f|ves)")
SPACE = re.compile(r"\s+")
BEFORE_MARK = re.compile(r"\s+([,.;:!?)\]”’])")


@cache
def light_actions() -> frozenset[str]:
    """Verbs that say little about what is done, such as *use* and *conduct*."""
    return frozenset(read_lexicon("frames")["scope"]["light_actions"])


def action_phrase(
    reading: Reading, head: Token, without: Iterable[Token] = (), also: Iterable[Token] = ()
) -> Phrase | None:
    """What a verb or noun says is done, without its subject and subordinate clauses.

    ``without`` are words whose subtrees are left out, ``also`` others whose subtrees belong to it
    though the parser hung them elsewhere. None where nothing is left. A passive is
    turned round: "weapons cannot be used against towns" → "use weapons against towns".
    """
    left_out = set(without)
    found = {*phrase_words(head, left_out), *(w for more in also for w in more.subtree)}
    words = sorted(found, key=lambda token: token.i)[:LONGEST]
    words = trim_marks(words)
    if not words:
        return None
    text = worded(reading, words)
    if is_verb(head) and is_passive(head) and head.dep_ != "acl":
        patient = surface_subject(head) or outer_patient(head)
        if patient is not None:
            inside = set(head.subtree) if head.dep_ == "relcl" else set()
            inside |= {c for c in patient.children if c.dep_ == "det" and c.lower_ in ARTICLES}
            named = [word for word in phrase_words_sorted(patient) if word not in inside]
            thing = worded(reading, named)
            rest = worded(reading, [word for word in words if word.i > head.i])
            text = f"{head.lemma_} {thing} {rest}".strip()
            words = named + words
    return Phrase(text, span_of(words), content_lemmas(reading, words))


def negated(phrase: Phrase) -> Phrase:
    """What is not to be done: "not fish in the bay"."""
    no = read_lexicon("acts")["scope"]["no"]
    return replace(phrase, text=f"{no} {phrase.text}", lemmas=(no, *phrase.lemmas))


def outer_patient(verb: Token) -> Token | None:
    """What is done to, of a passive without a subject: "tanks that were sold", "is to be used"."""
    if verb.dep_ == "relcl":
        return verb.head
    return surface_subject(verb.head) if verb.dep_ == "xcomp" and is_verb(verb.head) else None


def noun_phrase(reading: Reading, head: Token, without: Iterable[Token] = ()) -> Phrase | None:
    """A noun with what belongs to it, without its article and the subtrees of some words."""
    found = sorted(phrase_words(head, {*without}), key=lambda token: token.i)
    words = [w for w in found if not (w.dep_ == "det" and w.head == head)]
    words = trim_marks(words)
    return (
        Phrase(worded(reading, words), span_of(words), content_lemmas(reading, words))
        if words
        else None
    )


def phrase_words_sorted(head: Token) -> list[Token]:
    """The words of a phrase in the order of the text."""
    return sorted(phrase_words(head, set()), key=lambda token: token.i)


def phrase_words(head: Token, left_out: set[Token]) -> Iterable[Token]:
    """The words below a head that belong to what it says, the head included."""
    yield head
    if head.dep_ == "compound":
        yield from compounds_before(head)
    for c in head.children:
        if c in left_out or is_left_out(c, head) or is_aside(c):
            continue
        yield from subtree(c, left_out)


def compounds_before(noun: Token) -> Iterable[Token]:
    """The words right before a noun in a compound: the *assault* of "assault weapons ban"."""
    for word in reversed(noun.doc[noun.head.left_edge.i : noun.i]):
        if word.dep_ not in ("compound", "amod") or word.head != noun.head:
            return
        yield word


def is_left_out(token: Token, head: Token) -> bool:
    """True for what a verb's phrase does without: its subject, auxiliaries, subordinate clauses."""
    if not is_verb(head):
        return token.dep_ in ("parataxis", "relcl") and token.i - head.i > 1 and after_comma(token)
    if token.dep_ in LEFT_OUT and not (token.dep_ == "punct" and token.text in "-–"):
        return True
    if (token.dep_ == "conj" and is_joined(token)) or token.tag_ == "TO":
        return True
    if token.i < head.i:
        return token.lower_ not in scope_words()["exclusive"]
    if is_so_clause(token):
        return True
    marks = [c for c in token.children if c.tag_ in ("IN", "WRB") and c.i < token.i]
    return token.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") for c in marks)


def is_joined(conjunct: Token) -> bool:
    """False for an infinitive that the parser took for a conjunct without an *and* or comma."""
    before = conjunct.doc[: conjunct.i][conjunct.head.i + 1 :]
    last = [word for word in before if word.dep_ == "cc" or word.text == ","]
    return not (any(c.tag_ == "TO" for c in conjunct.children) and not last)


def is_so_clause(token: Token) -> bool:
    """True for a clause of purpose or result that says no more of the action: "so they can"."""
    return any(
        c.dep_ == "mark" and c.lower_ in scope_words()["purpose_marks"] for c in token.children
    )


def after_comma(token: Token) -> bool:
    """True if a comma or dash stands before the clause of a word."""
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].is_punct


def subtree(token: Token, left_out: set[Token]) -> Iterable[Token]:
    """All words below a word, without those left out and non-restrictive clauses."""
    yield token
    for c in token.children:
        loose = c.dep_ == "parataxis" or (c.dep_ == "relcl" and after_comma(c)) or is_so_clause(c)
        if c not in left_out and not loose and not is_aside(c):
            yield from subtree(c, left_out)


def is_aside(token: Token) -> bool:
    """True for what is no part of an action: exceptions, and ", a major reversal"."""
    if is_excepted(token):
        return True
    return token.lemma_.lower() in listed("policy", "change_nouns") and after_comma(token)


def trim_marks(words: list[Token]) -> list[Token]:
    """The words without punctuation, conjunctions and white space at either end."""

    def is_edge(token: Token) -> bool:
        return token.is_punct or token.is_space or token.dep_ == "cc"

    while words and is_edge(words[0]):
        words = words[1:]
    while words and is_edge(words[-1]):
        words = words[:-1]
    return words


def span_of(words: list[Token]) -> Span:
    """The span from the first to the last of some words."""
    return Span(min(w.idx for w in words), max(w.idx + len(w) for w in words))


def worded(reading: Reading, words: list[Token]) -> str:
    """The words as text, pronouns and "those weapons" replaced by the name of what they mean."""
    chosen = {word.i for word in words}
    parts: list[str] = []
    done: set[int] = set()
    for word in words:
        if word.i in done:
            continue
        if word.is_space or (word.is_quote and not is_possessive(word)):
            parts.append(" " if word.is_space or word.whitespace_ else "")
            continue
        name, covered = standalone(reading, word, chosen)
        if name:
            parts.append(name + (" " if word.doc[max(covered)].whitespace_ else ""))
            done |= covered
        else:
            parts.append(word.text.lower() if word.i in reading.doc._.kg_recased else word.text)
            parts.append(word.whitespace_)
            if word.i + 1 not in chosen and not word.whitespace_:
                parts.append(" ")
    text = SPACE.sub(" ", "".join(parts)).strip()
    return BEFORE_MARK.sub(r"\1", text)


def is_possessive(mark: Token) -> bool:
    """True for the apostrophe of "the fishers' huts", which looks like a quotation mark."""
    plural = mark.i > 0 and mark.nbor(-1).lower_.endswith("s") and not mark.nbor(-1).whitespace_
    return mark.tag_ == "POS" or (plural and mark.text in ("'", "’") and bool(mark.whitespace_))


def standalone(reading: Reading, word: Token, chosen: set[int]) -> tuple[str, set[int]]:
    """The name to put for an anaphoric mention that begins with a word, and the words it covers."""
    for head in (word, *word.ancestors):
        if head.i - word.i > 6:
            break
        mention = reading.mention_at(head)
        if mention is None or mention.span.begin != word.idx or mention.kind == "name":
            continue
        if REFLEXIVE.fullmatch(word.text):
            continue
        covered = {t.i for t in reading.doc[word.i : head.i + 1]}
        if not covered <= chosen or not is_anaphoric(word, mention.kind):
            continue
        name = reading.referents[reading.by_head[head.idx][0][1]].name
        return name + (possessive_ending(name, word) if word.tag_ == "PRP$" else ""), covered
    return "", set()


def possessive_ending(name: str, pronoun: Token) -> str:
    """What a name gets in place of a possessive pronoun: "James’s" for *his*, "the firms’" else."""
    one = pronouns()[pronoun.lower_]["gender"] in ("m", "f")
    return "’" if name.endswith("s") and not one else "’s"


def is_anaphoric(word: Token, kind: str) -> bool:
    """True for a mention that says nothing by itself: a pronoun, "those weapons"."""
    return kind == "pronoun" or word.lower_ in scope_words()["demonstratives"]


def content_lemmas(reading: Reading, words: list[Token]) -> tuple[str, ...]:
    """The lemmas that decide whether two phrases mean the same, in order, each once.

    Mentions of known actors count by their key, so that *US* and *American* are one.
    """
    found: dict[str, None] = {}
    for word in words:
        number = reading.referent_of(word)
        known = reading.referents[number].known if number is not None else None
        if known and word.pos_ in ("PROPN", "PRON"):
            found[known.lower()] = None
        elif word.pos_ in CONTENT and word.lemma_.lower() not in light_actions():
            found[word.lemma_.lower()] = None
    return tuple(found)
