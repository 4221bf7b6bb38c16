"""What the words around a noun say of it: country, possessor, number, order, office."""

from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.lookup import find_senses
from kg.nlp.entities.mention import Gender
from kg.nlp.entities.words import (
    NounClass,
    nominal_words,
    noun_genders,
    numbers,
    offices,
    offices_with,
    ordinals,
)

MODIFIERS = {"amod", "compound", "nmod", "npadvmod", "advmod"}
PEOPLE = {"source", "office", "person", "spokesperson"}


def read_modifiers(
    doc: Doc, first: int, head: Token, keys: dict[int, str]
) -> tuple[tuple[str, ...], str | None]:
    """The lemmas that describe a noun, and the country or body that one of them names."""
    words, country = [], None
    for i in range(first, head.i):
        token = doc[i]
        key = keys.get(i) or adjective_key(token)
        if key and token.dep_ != "poss":
            country = country or key
        elif token.dep_ in MODIFIERS and not token.is_punct and token.tag_ != "POS":
            if token.lower_ in nominal_words("origin", "participles"):
                continue
            words.append(token.lemma_.lower())
    return tuple(sorted(set(words))), country


def adjective_key(token: Token) -> str | None:
    """The key that an adjective names, also at the front of a compound ('American-made')."""
    word = token.text.split("-")[0]
    return next((s.key for s in find_senses(word) if s.kind == "adjective"), None)


def owner_of(token: Token) -> int | None:
    """The token of the possessor, if there is one."""
    return next((child.i for child in token.lefts if child.dep_ == "poss"), None)


def named_before(token: Token) -> int | None:
    """The token of a name that stands for an owner: 'the Castro campaign'."""
    names = (child.i for child in token.lefts if child.dep_ == "compound" and child.tag_ == "NNP")
    found = next(names, None)
    before = token.doc[token.i - 1] if token.i > 0 else token
    inner = token.dep_ == "compound" and before.dep_ == "compound" and before.tag_ == "NNP"
    return before.i if found is None and inner and before.head.i == token.head.i else found


def count_of(doc: Doc, first: int, head: Token) -> int | None:
    """How many, where a numeral says so."""
    for i in range(first, head.i):
        token = doc[i]
        if token.dep_ == "nummod" or (token.tag_ == "CD" and token.head.i == head.i):
            if token.lower_ in numbers():
                return numbers()[token.lower_]
            if token.text.isdigit():
                return int(token.text)
    return None


def ordinal_of(doc: Doc, first: int, head: Token) -> int | None:
    """Which one, where an ordinal says so ('the second official')."""
    for i in range(first, head.i):
        token = doc[i]
        if token.lower_ in ordinals() and token.head.i == head.i and doc[i + 1].text != "-":
            return ordinals()[token.lower_]
    return None


def gender_of(lemma: str, noun_class: NounClass) -> Gender:
    """What pronouns can mean it."""
    if noun_class.name in PEOPLE:
        told = noun_genders().get(lemma)
        return "m" if told == "m" else "f" if told == "f" else "any"
    return "thing"


def office_of(doc: Doc, first: int, head: Token) -> str | None:
    """The office that a description names."""
    possible = offices_with(head.lower_)
    if not possible:
        return None
    text = " ".join(doc[i].lower_ for i in range(first, head.i + 1))
    after = doc[head.i + 1 : head.i + 3].text.lower()
    forms = [form for form in possible if f" {form} " in f" {text} {after} "]
    return offices()[max(forms, key=len)] if forms else None
