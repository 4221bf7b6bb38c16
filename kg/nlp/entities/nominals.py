"""Descriptions: 'the president', 'three US officials', 'those weapons', 'its second-largest city'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.lookup import find_senses
from kg.model import Span
from kg.nlp.entities.mention import Determiner, FoundMention, Gender
from kg.nlp.entities.phrases import cover, determiner_of, left_edge, right_edge, span_of
from kg.nlp.entities.places import is_locative
from kg.nlp.entities.words import (
    NounClass,
    genders,
    nominal_words,
    noun_classes,
    numbers,
    offices,
    ordinals,
)

MODIFIERS = {"amod", "compound", "nmod", "npadvmod", "advmod"}
PREDICATES = {"attr", "oprd", "acomp"}
COMPLEMENTED = {"person", "body", "organization", "office", "group", "force"}
SAYING = {"say", "add", "note", "claim", "quote", "cite", "state", "report", "describe", "suggest"}
PEOPLE = {"source", "office", "person", "spokesperson"}


def find_nominals(doc: Doc, taken: set[int], keys: dict[int, str]) -> list[FoundMention]:
    """The descriptions of a Doc whose heads no name has taken."""
    found = []
    for token in doc:
        noun_class = class_of(token)
        if noun_class is None or token.i in taken:
            continue
        mention = describe(doc, token, noun_class, keys)
        if mention is not None:
            found.append(mention)
    counted = list(quantities(doc, found))
    inner = {mention.owner for mention in counted if not mention.partitive}
    counted = [replace(mention, owner=None) for mention in counted]
    return [*(mention for mention in found if mention.token not in inner), *counted]


def class_of(token: Token) -> NounClass | None:
    """The class of a noun that can describe an actor, place or thing."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound" and token.head.i > token.i:
        return None
    lemma = token.lemma_.lower()
    found = noun_classes().get(lemma) or noun_classes().get(token.lower_)
    if found is None or (lemma in found.plural_only and not is_plural(token)):
        return None
    return found


def is_plural(token: Token) -> bool:
    """True for a plural noun."""
    return token.tag_ in ("NNS", "NNPS")


def describe(
    doc: Doc, token: Token, noun_class: NounClass, keys: dict[int, str]
) -> FoundMention | None:
    """The mention headed by a noun, or ``None`` where it describes nothing in particular."""
    first = left_edge(token)
    determiner = determiner_of(token, first)
    if determiner == "negative" or token.dep_ in PREDICATES or is_role(token, determiner):
        return None
    modifiers, country = read_modifiers(doc, first, token, keys)
    owner = owner_of(token)
    if country is None and owner is not None:
        country = keys.get(owner)
    count = count_of(doc, first, token)
    plural = is_plural(token)
    if not refers(token, noun_class, determiner, plural, modifiers, country, count):
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
        name=doc.text[doc[first].idx : doc[last].idx + len(doc[last])],
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
        former="former" in modifiers,
    )


def is_role(token: Token, determiner: str) -> bool:
    """True for 'as a partner': what somebody is taken for."""
    preposition = token.head
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
    if noun_class.owned and determiner != "definite" and owner_of(token) is None:
        return False
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


def is_sayer(token: Token) -> bool:
    """True for the subject of a verb of saying."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in SAYING


def gender_of(lemma: str, noun_class: NounClass) -> Gender:
    """What pronouns can mean it."""
    if noun_class.name in PEOPLE:
        told = genders().get(lemma)
        return "m" if told == "m" else "f" if told == "f" else "any"
    return "thing"


def office_of(doc: Doc, first: int, head: Token) -> str | None:
    """The office that a description names."""
    text = " ".join(doc[i].lower_ for i in range(first, head.i + 1))
    after = doc[head.i + 1 : head.i + 3].text.lower()
    forms = [f for f in offices() if f" {f} " in f" {text} {after} " and head.lower_ in f.split()]
    return offices()[max(forms, key=len)] if forms else None


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
            if all(t.tag_ in ("NNP", "NNPS", "DT", "IN", "POS") for t in words):
                last = max(t.i for t in words)
    return last


def quantities(doc: Doc, found: list[FoundMention]) -> Iterator[FoundMention]:
    """'one of the officials', 'dozens of leaders': the count noun heads what it counts.

    ``owner`` is the token of the noun counted.
    """
    by_token = {mention.token: mention for mention in found}
    for token in doc:
        if token.lemma_.lower() not in nominal_words("quantities", "words"):
            continue
        counted = counted_by(token, by_token)
        if counted is None or token.i in by_token:
            continue
        first = left_edge(token)
        one = token.lower_ in ("one", "another", "member", "each")
        end = counted.span.end
        yield FoundMention(
            span=Span(doc[first].idx, end),
            head=span_of(token),
            token=token.i,
            kind="nominal",
            type="Person" if one and counted.type == "Group" else counted.type,
            name=doc.text[doc[first].idx : end],
            plural=not one,
            determiner="indefinite",
            noun_class=counted.noun_class,
            lemma=counted.lemma,
            modifiers=counted.modifiers,
            country=counted.country,
            owner=counted.token,
            count=numbers().get(token.lower_),
            partitive=counted.determiner in ("definite", "demonstrative", "possessive"),
            gender="any",
        )


def counted_by(token: Token, by_token: dict[int, FoundMention]) -> FoundMention | None:
    """The mention after 'of' that a quantity counts."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.i in by_token:
                    return by_token[noun.i]
    return None
