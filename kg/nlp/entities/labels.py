"""The recogniser's labels, mended where the words of a name or those around it know better."""

from collections import defaultdict
from collections.abc import Mapping, Set

from spacy.tokens import Doc, Span

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.lexicon.given_names import gender_of_name
from kg.nlp.entities.names import suffix_type
from kg.nlp.entities.words import location_words, office_words, title_list, title_words

LONGEST_NAME = 3


Surnames = Mapping[str, Set[str]]


def label_of(name: Span, label: str, surnames: Surnames) -> str:
    """PERSON for 'Carly Fiorina' taken for a body, GPE for the town in 'in Mission Viejo, Calif.'.

    ``surnames`` are the last words of the full names of persons in the article, each with the first
    words before it.
    """
    if label == "GPE" and (is_first_name(name, surnames) or is_with_me(name)):
        return "PERSON"
    if label == "ORG" and (is_full_name(name) or is_titled(name, surnames)):
        return "PERSON"
    if label == "PERSON" and is_town(name):
        return "GPE"
    return label


def is_full_name(name: Span) -> bool:
    """True for a given name and a surname that name no firm."""
    if not 1 < len(name) <= LONGEST_NAME:
        return False
    words, text = [token.text for token in name], name.text
    plain = all(w[:1].isupper() and w.strip(".").isalpha() and not w.isupper() for w in words)
    known = text in title_list("names", "firms") or suffix_type(text) or find_senses(text)
    return plain and not known and gender_of_name(words[:2]) is not None


def is_first_name(name: Span, surnames: Surnames) -> bool:
    """True for 'Ottilie' where Ottilie Brandt is told of, and no place of this name is known."""
    word = name[0].text
    if len(name) > 1 or find_senses(word):
        return False
    return any(word in first for first in surnames.values())


def is_with_me(name: Span) -> bool:
    """True for the 'Ottilie' of 'Ottilie and I'."""
    after = name.doc[name.end : name.end + 2]
    return len(after) == 2 and after[0].lower_ == "and" and after[1].text == "I"


def is_titled(name: Span, surnames: Surnames) -> bool:
    """True for 'General Petraeus' where David Petraeus is told of."""
    if len(name) < 2 or name[-1].text not in surnames:
        return False
    return all(t.lower_ in title_words() or t.lower_ in office_words() for t in name[:-1])


def is_town(name: Span) -> bool:
    """True for a name of several words after 'in' and before the name of its state or country."""
    doc = name.doc
    if len(name) < 2 or name.start == 0 or name.end + 1 >= len(doc) or is_full_name(name):
        return False
    inside = doc[name.start - 1].lower_ in location_words("prepositions")
    return inside and doc[name.end].text == "," and is_land(doc[name.end + 1].text)


def is_land(word: str) -> bool:
    """True for the name of a state or country."""
    entries = (find_entry(sense.key) for sense in find_senses(word) if sense.kind == "name")
    return any(entry is not None and entry.type in ("Place", "Country") for entry in entries)


def full_surnames(doc: Doc) -> dict[str, set[str]]:
    """The last words of the full names of persons in a Doc, with the first words before them."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for ent in doc.ents:
        person = ent.label_ == "PERSON" or (ent.label_ == "ORG" and is_full_name(ent))
        if person and len(ent) > 1 and ent[-1].text[:1].isupper():
            table[ent[-1].text].add(ent[0].text)
    return table
