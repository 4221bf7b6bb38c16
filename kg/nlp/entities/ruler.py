"""Patterns for spaCy's entity ruler, from the gazetteer."""

from typing import Any

from kg.lexicon.gazetteer.entries import Entry
from kg.lexicon.gazetteer.lookup import SHORTEST_CAPITALS, entries

Pattern = dict[str, str | list[dict[str, Any]]]

LABEL = {
    "Country": "GPE",
    "Place": "GPE",
    "Organization": "ORG",
    "GovernmentBody": "ORG",
    "MilitaryForce": "ORG",
    "MediaOutlet": "ORG",
    "Weapon": "PRODUCT",
    "Person": "PERSON",
    "Group": "LOC",
}


def patterns() -> list[Pattern]:
    """One pattern for each name that means one thing only: label, pattern, id (the entry's key).

    For ``nlp.add_pipe("entity_ruler", before="ner").add_patterns(patterns())``.
    """
    seen: dict[str, Pattern] = {}
    for entry in entries().values():
        if not entry.weak and entry.type in LABEL:
            for name in forms(entry):
                row: Pattern = {"label": LABEL[entry.type], "pattern": name, "id": entry.key}
                seen.setdefault(name, row)
    return list(seen.values())


def forms(entry: Entry) -> list[str]:
    """The names of an entry, and those of one word in capitals too."""
    names = [entry.name, *entry.aliases]
    capitals = [n.upper() for n in names if " " not in n and len(n) >= SHORTEST_CAPITALS]
    return list(dict.fromkeys(names + capitals))
