"""Finds the gazetteer's names in a text, and what a name or an office means."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kg.lexicon.gazetteer.entries import Entry, Sense, SenseKind, Term, read_entries, read_terms
from kg.lexicon.gazetteer.outlets import read_outlets

WORD = re.compile(r"\w+")
PLAIN = str.maketrans({"’": "'", "\xa0": " ", "\n": " ", "‑": "-"})
SHORTEST_CAPITALS = 4
GLUE = "@#/_"
HEADS = ("president", "prime minister", "chancellor", "supreme leader", "king", "queen")


class Found(NamedTuple):
    """A name in a text, with what it can mean; the most usual sense first."""

    begin: int
    end: int
    senses: tuple[Sense, ...]


@cache
def entries() -> Mapping[str, Entry]:
    """All entries by key."""
    table: dict[str, Entry] = {}
    for entry in (*read_entries(), *read_outlets()):
        table.setdefault(entry.key, entry)
    return MappingProxyType(table)


def find_entry(key: str | None) -> Entry | None:
    """The entry of a key, or ``None``."""
    return entries().get(key) if key else None


@cache
def names() -> Mapping[str, tuple[Sense, ...]]:
    """What each name, adjective or surname can mean."""
    table: dict[str, dict[Sense, None]] = {}
    for entry in entries().values():
        for name, kind in words_of(entry):
            table.setdefault(name.translate(PLAIN), {})[Sense(entry.key, kind)] = None
    return MappingProxyType({name: tuple(senses) for name, senses in table.items()})


def words_of(entry: Entry) -> Iterator[tuple[str, SenseKind]]:
    """The words for an entry, with how each names it."""
    for name in (entry.name, *entry.aliases):
        yield name, "name"
        if " " not in name and len(name) >= SHORTEST_CAPITALS:
            yield name.upper(), "name"
    for word in entry.adjectives:
        yield word, "adjective"
    for word in entry.people:
        yield word, "people"
    if entry.surname:
        yield entry.surname, "surname"


def find_senses(name: str) -> tuple[Sense, ...]:
    """What a name can mean, the most usual first; empty where it is not known."""
    return names().get(name.translate(PLAIN), ())


@cache
def by_first_word() -> Mapping[str, tuple[str, ...]]:
    """The names by their first word, the longest first; surnames alone are left out."""
    table: dict[str, list[str]] = {}
    for name, senses in names().items():
        first = WORD.search(name)
        if first and any(sense.kind != "surname" for sense in senses):
            table.setdefault(first.group(), []).append(name)
    return {word: tuple(sorted(group, key=len, reverse=True)) for word, group in table.items()}


def find_names(text: str) -> list[Found]:
    """The names in a text from left to right, the longer of two that overlap; linear."""
    found: list[Found] = []
    for name in candidates(text):
        if found and name.begin < found[-1].end:
            if name.end - name.begin <= found[-1].end - found[-1].begin:
                continue
            found.pop()
        found.append(name)
    return found


def candidates(text: str) -> Iterator[Found]:
    """The longest name at each word."""
    plain, index = text.translate(PLAIN), by_first_word()
    for match in WORD.finditer(plain):
        begin = match.start()
        for name in index.get(match.group(), ()):
            if plain.startswith(name, begin) and stands_alone(plain, begin, begin + len(name)):
                senses = tuple(s for s in names()[name] if s.kind != "surname")
                yield Found(begin, begin + len(name), senses)
                break


def stands_alone(text: str, begin: int, end: int) -> bool:
    """True if no letter, handle or address goes on before or after a range."""
    before, after = text[begin - 1 : begin], text[end : end + 2]
    if (before and before in GLUE) or (after and after[0] in GLUE):
        return False
    return not after[:1].isalnum() and not (after[:1] == "." and after[1:].islower())


@cache
def terms() -> tuple[Term, ...]:
    """All terms of office."""
    return tuple(read_terms())


def find_holder(office: str, of: str, day: date) -> str | None:
    """The key of who holds an office of a country or organisation on a day, as far as is known."""
    held = [
        term
        for term in terms()
        if (term.office, term.of) == (office, of)
        and term.begin is not None
        and term.begin <= day
        and (term.end is None or day <= term.end)
    ]
    return max(held, key=lambda term: str(term.begin)).key if held else None


def power_of(key: str | None) -> str | None:
    """The key of the country that an entry is, stands for, or has been head of; else ``None``."""
    entry = find_entry(key)
    if entry is None:
        return None
    if entry.type == "Country" or entry.stands_for:
        return entry.stands_for or entry.key
    led = [term.of for term in find_terms(entry.key) if term.office in HEADS]
    return led[-1] if led else None


def find_terms(key: str) -> tuple[Term, ...]:
    """The terms of office of a person."""
    return tuple(term for term in terms() if term.key == key)
