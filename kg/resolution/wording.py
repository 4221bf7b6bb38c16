"""Texts → the weighted words by which they are compared, and the best wording of several."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kg.lexicon import read_lexicon
from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Phrase

WORD = re.compile(r"[^\W_]+(?:[-‑–.'’]{1,2}[^\W_]+)*")
ACT, FULL, LIGHT, LATER = 1.5, 1.0, 0.5, 0.5
FIRST_WORDS = 4
PLACES = ("Country", "Place")


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of ``kg/lexicon/wording.toml``."""
    return frozenset(read_lexicon("wording")[name])


@cache
def synonyms() -> dict[str, str]:
    """Word → the word that stands for its group."""
    groups: list[list[str]] = read_lexicon("wording")["same"]
    return {word: group[0] for group in groups for word in group}


@cache
def ranks() -> dict[str, int]:
    """Word → which of several unnamed sources it means."""
    table: dict[str, list[str]] = read_lexicon("wording")["ranks"]
    return {word: int(rank) for rank, found in table.items() for word in found}


def phrase_words(phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase that count when it is compared, in order, by their lemmas."""
    return words_in(phrase.text, phrase.lemmas) or words_in(" ".join(phrase.lemmas))


def words_of(text: str, lemmas: Iterable[str] = ()) -> frozenset[str]:
    """The content words of a text."""
    return frozenset(words_in(text, lemmas))


def words_in(text: str, lemmas: Iterable[str] = ()) -> tuple[str, ...]:
    """The content words of a text in order, each once: lemmas where known, else singular.

    Names of countries and places become their keys in the gazetteer: "U.S.-supplied" is the US.
    Compounds are one word: "long-range", "counter-fire".
    """
    known = tuple(sorted({lemma for lemma in lemmas if len(lemma) > 2}))
    found: dict[str, None] = {}
    for raw in WORD.findall(text):
        found |= dict.fromkeys(plain_words(raw, known))
    return tuple(found)


@lru_cache(maxsize=65536)
def plain_words(raw: str, lemmas: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words that count in one word of a text, synonyms joined, empty words dropped."""
    parts = re.split(r"[-‑–]", raw)
    key = key_of(raw) or key_of(parts[0])
    if key is not None:
        rest = [part for part in parts[1:] if part.lower() not in listed("owned")]
        return (key, *(word for part in rest for word in plain_words(part, lemmas)))
    joined = "".join(parts).lower().replace(".", "").replace("’", "'").removesuffix("'s")
    base = base_form(joined, lemmas)
    # A participle tells what others do ("forces attacking the city"): it is no act permitted here.
    for form in (joined,) if joined.endswith("ing") else (joined, base):
        if form in synonyms():
            return (synonyms()[form],)
    return () if {base, joined} & listed("dropped") or not base else (base,)


def base_form(word: str, lemmas: tuple[str, ...]) -> str:
    """The lemma of a word among those of its phrase, or its singular."""
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        if len(stem) > 2 and word.startswith(stem) and len(word) - len(stem) <= 4:
            return lemma
    return singular(word)


def singular(word: str) -> str:
    """A plural noun's singular by its commonest endings; texts without lemmas need no more."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def key_of(word: str) -> str | None:
    """The gazetteer's key of a country, people or place that a word names, or None."""
    if find_entry(word) is not None:
        return word
    bare = word.removesuffix("'s").removesuffix("’s")
    if not bare[:1].isupper():
        return None
    for sense in (*find_senses(bare), *find_senses(f"{bare}.")):
        entry = find_entry(sense.key)
        if entry is not None and entry.type in PLACES and sense.kind != "surname":
            return entry.key
    return None


def weighted(words: Sequence[str], names: frozenset[str] = frozenset()) -> dict[str, float]:
    """Words in their order with their weights: what is done comes first and counts most.

    Names, places and light words count half, and so does what comes after the first words.
    """
    found = {
        word: (LIGHT if word in names else weight(word)) * (FULL if number < FIRST_WORDS else LATER)
        for number, word in enumerate(dict.fromkeys(words))
    }
    act = next((word for word, value in found.items() if value == FULL), None)
    return found | {act: ACT} if act is not None else found


def is_country(word: str) -> bool:
    """True for the key of a country."""
    entry = find_entry(word)
    return entry is not None and entry.type == "Country"


@cache
def weight(word: str) -> float:
    """How much a word tells about what is done."""
    entry = find_entry(word)
    if entry is not None and entry.type in PLACES:
        return LIGHT
    return LIGHT if word in listed("light") else FULL


def names_in(text: str) -> frozenset[str]:
    """The names and numbers in a text; the first word counts only where it has a key.

    A word in capitals only because of a headline is a name too: such texts agree with nothing but
    each other.
    """
    found = set()
    for number, raw in enumerate(WORD.findall(text)):
        bare = raw.removesuffix("'s").removesuffix("’s")
        key = key_of(bare)
        if key is not None:
            found.add(key)
        elif bare[:1].isdigit() or (number and bare[:1].isupper() and len(bare) > 1):
            found.add(bare.lower().replace(".", ""))
    return frozenset(found)


def negation(text: str) -> frozenset[str]:
    """A word for a text that denies something, so that it is no other's equal that does not."""
    found = {word.lower() for word in WORD.findall(text)} & listed("negators")
    return frozenset({"not"} if found or re.search(r"n['’]t\b", text) else ())


def telling(words: Iterable[str]) -> frozenset[str]:
    """The words that an action has or has not, but never may or may not have."""
    return frozenset(words) & listed("telling")


def best_label(labels: Iterable[str]) -> str:
    """The commonest wording; of equals the shortest, then the first in the alphabet."""
    counts = Counter(label for label in labels if label)
    return min(counts, key=lambda label: (-counts[label], len(label), label), default="")


def other_labels(labels: Iterable[str], label: str) -> tuple[str, ...]:
    """The other wordings, sorted."""
    return tuple(sorted({other for other in labels if other and other != label}))
