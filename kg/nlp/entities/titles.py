"""Titles in front of a person's name: how far they go, and which office they tell."""

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.nlp.entities.words import genders, office_words, offices, title_list, title_words

LONGEST = 9


@dataclass(frozen=True, slots=True)
class Title:
    """The words from token ``first`` up to a name: the office they tell and its country or body."""

    first: int
    office: str | None
    of: str | None
    gender: str | None
    former: bool


def read_title(doc: Doc, name_first: int, named: dict[int, str]) -> Title | None:
    """The title before the name that begins at a token; ``named``: token → key of a known name.

    ``None`` where no word of an office, rank or address stands there.
    """
    first = lowest = name_first
    for i in range(name_first - 1, max(-1, name_first - 1 - LONGEST), -1):
        token = doc[i]
        if token.is_space or doc[i].sent.start != doc[name_first].sent.start:
            break
        if (
            token.lower_ in title_list("names", "connectors")
            and i > 0
            and not is_address(doc, i + 1, name_first)
        ):
            continue
        if not (token.lower_ in title_words() or belongs(doc, i, named)):
            break
        lowest = i
    words = [doc[i].lower_ for i in range(lowest, name_first)]
    if not any(word in office_words() for word in words):
        return None
    first = lowest
    while first < name_first and doc[first].lower_ in title_list("names", "connectors"):
        first += 1
    key = next((named[i] for i in range(first, name_first) if i in named), None)
    gender = next((genders()[word] for word in words if word in genders()), None)
    former = any(word in title_list("words", "former") for word in words)
    return Title(first, office_in(words), key, gender, former)


def belongs(doc: Doc, i: int, named: dict[int, str]) -> bool:
    """True for a country, body or adjective that modifies the title after it."""
    token = doc[i]
    if i in named:
        entry = find_entry(named[i])
        if entry is not None and entry.type == "Person":
            return False
        return token.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") or is_followed(doc, i)
    senses = find_senses(token.text)
    if any(sense.kind == "adjective" for sense in senses):
        return True
    return token.tag_ in ("NNP", "NNPS", "JJ") and token.dep_ in ("compound", "amod", "nmod")


def is_address(doc: Doc, i: int, name_first: int) -> bool:
    """True where a name or its 'Mr.' begins: 'spokesman for Mr. Moon' is no title of Mr. Moon."""
    return i == name_first or doc[i].lower_ in title_list("words", "address")


def is_followed(doc: Doc, i: int) -> bool:
    """True if a word of a title comes right after."""
    return i + 1 < len(doc) and doc[i + 1].lower_ in title_words()


def office_in(words: list[str]) -> str | None:
    """The office that the words of a title name; the longest form wins."""
    text = " ".join(words).replace(" - ", "-")
    best = ""
    for form in offices():
        inside = f" {form} " in f" {text} "
        if inside and len(form) > len(best):
            best = form
    return offices().get(best)
