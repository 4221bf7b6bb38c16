"""What makes a referent of one article the same as one of another: its key, never a guess.

known       the gazetteer's key
person      full names that agree; a surname alone joins the only full name there is
name        the same name and kind of thing
local       everything else stays in its article: anonymous sources, "the official"
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Document, Referent
from kg.resolution.names import compatible, normalised, surname
from kg.resolution.wording import dropped, synonyms

WORD = re.compile(r"[^\W_]+")
Key = tuple[str, ...]
Place = tuple[str, int]
SHARED_NOMINALS = frozenset(
    (
        "MilitaryForce",
        "Group",
        "Weapon",
        "Artifact",
        "Place",
        "Government",
        "GovernmentBody",
        "Organization",
    )
)


def keys_of(documents: Iterable[Document]) -> dict[Place, Key]:
    """(article id, index of the referent) → key."""
    found: dict[Place, Key] = {}
    persons: dict[str, list[tuple[Place, Referent]]] = defaultdict(list)
    for document in documents:
        for number, referent in enumerate(document.referents):
            place = (document.article.id, number)
            if referent.type == "Person" and referent.known is None and is_named(referent):
                persons[surname(referent.name)].append((place, referent))
            else:
                found[place] = key_of(place, referent)
    for name in sorted(persons):
        found |= person_keys(name, persons[name], known_persons(documents, name))
    return found


def key_of(place: Place, referent: Referent) -> Key:
    """The key of a referent that is no person known by name alone."""
    if referent.type == "AnonymousSource":
        return ("local", place[0], str(place[1]))
    if referent.known is not None:
        return ("known", referent.known)
    if is_named(referent) or shared_nominal(referent):
        return ("name", kind(referent.type), same_wording(referent))
    return ("local", place[0], str(place[1]))


def is_named(referent: Referent) -> bool:
    """True if the article calls it by a name."""
    return any(mention.kind == "name" for mention in referent.mentions)


def shared_nominal(referent: Referent) -> bool:
    """True for a description that means the same in every article: "Russian forces"."""
    words = normalised(referent.name).split()
    capital = (
        any(word[:1].isupper() for word in referent.name.split()[1:]) or referent.name[:1].isupper()
    )
    return referent.type in SHARED_NOMINALS and len(words) > 1 and capital


def same_wording(referent: Referent) -> str:
    """The name as it is compared: for things and forces, who they belong to and what they are.

    "US-supplied weapons" and "American weapons" are one.
    """
    name = normalised(referent.name)
    if kind(referent.type) != "thing" and referent.type != "MilitaryForce":
        return name
    words = [owner_key(word) for word in WORD.findall(referent.name.replace(".", ""))]
    return " ".join(sorted({word for word in words if word and word not in dropped()})) or name


def owner_key(word: str) -> str:
    """The key of the country that a word names or is the adjective of, or the word itself."""
    for sense in find_senses(word):
        entry = find_entry(sense.key)
        if entry is not None and entry.type == "Country" and sense.kind != "people":
            return entry.key
    return synonyms().get(word.lower(), word.lower())


def kind(type_name: str) -> str:
    """Types that extraction may confuse count as one kind when names are compared."""
    if type_name in ("Weapon", "Artifact"):
        return "thing"
    return "person" if type_name == "Person" else "actor"


def known_persons(documents: Iterable[Document], name: str) -> tuple[str, ...]:
    """The gazetteer's persons of a surname that the articles name."""
    return tuple(
        sorted(
            {
                referent.known
                for document in documents
                for referent in document.referents
                if referent.type == "Person" and referent.known and surname(referent.name) == name
            }
        )
    )


def person_keys(
    name: str, group: list[tuple[Place, Referent]], known: tuple[str, ...]
) -> dict[Place, Key]:
    """The keys of persons who share a surname.

    Compatible full names are one person. A surname alone joins the only bearer that the articles
    know; where there are several it stays in its article.
    """
    full = sorted({r.name for _, r in group if len(normalised(r.name).split()) > 1})
    people: list[list[str]] = []
    for candidate in sorted(full, key=lambda n: (-len(n), n)):
        fitting = [p for p in people if all(compatible(candidate, other) for other in p)]
        if len(fitting) == 1:
            fitting[0].append(candidate)
        else:
            people.append([candidate])
    owner = {n: ("person", normalised(person[0])) for person in people for n in person}
    bearers = sorted(set(owner.values())) + [("known", key) for key in known]
    found: dict[Place, Key] = {}
    for place, referent in group:
        if referent.name in owner:
            found[place] = owner[referent.name]
        elif len(bearers) == 1:
            found[place] = bearers[0]
        else:
            found[place] = ("local", place[0], f"person {name}")
    return found
