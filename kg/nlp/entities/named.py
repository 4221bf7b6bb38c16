"""Names as mentions: typed, with their titles, their country and whether they mean a place."""

from collections import Counter
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.lexicon.given_names import gender_of_name
from kg.model import Span
from kg.nlp.entities.evidence import IsCommon, is_lone_person, is_word, last_words
from kg.nlp.entities.labels import full_surnames
from kg.nlp.entities.mention import FoundMention, Gender
from kg.nlp.entities.names import LABELS, Name, suffix_type, vote_labels, without_titles
from kg.nlp.entities.phrases import cover
from kg.nlp.entities.places import acts, is_locative, is_territory
from kg.nlp.entities.recognised import find_name_spans, is_known_surname
from kg.nlp.entities.titles import read_title
from kg.nlp.entities.words import noun_classes, office_words, title_words

MODIFYING = {"amod", "compound", "nmod", "npadvmod"}
LAND = {"Country", "Place"}
PLURAL_WRONG = {"GPE", "LOC", "FAC", "PERSON"}


def find_named(doc: Doc, is_common: IsCommon) -> tuple[list[FoundMention], dict[int, str]]:
    """The named mentions of a Doc, and the key of the known name at each token (for modifiers)."""
    names = find_name_spans(doc)
    surnames = {*full_surnames(doc), *last_words(names)}
    told = Counter(name.text for name in names)
    names = [name for name in names if not is_word(doc, name, surnames, told, is_common)]
    keys = {i: key for name in names for i, key in keys_of(name)}
    labels = vote_labels(names)
    people = {name.text for name in names if is_lone_person(doc, name)}
    first_names = first_names_of(doc)
    found: list[FoundMention] = []
    for name in names:
        kind = type_of(doc, name, labels, surnames, people, first_names)
        if kind == "Person":
            found.append(person(doc, without_titles(doc, name), keys))
        elif kind is not None:
            found.append(thing(doc, name, kind))
    found += territories(doc, names)
    found += inner_names(doc, names)
    return found, keys


def keys_of(name: Name) -> Iterator[tuple[int, str]]:
    """(token, key) for what a known name says of the words after it."""
    if name.sense:
        for i in range(name.first, name.token + 1):
            yield i, name.sense.key


def type_of(
    doc: Doc,
    name: Name,
    labels: dict[str, str],
    surnames: Container[str],
    people: Container[str],
    first_names: Container[str],
) -> str | None:
    """The ontology class of a name; ``None`` for an adjective, an agreement, a day or a war."""
    token = doc[name.token]
    if name.sense:
        if name.sense.kind == "adjective":
            return None
        entry = name.entry
        return "Group" if name.sense.kind == "people" else entry.type if entry else None
    told = suffix_type(name.text)
    if told == "nothing" or token.text[:1].islower():
        return None
    if name.text in surnames or (name.first == name.token and is_known_surname(token)):
        return "Person"
    label = labels.get(name.text.lower(), name.label)
    if told and label != "PERSON":
        return told
    if name.first < name.token and token.text in people:
        return "Person"
    if name.first == name.token and name.text in first_names:
        return "Person"
    if label == "NORP":
        return "Group" if token.tag_ == "NNPS" and token.dep_ not in MODIFYING else None
    if describes(name, token):
        return None
    return LABELS.get(label)


def first_names_of(doc: Doc) -> frozenset[str]:
    """The first words of the full names of persons in a Doc."""
    return frozenset(
        ent[0].text
        for ent in doc.ents
        if ent.label_ == "PERSON" and len(ent) > 1 and ent[0].is_alpha
    )


def describes(name: Name, token: Token) -> bool:
    """True for a capitalised common noun that the recogniser takes for a name ('The President')."""
    if name.first != name.token:
        words = [token.doc[i].lower_ for i in range(name.first, name.token + 1)]
        return words[-1] in office_words() and all(word in title_words() for word in words)
    before = token.nbor(-1) if token.i > 0 else token
    several = before.lower_ == "the" or before.tag_ == "CD"  # "the Koreas" are places
    bare = token.tag_ == "NNPS" and not several
    plural = token.text[-1:] == "s" and (token.text[:-1].isupper() or bare)
    if name.label in PLURAL_WRONG and plural:
        return True
    return token.lower_ in noun_classes() or token.tag_ not in ("NNP", "NNPS")


