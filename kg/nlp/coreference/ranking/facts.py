"""What grammar tells of each mention, as columns of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

from kg.nlp.encoder.windows import Array
from kg.nlp.entities.words import genders
from kg.nlp.grammar import SUBJECTS
from kg.nlp.mentions.finder import Spotted

PRONOUN, NAME, NOUN = range(3)
# Content words of a mention that are compared with those of others, the last ones.
CONTENT = 6
OBJECTS = ("dobj", "obj", "pobj", "dative", "attr")
OPENING, CLOSING, STRAIGHT = ("“", "``"), ("”", "''"), '"'
NOT_CONTENT = ("DET", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ", "AUX", "SPACE", "PRON")


@dataclass(frozen=True)
class Facts:
    """Columns with one row for each mention, in the order of the text.

    Words are numbers that are the same for the same word of one article, 0 for none. ``pronoun``:
    1 I, 2 we, 3 you, 4 he, 5 she, 6 it, 7 they, 8 who and which, 9 this and that, 10 others.
    """

    text: Array
    bare: Array
    head: Array
    last: Array
    content: Array
    kind: Array
    pronoun: Array
    number: Array
    gender: Array
    definite: Array
    role: Array
    sentence: Array
    paragraph: Array
    first: Array
    end: Array
    root: Array
    governor: Array
    apposed: Array
    quoted: Array
    types: Array
    vectors: Array

    def __len__(self) -> int:
        """How many mentions."""
        return len(self.text)


COLUMNS = tuple(f.name for f in fields(Facts) if f.name not in ("types", "vectors"))


class Numbering:
    """Words → numbers from 1 on, in the order in which they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {"": 0}

    def __call__(self, word: str) -> int:
        """The number of a word."""
        return self.known.setdefault(word, len(self.known))


def facts_of(doc: Doc, mentions: Sequence[Spotted]) -> Facts:
    """The columns of some mentions of a parsed Doc."""
    sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    paragraph, quoted = paragraphs_and_quotes(doc)
    words = Numbering()
    rows = []
    for mention in mentions:
        found = doc.char_span(*mention.span, alignment_mode="expand")
        rows.append(row_of(found or doc[:1], words, sentence, paragraph, quoted))
    table = {name: np.array([row[name] for row in rows], dtype=np.int32) for name in COLUMNS}
    table["content"] = table["content"].reshape(len(mentions), CONTENT)
    return Facts(
        **table,
        types=np.array([m.odds for m in mentions], dtype=np.float32),
        vectors=np.array([m.vector for m in mentions], dtype=np.float32),
    )


def paragraphs_and_quotes(doc: Doc) -> tuple[list[int], list[int]]:
    """The number of each token's paragraph, and whether it stands between quotation marks."""
    paragraph, quoted = [0] * len(doc), [0] * len(doc)
    number = inside = begin = 0
    marks = [doc.vocab.strings[mark] for mark in (*OPENING, *CLOSING, STRAIGHT)]
    told = doc.to_array([IS_SPACE, ORTH])
    places = np.flatnonzero((told[:, 0] > 0) | np.isin(told[:, 1], marks)).tolist()
    for place in (*places, len(doc)):
        paragraph[begin:place] = [number] * (place - begin)
        quoted[begin:place] = [inside] * (place - begin)
        begin = place
        if place == len(doc):
            break
        word = doc[place].text
        if "\n" in word:
            number, inside = number + 1, 0
        elif not word.isspace():
            inside = int(word in OPENING or (word == STRAIGHT and not inside))
    return paragraph, quoted


