"""Noun phrases: how far a phrase goes to the left and right of its head."""

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.entities.words import nominal_words

LEFT = {"det", "amod", "compound", "nummod", "poss", "predet", "nmod", "quantmod", "npadvmod"}
LEFT |= {"advmod", "case", "punct"}
NO_START = {"POS", "RB", "RBR", "RBS", "HYPH", "CC", "VB", "VBD", "VBZ", "VBP", "IN"}
LONGEST_COMPLEMENT = 5
LONGEST_LEFT = 12


def span_of(token: Token) -> Span:
    """The characters of a token."""
    return Span(token.idx, token.idx + len(token))


def cover(doc: Doc, first: int, last: int) -> Span:
    """The characters from the first to the last token, both included."""
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def text_between(doc: Doc, begin: int, end: int) -> str:
    """The words that a range of characters touches; ``doc.text`` would be put together anew."""
    span = doc.char_span(begin, end, alignment_mode="expand") if begin < end else None
    return span.text if span is not None else ""


def left_edge(head: Token) -> int:
    """The first token of the phrase before its head, without quotation marks and commas."""
    doc, first = head.doc, head.i
    lowest = max(head.sent.start, head.i - LONGEST_LEFT)
    for i in range(head.i - 1, lowest - 1, -1):
        if not belongs_left(doc[i], head):
            break
        first = i
    while first < head.i and (
        not starts_phrase(doc[first])
        or is_listed_verb(doc[first])
        or joins_clause(doc[first], head)
    ):
        first += 1
    return first


def starts_phrase(token: Token) -> bool:
    """False for punctuation, possessive marks, adverbs and finite verbs at the edge."""
    return not (token.is_punct or token.is_space or token.tag_ in NO_START)


def joins_clause(token: Token, head: Token) -> bool:
    """True for the 'that' of 'said that officials knew', which goes with no plural."""
    return token.lower_ == "that" and head.tag_ in ("NNS", "NNPS")


def is_listed_verb(token: Token) -> bool:
    """True for a verb that the tagger takes for a noun: 'to hit ports, target troops or sink X'."""
    if token.tag_ != "NN" or token.i <= token.sent.start or token.nbor(-1).text != ",":
        return False
    before = token.doc[token.sent.start : token.i]
    after = token.doc[token.i : token.sent.end]
    told = any(t.tag_ == "VB" and t.nbor(-1).tag_ == "TO" for t in before if t.i)
    return told and any(t.tag_ == "VB" and t.nbor(-1).tag_ == "CC" for t in after if t.i)


def belongs_left(token: Token, head: Token) -> bool:
    """True if a token before the head is one of its modifiers, or part of one."""
    if token.is_quote:
        return False
    if token.is_space or token.text in ",;:—–()":
        return token.text == "," and between_adjectives(token)
    node = token
    while node.i != head.i:
        if node.dep_ not in LEFT and not (node.dep_ == "conj" and node.head.dep_ == "amod"):
            return node.dep_ == "cc" and node.head.dep_ == "amod"
        if node.head.i == node.i or node.head.i > head.i:
            return False
        node = node.head
    return True


def between_adjectives(comma: Token) -> bool:
    """True for the comma of 'a long, hard road'."""
    before, after = comma.i - 1, comma.i + 1
    doc = comma.doc
    return after < len(doc) and doc[before].dep_ == doc[after].dep_ == "amod"


def right_edge(head: Token, *, complements: bool) -> int:
    """The last token of the phrase: its head, or a short complement with 'of'."""
    if not complements:
        return head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
            last = max((t.i for t in child.subtree), default=head.i)
            plain = all(t.pos_ not in ("VERB", "AUX") and t.text not in ",;" for t in child.subtree)
            if plain and last - head.i <= LONGEST_COMPLEMENT:
                return last
    return head.i


def determiner_of(head: Token, first: int) -> str:
    """How a phrase is determined: definite, demonstrative, indefinite, possessive, negative."""
    doc = head.doc
    for i in range(first, head.i):
        token = doc[i]
        if token.dep_ == "poss" and token.head.i == head.i:
            return "possessive"
        if token.dep_ in ("det", "predet") or token.tag_ in ("DT", "PDT", "WDT"):
            kind = determiner_kind(token.lower_)
            if kind:
                return kind
    return "none"


def determiner_kind(word: str) -> str:
    """The kind of a determiner, or nothing."""
    for kind in ("definite", "demonstrative", "indefinite", "negative"):
        if word in nominal_words("determiners", kind):
            return kind
    return ""