def person(doc: Doc, name: Name, keys: dict[int, str]) -> FoundMention:
    """A person with the title before the name."""
    title = read_title(doc, name.first, keys)
    first = title.first if title else name.first
    begin = doc[first].idx if title else name.begin
    known = name.sense.key if name.sense else known_surname(name.text)
    entry = find_entry(known)
    if entry and title and title.gender and entry.gender and title.gender != entry.gender:
        known = entry = None
    told = entry.gender if entry else title.gender if title else None
    told = told or gender_of_name(name.text.split())
    gender: Gender = "m" if told == "m" else "f" if told == "f" else "any"
    return FoundMention(
        span=Span(begin, name.end),
        head=last_word(doc, name),
        token=name.token,
        kind="name",
        type="Person",
        name=name.text,
        known=known,
        gender=gender,
        office=title.office if title else None,
        of=title.of if title else None,
        former=title.former if title else False,
    )


def known_surname(text: str) -> str | None:
    """The one known person with a surname, if there is just one."""
    keys = [sense.key for sense in find_senses(text) if sense.kind == "surname"]
    return keys[0] if len(keys) == 1 else None


def thing(doc: Doc, name: Name, kind: str) -> FoundMention:
    """A country, place, organisation or weapon."""
    token = doc[name.token]
    entry = name.entry
    begin = name.begin
    dateline = name.text.isupper() and len(name.text) > 4 and token.is_sent_start is True
    before = doc[name.first - 1] if name.first > 0 else None
    article = before is not None and before.lower_ == "the" and before.head.i >= name.token
    if before is not None and article and heads_phrase(doc, name):
        begin = before.idx
    locative = kind in LAND and (dateline or is_locative(token))
    known = name.sense.key if name.sense and name.sense.kind == "name" else None
    if entry and known and entry.stands_for and not locative and acts(token, entry):
        known, target = entry.stands_for, find_entry(entry.stands_for)
        kind = target.type if target else kind
    return FoundMention(
        span=Span(begin, name.end),
        head=last_word(doc, name),
        token=name.token,
        kind="name",
        type=kind,
        name=name.text,
        known=known,
        locative=locative,
        plural=name.sense is not None and name.sense.kind == "people",
        gender="thing",
        country=entry.country if entry else None,
    )


def heads_phrase(doc: Doc, name: Name) -> bool:
    """True if the last word of a name is not the modifier of a later noun."""
    token = doc[name.token]
    return not (token.dep_ in MODIFYING and token.head.i > name.token)


def last_word(doc: Doc, name: Name) -> Span:
    """The characters of the last word of a name, inside a compound only its part."""
    token = doc[name.token]
    begin = max(token.idx, name.begin)
    return Span(begin, min(name.end, token.idx + len(token)))


def inner_names(doc: Doc, names: list[Name]) -> Iterator[FoundMention]:
    """'the Iran agreement': the country in the known name of an agreement is told of too."""
    for name in names:
        entry = name.entry
        if entry is None or entry.type != "Artifact":
            continue
        token = doc[name.first]
        inner = next((s for s in find_senses(token.text) if s.kind == "name"), None)
        country = find_entry(inner.key) if inner else None
        if country is not None and country.type == "Country" and name.first < name.token:
            yield FoundMention(
                span=cover(doc, name.first, name.first),
                head=Span(token.idx, token.idx + len(token)),
                token=name.first,
                kind="name",
                type="Country",
                name=token.text,
                known=country.key,
                gender="thing",
            )


def territories(doc: Doc, names: list[Name]) -> Iterator[FoundMention]:
    """'Russian territory', 'Ukrainian soil': mentions of the country as a place."""
    for name in names:
        after = name.token + 1
        if not name.sense or name.sense.kind == "people" or after >= len(doc):
            continue
        entry = name.entry
        if not entry or entry.type != "Country" or not is_territory(doc[after]):
            continue
        if doc[name.token].head.i == after:
            token = doc[after]
            yield FoundMention(
                span=cover(doc, name.first, after),
                head=Span(token.idx, token.idx + len(token)),
                token=after,
                kind="name",
                type="Country",
                name=entry.name,
                known=entry.key,
                locative=True,
                gender="thing",
            )