def row_of(
    span: Slice, words: Numbering, sentence: dict[int, int], paragraph: list[int], quoted: list[int]
) -> dict[str, int | list[int]]:
    """The facts of one mention by column."""
    tokens = [t for t in span if not t.is_space]
    if tokens and tokens[-1].tag_ == "POS" and len(tokens) > 1:
        tokens = tokens[:-1]
    tokens = tokens or list(span)
    head = head_of(tokens)
    rest = [t for t in tokens if t.pos_ != "DET"] or tokens
    content = [words(t.lemma_.lower()) for t in rest if t.pos_ not in NOT_CONTENT][-CONTENT:]
    kind = kind_of(head, tokens)
    return {
        "text": words(" ".join(t.lower_ for t in tokens)),
        "bare": words(" ".join(t.lower_ for t in rest)),
        "head": words(head.lemma_.lower()),
        "last": words(tokens[-1].lower_),
        "content": content + [0] * (CONTENT - len(content)),
        "kind": kind,
        "pronoun": pronoun_of(head) if kind == PRONOUN else 0,
        "number": number_of(head, tokens),
        "gender": gender_of(head, tokens),
        "definite": definiteness(tokens),
        "role": role_of(head),
        "sentence": sentence[head.i],
        "paragraph": paragraph[head.i],
        "first": tokens[0].i,
        "end": tokens[-1].i,
        "root": head.i,
        "governor": head.head.i,
        "apposed": int(head.dep_ in ("appos", "attr")),
        "quoted": quoted[head.i],
    }


def head_of(tokens: Sequence[Token]) -> Token:
    """The first word whose own head lies outside."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[-1])


def kind_of(head: Token, tokens: Sequence[Token]) -> int:
    """Pronoun, name or noun."""
    if len(tokens) <= 2 and (head.pos_ == "PRON" or head.tag_ in ("PRP", "PRP$", "WP", "WDT")):
        return PRONOUN
    if len(tokens) == 1 and head.pos_ == "DET":
        return PRONOUN
    return NAME if head.pos_ == "PROPN" else NOUN


def pronoun_of(token: Token) -> int:
    """The class of a pronoun by its morphology."""
    if token.tag_ in ("WP", "WDT", "WP$"):
        return 8
    if feature(token, "PronType") == "Dem":
        return 9
    person, plural = feature(token, "Person"), feature(token, "Number") == "Plur"
    if person == "1":
        return 2 if plural else 1
    if person == "2":
        return 3
    if person != "3":
        return 10
    return 7 if plural else {"Masc": 4, "Fem": 5}.get(feature(token, "Gender"), 6)


def feature(token: Token, name: str) -> str:
    """A feature of a word's morphology; empty where it has none."""
    return features(str(token.morph)).get(name, "")


@cache
def features(told: str) -> dict[str, str]:
    """Features as spaCy writes them, "Number=Sing|Person=3", by name; there are a few hundred."""
    pairs = (feature.split("=") for feature in told.split("|") if "=" in feature)
    return {name: value.replace(",", "") for name, value in pairs}


def number_of(head: Token, tokens: Sequence[Token]) -> int:
    """1 one, 2 many, 0 where the form does not tell."""
    if any(t.dep_ == "cc" and t.head == head for t in tokens):
        return 2
    return {"Sing": 1, "Plur": 2}.get(feature(head, "Number"), 0)


def gender_of(head: Token, tokens: Sequence[Token]) -> int:
    """1 male, 2 female, 3 a thing, 0 where neither pronoun nor form of address tells."""
    found = feature(head, "Gender")
    if found:
        return {"Masc": 1, "Fem": 2}.get(found, 3)
    told = next((genders()[t.lower_] for t in tokens if t.lower_ in genders()), "")
    return {"m": 1, "f": 2}.get(told, 0)


def definiteness(tokens: Sequence[Token]) -> int:
    """1 the, 2 this, 3 a, 4 with a possessor, 0 none."""
    if len(tokens) == 1:
        return 0
    if feature(tokens[0], "PronType") == "Dem":
        return 2
    found = {"Def": 1, "Ind": 3}.get(feature(tokens[0], "Definite"), 0)
    return found or (4 if any(t.dep_ == "poss" for t in tokens) else 0)


def role_of(head: Token) -> int:
    """1 subject, 2 object, 3 possessor, 0 other."""
    if head.dep_ in SUBJECTS:
        return 1
    if head.dep_ in OBJECTS:
        return 2
    return 3 if head.dep_ == "poss" else 0
