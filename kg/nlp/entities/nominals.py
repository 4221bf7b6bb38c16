"""Descriptions: 'the president', 'three US officials', 'those weapons', 'its largest city'."""

from collections.abc import Container
from dataclasses import replace

from spacy.attrs import LEMMA, POS
from spacy.tokens import Doc, Token

from kg.nlp.entities.mention import Determiner, FoundMention
from kg.nlp.entities.modifiers import (
    count_of,
    gender_of,
    named_before,
    office_of,
    ordinal_of,
    owner_of,
    read_modifiers,
)
from kg.nlp.entities.pairs import find_pairs
from kg.nlp.entities.phrases import cover, determiner_of, left_edge, right_edge, span_of
from kg.nlp.entities.places import is_locative
from kg.nlp.entities.quantities import quantities
from kg.nlp.entities.words import (
    NounClass,
    ambiguous_nouns,
    nominal_words,
    noun_classes,
    other_things,
    title_list,
)
from kg.nlp.tokens import tokens_in, values_of

NOUNS = ("NOUN", "PROPN")
PREDICATES = {"attr", "oprd", "acomp"}
COMPLEMENTED = {"person", "body", "organization", "office", "group", "force"}


def find_nominals(doc: Doc, taken: set[int], keys: dict[int, str]) -> list[FoundMention]:
    """The descriptions of a Doc whose heads no name has taken."""
    found = []
    told = {lemma.lower() for lemma in values_of(doc, LEMMA)}
    for token in tokens_in(doc, POS, NOUNS):
        noun_class = class_of(token)
        if noun_class is None or token.i in taken or is_other_thing(token, told):
            continue
        mention = describe(doc, token, noun_class, keys)
        if mention is not None:
            found.append(mention)
    counted = list(quantities(doc, found))
    inner = {mention.owner for mention in counted if not mention.partitive}
    counted = [replace(mention, owner=None) for mention in counted]
    pairs = (mention for mention in find_pairs(doc) if mention.token not in taken)
    return [*(mention for mention in found if mention.token not in inner), *counted, *pairs]


def is_other_thing(token: Token, told: Container[str]) -> bool:
    """True for a noun of several meanings where nothing in the article tells the one meant here."""
    others = other_things().get(token.lemma_.lower(), frozenset())
    if any(child.lemma_.lower() in others for child in token.lefts):
        return True
    proofs = ambiguous_nouns().get(token.lemma_.lower())
    if proofs is None or seat_edge(token, token.i) > token.i:
        return False
    return not any(proof in told for proof in proofs)


def class_of(token: Token) -> NounClass | None:
    """The class of a noun that can describe an actor, place or thing."""
    if token.pos_ not in NOUNS:
        return None
    lemma = token.lemma_.lower()
    found = noun_classes().get(lemma) or noun_classes().get(token.lower_)
    if token.dep_ == "compound" and token.head.i > token.i and not (found and is_named(token)):
        return None
    if found is None or (lemma in found.plural_only and not is_plural(token)):
        return None
    return found


def is_named(token: Token) -> bool:
    """True for the 'Castro campaign' of 'Castro campaign officials': a body with a name."""
    before = token.doc[token.i - 1] if token.i > 0 else token
    inside = before.i < token.i and before.head.i in (token.i, token.head.i)
    named = before.tag_ in ("NNP", "NNPS") and before.dep_ == "compound"
    return inside and named and token.lemma_.lower() in nominal_words("led", "lemmas")


def is_plural(token: Token) -> bool:
    """True for a plural noun."""
    return token.tag_ in ("NNS", "NNPS")


def describe(
    doc: Doc, token: Token, noun_class: NounClass, keys: dict[int, str]
) -> FoundMention | None:
    """The mention headed by a noun, or ``None`` where it describes nothing in particular."""
    inner = token.dep_ == "compound" and token.head.i > token.i
    first = token.i - 1 if inner else left_edge(token)
    determiner = determiner_of(token, first)
    if determiner == "negative" or token.dep_ in PREDICATES or is_role(token, determiner):
        return None
    if asks(doc, first, token) or is_clause(doc, first, token):
        return None
    modifiers, country = read_modifiers(doc, first, token, keys)
    owner = owner_of(token)
    if noun_class.owned and owner is None:
        owner = named_before(token)
        if owner is not None:
            modifiers = tuple(word for word in modifiers if word != doc[owner].lemma_.lower())
    if country is None and owner is not None:
        country = keys.get(owner)
    count = count_of(doc, first, token)
    plural = is_plural(token)
    if not inner and not refers(token, noun_class, determiner, plural, modifiers, country, count):
        return None
    lemma = token.lemma_.lower()
    last = right_edge(token, complements=noun_class.name in COMPLEMENTED or names_itself(token))
    last = max(last, familiar_edge(token, last), seat_edge(token, last))
    return FoundMention(
        span=cover(doc, first, last),
        head=span_of(token),
        token=token.i,
        kind="nominal",
        type=noun_class.plural if plural else noun_class.type,
        name=doc[first : last + 1].text,
        locative=noun_class.type in ("Place", "Country") and is_locative(token),
        plural=plural,
        determiner=known_determiner(determiner),
        noun_class=noun_class.name,
        lemma=lemma,
        modifiers=modifiers,
        country=country,
        owner=owner,
        count=count,
        ordinal=ordinal_of(doc, first, token),
        gender=gender_of(lemma, noun_class),
        office=office_of(doc, first, token),
        of=country,
        former=any(doc[i].lower_ in title_list("words", "former") for i in range(first, token.i)),
    )


