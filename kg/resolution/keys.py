"""What makes a referent of one article the same as one of another: its key, never a guess.

known       the gazetteer's key
person      full names that agree; a surname alone joins the only full name there is
name        the same name and kind of thing
owned       the same description of the same owner: "Russian forces", Biden's "his team"
local       everything else stays in its article: anonymous sources, "the official"
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Document, Referent
from kg.resolution.names import compatible, generation, normalised, surname
from kg.resolution.owners import LEADING, begins_of, owned_rest
from kg.resolution.papers import paper_keys

Key = tuple[str, ...]
Place = tuple[str, int]
OWNED_TYPES = frozenset(("MilitaryForce", "Group", "Weapon", "Artifact", "GovernmentBody", "Place"))
DESCRIBED_TYPES = OWNED_TYPES | {"Government", "Organization"}
Persons = dict[str, list[tuple[Place, Referent]]]


def keys_of(documents: Sequence[Document]) -> dict[Place, Key]:
    """(article id, index of the referent) → key."""
    found: dict[Place, Key] = {}
    persons: Persons = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for number, referent in enumerate(document.referents):
            place = (document.article.id, number)
            if referent.type == "Person" and referent.known is not None:
                known[surname(known_name(referent))].add(referent.known)
            if referent.type == "Person" and referent.known is None and is_named(referent):
                persons[surname(referent.name)].append((place, referent))
            else:
                found[place] = key_of(place, referent)
    for name in sorted(persons):
        found |= person_keys(name, persons[name], sorted(known.get(name, ())))
    found |= retyped_keys(documents, found)
    found |= renamed_keys(documents, found)
    for document in documents:
        found |= owned_keys(document, found)
    return found | paper_keys(documents, found)


def retyped_keys(documents: Sequence[Document], keys: Mapping[Place, Key]) -> dict[Place, Key]:
    """The keys of full names that one article takes for a body and more take for a person."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    person: dict[str, set[Key]] = defaultdict(set)
    bodies: dict[str, list[Place]] = defaultdict(list)
    for document in documents:
        for number, referent in enumerate(document.referents):
            place = (document.article.id, number)
            name = normalised(referent.name)
            if keys[place][0] not in ("person", "name", "known") or len(name.split()) < 2:
                continue
            is_person = referent.type == "Person"
            votes[name][is_person] += 1
            if is_person:
                person[name].add(keys[place])
            elif keys[place][0] == "name":
                bodies[name].append(place)
    return {
        place: next(iter(person[name]))
        for name, places in bodies.items()
        if len(person[name]) == 1 and votes[name][True] > votes[name][False]
        for place in places
    }


def renamed_keys(documents: Sequence[Document], keys: Mapping[Place, Key]) -> dict[Place, Key]:
    """The keys of bodies by an old name that one article says has been replaced."""
    new: dict[Key, set[Key]] = defaultdict(set)
    for document in documents:
        for number, referent in enumerate(document.referents):
            key = keys[document.article.id, number]
            if "renamed" in referent.rules and key[0] in ("name", "known"):
                for alias in referent.aliases:
                    new[("name", kind(referent.type), normalised(alias))].add(key)
    plain = {old: min(found) for old, found in new.items() if len(found) == 1 and old not in found}
    return {place: plain[key] for place, key in keys.items() if key in plain}


def known_name(referent: Referent) -> str:
    """The gazetteer's name of a referent, or its own."""
    entry = find_entry(referent.known)
    return entry.name if entry is not None else referent.name


def key_of(place: Place, referent: Referent) -> Key:
    """The key of a referent that is no person known by name alone."""
    if referent.type == "AnonymousSource":
        return ("local", place[0], str(place[1]))
    if referent.known is not None:
        return ("known", referent.known)
    owned = owned_rest(referent) if referent.type in OWNED_TYPES else None
    if owned is not None:
        return ("owned", *owned)
    if is_named(referent) or tells_whose(referent):
        return ("name", kind(referent.type), normalised(referent.name))
    return ("local", place[0], str(place[1]))


def tells_whose(referent: Referent) -> bool:
    """True for a description with a name in it, which means the same in every article."""
    words = LEADING.sub("", referent.name).split()
    capital = any(word[:1].isupper() for word in words)
    return referent.type in DESCRIBED_TYPES and len(words) > 1 and capital


def is_named(referent: Referent) -> bool:
    """True if the article calls it by a name."""
    return any(mention.kind == "name" for mention in referent.mentions)


def kind(type_name: str) -> str:
    """Types that extraction may confuse count as one kind when names are compared."""
    if type_name in ("Weapon", "Artifact"):
        return "thing"
    return "person" if type_name == "Person" else "actor"


def owned_keys(document: Document, keys: Mapping[Place, Key]) -> dict[Place, Key]:
    """The keys of descriptions that begin with the possessive of somebody known in all articles."""
    starts = begins_of(document)
    found: dict[Place, Key] = {}
    for number, referent in enumerate(document.referents):
        place = (document.article.id, number)
        if keys[place][0] != "local" or referent.type not in OWNED_TYPES:
            continue
        owners = set()
        for mention in referent.mentions:
            for owner in starts.get(mention.span.begin, ()) if mention.kind == "nominal" else ():
                begins = {m.span for m in document.referents[owner].mentions}
                if owner != number and mention.span not in begins:
                    owners.add(
                        (keys[document.article.id, owner], possession(document, mention.span))
                    )
        if len(owners) == 1:
            owner_key, thing = owners.pop()
            if owner_key[0] != "local" and thing:
                found[place] = ("owned", *owner_key[1:], thing)
    return found


def possession(document: Document, span: tuple[int, int]) -> str:
    """What is owned, as it is compared: "his whole team" → "whole team"."""
    words = document.article.text[span[0] : span[1]].split()[1:]
    return normalised(" ".join(words)) if len(words) <= 4 else ""


def person_keys(
    name: str, group: list[tuple[Place, Referent]], known: Sequence[str]
) -> dict[Place, Key]:
    """The keys of persons who share a surname.

    Compatible full names are one person. A surname alone joins the only bearer that the articles
    know; where there are several it stays in its article.
    """
    full = sorted({r.name for _, r in group if len(normalised(r.name).split()) > 1})
    people: list[list[str]] = []
    owner: dict[str, Key] = {}
    for candidate in sorted(full, key=lambda n: (-len(n), n)):
        same = [key for key in known if is_entry(candidate, key)]
        if len(same) == 1:
            owner[candidate] = ("known", same[0])
            continue
        fitting = [p for p in people if all(compatible(candidate, other) for other in p)]
        if len(fitting) == 1:
            fitting[0].append(candidate)
        else:
            people.append([candidate])
    owner |= {n: ("person", normalised(person[0])) for person in people for n in person}
    bearers = sorted({*owner.values(), *(("known", key) for key in known)})
    found: dict[Place, Key] = {}
    for place, referent in group:
        if referent.name in owner:
            found[place] = owner[referent.name]
        elif len(bearers) == 1:
            found[place] = bearers[0]
        elif not bearers:
            found[place] = ("person", name)
        else:
            found[place] = ("local", place[0], f"person {name}")
    return found


def is_entry(name: str, key: str) -> bool:
    """True if a full name can be that of a gazetteer entry; a "Jr." must be in its names."""
    entry = find_entry(key)
    if entry is None:
        return False
    names = (entry.name, *entry.aliases)
    known = {generation(other) for other in names}
    return generation(name) in known and any(compatible(name, other) for other in names)
