"""What grammar tells of each mention, as columns of numbers."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.tokens import Doc

from kg.nlp.coreference.ranking.grammar import Grammar, grammar_of
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


WIDE = ("content", "types", "vectors")
COLUMNS = tuple(f.name for f in fields(Facts) if f.name not in WIDE)


class Numbering:
    """Words → numbers from 1 on, in the order in which they come."""

    def __init__(self) -> None:
        self.known: dict[Hashable, int] = {"": 0}

    def __call__(self, word: Hashable) -> int:
        """The number of a word, or of several."""
        return self.known.setdefault(word, len(self.known))


def facts_of(doc: Doc, mentions: Sequence[Spotted]) -> Facts:
    """The columns of some mentions of a parsed Doc."""
    grammar = grammar_of(doc)
    sentence = [number for number, s in enumerate(doc.sents) for _ in range(s.start, s.end)]
    paragraph, quoted = paragraphs_and_quotes(doc)
    words = Numbering()
    rows = []
    for mention in mentions:
        found = doc.char_span(*mention.span, alignment_mode="expand") or doc[:1]
        row = row_of(grammar, range(found.start, found.end), words)
        root = row["root"]
        row |= {"sentence": sentence[root], "paragraph": paragraph[root], "quoted": quoted[root]}
        rows.append(row)
    table = {name: np.array([row[name] for row in rows], dtype=np.int32) for name in COLUMNS}
    content = [content_of(grammar, row, words) for row in rows]
    return Facts(
        **table,
        content=np.array(content, dtype=np.int32).reshape(len(mentions), CONTENT),
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


def row_of(grammar: Grammar, covered: Sequence[int], words: Numbering) -> dict[str, int]:
    """The facts of one mention by column, but for where it stands."""
    tokens = [i for i in covered if not grammar.space[i]]
    if len(tokens) > 1 and grammar.tag[tokens[-1]] == "POS":
        tokens.pop()
    tokens = tokens or list(covered)
    head = head_of(grammar, tokens)
    said = [grammar.lower[i] for i in tokens]
    rest = [grammar.lower[i] for i in tokens if grammar.pos[i] != "DET"] or said
    kind = kind_of(grammar, head, tokens)
    return {
        "text": words(tuple(said)),
        "bare": words(tuple(rest)),
        "head": words(grammar.lemma[head]),
        "last": words(said[-1]),
        "kind": kind,
        "pronoun": pronoun_of(grammar, head) if kind == PRONOUN else 0,
        "number": number_of(grammar, head, tokens),
        "gender": gender_of(grammar, head, said),
        "definite": definiteness(grammar, tokens),
        "role": role_of(grammar.dep[head]),
        "first": tokens[0],
        "end": tokens[-1],
        "root": head,
        "governor": grammar.head[head],
        "apposed": int(grammar.dep[head] in ("appos", "attr")),
    }


def content_of(grammar: Grammar, row: dict[str, int], words: Numbering) -> list[int]:
    """The last content words of a mention, as many as are compared."""
    tokens = range(row["first"], row["end"] + 1)
    lemmas = [grammar.lemma[i] for i in tokens if grammar.pos[i] not in NOT_CONTENT]
    content = [words(lemma) for lemma in lemmas[-CONTENT:]]
    return content + [0] * (CONTENT - len(content))


def head_of(grammar: Grammar, tokens: Sequence[int]) -> int:
    """The first word whose own head lies outside."""
    for i in tokens:
        governor = grammar.head[i]
        if governor == i or governor not in tokens:
            return i
    return tokens[-1]


def kind_of(grammar: Grammar, head: int, tokens: Sequence[int]) -> int:
    """Pronoun, name or noun."""
    pos, tag = grammar.pos[head], grammar.tag[head]
    if len(tokens) <= 2 and (pos == "PRON" or tag in ("PRP", "PRP$", "WP", "WDT")):
        return PRONOUN
    if len(tokens) == 1 and pos == "DET":
        return PRONOUN
    return NAME if pos == "PROPN" else NOUN


def pronoun_of(grammar: Grammar, token: int) -> int:
    """The class of a pronoun by its morphology."""
    if grammar.tag[token] in ("WP", "WDT", "WP$"):
        return 8
    if grammar.feature(token, "PronType") == "Dem":
        return 9
    person = grammar.feature(token, "Person")
    plural = grammar.feature(token, "Number") == "Plur"
    if person == "1":
        return 2 if plural else 1
    if person == "2":
        return 3
    if person != "3":
        return 10
    return 7 if plural else {"Masc": 4, "Fem": 5}.get(grammar.feature(token, "Gender"), 6)


def number_of(grammar: Grammar, head: int, tokens: Sequence[int]) -> int:
    """1 one, 2 many, 0 where the form does not tell."""
    if any(grammar.dep[i] == "cc" and grammar.head[i] == head for i in tokens):
        return 2
    return {"Sing": 1, "Plur": 2}.get(grammar.feature(head, "Number"), 0)


def gender_of(grammar: Grammar, head: int, said: Sequence[str]) -> int:
    """1 male, 2 female, 3 a thing, 0 where neither pronoun nor form of address tells."""
    found = grammar.feature(head, "Gender")
    if found:
        return {"Masc": 1, "Fem": 2}.get(found, 3)
    told = next((genders()[word] for word in said if word in genders()), "")
    return {"m": 1, "f": 2}.get(told, 0)


def definiteness(grammar: Grammar, tokens: Sequence[int]) -> int:
    """1 the, 2 this, 3 a, 4 with a possessor, 0 none."""
    if len(tokens) == 1:
        return 0
    if grammar.feature(tokens[0], "PronType") == "Dem":
        return 2
    found = {"Def": 1, "Ind": 3}.get(grammar.feature(tokens[0], "Definite"), 0)
    return found or (4 if any(grammar.dep[i] == "poss" for i in tokens) else 0)


def role_of(dep: str) -> int:
    """1 subject, 2 object, 3 possessor, 0 other."""
    if dep in SUBJECTS:
        return 1
    if dep in OBJECTS:
        return 2
    return 3 if dep == "poss" else 0