def asks(doc: Doc, first: int, token: Token) -> bool:
    """True for 'how many people'."""
    return any(doc[i].tag_ == "WRB" for i in range(max(0, first - 1), token.i))


def is_clause(doc: Doc, first: int, token: Token) -> bool:
    """True for "Bernie's a good man": what looks like a possessive is a verb."""
    return any(doc[i].tag_ == "POS" and doc[i + 1].tag_ == "DT" for i in range(first, token.i))


def is_role(token: Token, determiner: str) -> bool:
    """True for 'as a partner', 'found a partner in her': what somebody is taken for."""
    preposition = token.head
    if token.dep_ == "dobj" and determiner == "indefinite":
        inside = any(
            child.lower_ in nominal_words("roles", "preposition") for child in token.rights
        )
        return inside and token.head.lemma_.lower() in nominal_words("roles", "verbs")
    as_what = token.dep_ == "pobj" and preposition.lower_ == "as"
    if as_what and preposition.i > 0 and token.doc[preposition.i - 1].lower_ == "such":
        return False
    return as_what and determiner in ("indefinite", "none")


def known_determiner(word: str) -> Determiner:
    """The determiner as one of the five kinds."""
    table: dict[str, Determiner] = {
        "definite": "definite",
        "demonstrative": "demonstrative",
        "indefinite": "indefinite",
        "possessive": "possessive",
    }
    return table.get(word, "none")


def refers(
    token: Token,
    noun_class: NounClass,
    determiner: str,
    plural: bool,
    modifiers: tuple[str, ...],
    country: str | None,
    count: int | None,
) -> bool:
    """True if a noun phrase can stand for an actor, place or thing of the article."""
    described = bool(modifiers or country or count or determiner == "possessive")
    lemma = token.lemma_.lower()
    if noun_class.name == "country" and is_condition(token):
        return False
    if noun_class.owned and determiner != "definite" and owner_of(token) is None:
        return named_before(token) is not None
    if noun_class.says:
        return determiner in ("definite", "demonstrative") and is_sayer(token)
    if noun_class.modified and not (described and determiner in ("definite", "demonstrative")):
        return False
    if lemma in noun_class.mass:
        return True
    if plural:
        return noun_class.bare or described or determiner != "none"
    if determiner != "none" or count:
        return not (noun_class.modified and not described)
    return bool(country) and noun_class.name not in ("border", "area")


def is_condition(token: Token) -> bool:
    """True for 'a state of war', 'the state of the economy': no state that acts."""
    after = token.doc[token.i + 1 : token.i + 2]
    if token.lemma_.lower() != "state" or after.text.lower() != "of":
        return False
    return all(t.pos_ != "PROPN" for child in after[0].rights for t in (child,))


def is_sayer(token: Token) -> bool:
    """True for the subject of a verb of saying."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in nominal_words("report", "lemmas")


def familiar_edge(token: Token, last: int) -> int:
    """The end of 'familiar with the matter' after the people who are."""
    for child in token.rights:
        if child.dep_ == "amod" and child.lower_ == "familiar":
            return max(t.i for t in child.subtree)
    return last


def names_itself(token: Token) -> bool:
    """True for 'the city of Kharkiv': the noun says what kind of thing the name is."""
    if token.lemma_.lower() not in nominal_words("naming", "lemmas"):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ == "of" and after[1].tag_ == "NNP"


def seat_edge(token: Token, last: int) -> int:
    """The end of 'embassy in Washington', 'mission to the United Nations in New York'."""
    if token.lemma_.lower() not in nominal_words("seated", "lemmas"):
        return last
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("in", "to", "at") and child.i == last + 1:
            words = list(child.subtree)
            if all(t.tag_ in ("NNP", "NNPS", "DT", "IN", "TO", "POS") for t in words):
                last = max(t.i for t in words)
    return last
