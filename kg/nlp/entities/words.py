"""The lexicon's words about mentions, in the form the rules ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class NounClass:
    """What nouns of a class describe; see ``nominals.toml``."""

    name: str
    type: str
    plural: str
    bare: bool
    mass: frozenset[str]
    plural_only: frozenset[str]
    modified: bool
    says: bool
    owned: bool


@cache
def noun_classes() -> Mapping[str, NounClass]:
    """The class of every noun that describes an actor, place or thing."""
    table: dict[str, NounClass] = {}
    for name, row in read_lexicon("nominals")["classes"].items():
        found = NounClass(
            name,
            row["type"],
            row.get("plural", row["type"]),
            row.get("bare", False),
            frozenset(row.get("mass", ())),
            frozenset(row.get("plural_only", ())),
            row.get("modified", False),
            row.get("says", False),
            row.get("owned", False),
        )
        for lemma in row["lemmas"]:
            table.setdefault(lemma, found)
    return table


@cache
def synonyms() -> Mapping[str, str]:
    """The common word for nouns that describe the same thing."""
    groups = read_lexicon("nominals")["synonyms"]
    return {word: common for common, words in groups.items() for word in words}


@cache
def nominal_words(section: str, key: str = "") -> frozenset[str]:
    """A list of ``nominals.toml``."""
    found = read_lexicon("nominals")[section]
    return frozenset(found[key] if key else found)


@cache
def ambiguous_nouns() -> Mapping[str, tuple[str, ...]]:
    """Nouns of several meanings, with the words that tell the one that describes something."""
    return {noun: tuple(words) for noun, words in read_lexicon("nominals")["ambiguous"].items()}


@cache
def other_things() -> Mapping[str, frozenset[str]]:
    """Nouns with the words before them that make them mean something else."""
    return {noun: frozenset(words) for noun, words in read_lexicon("nominals")["other"].items()}


@cache
def numbers() -> Mapping[str, int]:
    """Numerals as words."""
    return dict(read_lexicon("nominals")["numbers"])


@cache
def ordinals() -> Mapping[str, int]:
    """Ordinals as words."""
    return dict(read_lexicon("nominals")["ordinals"])


@cache
def offices() -> Mapping[str, str]:
    """The office that a title names, by the title in lower case."""
    table = read_lexicon("titles")["offices"]
    return {form: office for office, forms in table.items() for form in forms}


@cache
def offices_with(word: str) -> tuple[str, ...]:
    """The titles of offices in which a word stands."""
    return tuple(form for form in offices() if word in form.split())


@cache
def title_words() -> frozenset[str]:
    """Words that may stand in a title; an office or rank makes it one."""
    words = read_lexicon("titles")["words"]
    return office_words() | frozenset(words["modifiers"])


@cache
def office_words() -> frozenset[str]:
    """Words of offices, ranks and address."""
    words = read_lexicon("titles")["words"]
    parts = {part for form in offices() for part in form.split()}
    parts -= {"of", "for"} | set(words["modifiers"])
    return frozenset(parts | set(offices()) | set(words["ranks"]) | set(words["address"]))


@cache
def bare_modifiers() -> frozenset[str]:
    """Words that qualify a title but make none."""
    words = read_lexicon("titles")["words"]
    return frozenset(words["modifiers"]) - set(words["ranks"]) - set(offices())


@cache
def title_list(section: str, key: str) -> frozenset[str]:
    """A list of ``titles.toml``."""
    return frozenset(read_lexicon("titles")[section][key])


@cache
def genders() -> Mapping[str, str]:
    """The gender that a form of address tells."""
    table = read_lexicon("titles")["gender"]
    return {word: gender for gender, words in table.items() for word in words}


@cache
def noun_genders() -> Mapping[str, str]:
    """The gender that a noun tells of who it describes, forms of address among them."""
    table = read_lexicon("nominals")["gender"]
    return {**genders(), **{word: gender for gender, words in table.items() for word in words}}


@cache
def suffixes() -> Mapping[str, str]:
    """The type that the last word of a name tells; 'nothing' for agreements, days and wars."""
    table = read_lexicon("titles")["suffixes"]
    return {word: kind for kind, words in table.items() for word in words}


@cache
def pronouns() -> Mapping[str, Mapping[str, Any]]:
    """The features of every pronoun."""
    return dict(read_lexicon("pronouns")["words"])


@cache
def location_words(key: str) -> frozenset[str]:
    """A list of ``locations.toml``."""
    return frozenset(read_lexicon("locations")["locative"][key])
