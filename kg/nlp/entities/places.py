"""Whether a name of a place means the territory or the actor."""

from spacy.tokens import Token

from kg.lexicon.gazetteer.entries import Entry
from kg.nlp.entities.words import location_words, nominal_words

SUBJECTS = {"nsubj", "nsubjpass", "agent"}


def is_territory(token: Token) -> bool:
    """True for the noun that turns a country into a place ('Russian territory')."""
    return token.lemma_.lower() in nominal_words("territory", "lemmas")


def is_locative(token: Token) -> bool:
    """True if the phrase headed by a token stands where a place stands."""
    top = token
    while top.dep_ in ("conj", "appos") and top.head.i < top.i:
        top = top.head
    if top.dep_ == "poss":
        return possesses_land(top)
    if top.dep_ in ("dobj", "nsubjpass"):
        return top.head.lemma_.lower() in location_words("visits") and top.dep_ == "dobj"
    if top.dep_ not in ("pobj", "pcomp"):
        return False
    return is_place_preposition(top.head)


def possesses_land(token: Token) -> bool:
    """True for the possessor of a border, a soil, a capital that is itself a place phrase."""
    noun = token.head
    return noun.lemma_.lower() in location_words("parts") and noun.dep_ == "pobj"


def is_place_preposition(preposition: Token) -> bool:
    """True for a preposition of place; after a weak one the word before it must be of motion."""
    word = preposition.lower_
    if word in location_words("prepositions"):
        return True
    outer = preposition.head
    if word == "of":
        return outer.lower_ in location_words("prepositions")
    if word in location_words("weak_prepositions"):
        return outer.lemma_.lower() in location_words("motion")
    return False


def acts(token: Token, entry: Entry) -> bool:
    """True if the seat of a government stands where an actor stands."""
    if entry.type != "Place":
        return not (token.dep_ == "pobj" and token.head.lower_ in location_words("beside"))
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "iobj", "nmod"):
        return True
    if token.dep_ == "poss":
        return token.head.lemma_.lower() not in location_words("civic")
    if token.dep_ == "conj":
        return token.head.dep_ in ("nsubj", "dobj", "pobj") and acts_like(token.head)
    return acts_like(token)


def acts_like(token: Token) -> bool:
    """True after 'by', 'with', 'between', 'against', and after 'to' where nothing moves."""
    if token.dep_ == "pobj":
        word = token.head.lower_
        return word in location_words("acting") and not (is_locative(token))
    return token.dep_ in ("nsubj", "dobj")
