"""Datelines: the place, day and agency before the first sentence ("KYIV, May 30 (Reuters) -")."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.articles.dates import find_dates, months, read_date_line
from kg.articles.outlets import Outlet, find_outlet, looks_like_outlet
from kg.lexicon import read_lexicon

DASH = re.compile(r"\s*(?:—|–|--|−)\s*|\s-(?:\s+|$)|\)(?=:?\s*[A-Z“\"])")
SLASHED = re.compile(r"\s/(\w{2,20})/\.?\s+(?=\S)")
HEAD = re.compile(r"([^()]{0,90}?)\s*(?:\(([^()]{2,40})\)?)?")
LONGEST = 100
MOST_WORDS = 9
OPENING = "“\"'‘[("
LABELLED = re.compile(r"\s*(?:at\s)?[\s:|•·–—-]*")


class Dateline(NamedTuple):
    """How long a dateline is in code points, and what it tells."""

    length: int
    outlet: Outlet | None = None
    published: date | None = None


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, or ``None``.

    A place without an agency must be in capitals, as datelines are.
    """
    slashed = SLASHED.search(text, 0, LONGEST)
    if slashed and (agency := find_outlet(slashed[1])):
        dateline = read_head(text[: slashed.start()], agency.name)
        return dateline._replace(length=slashed.end()) if dateline else None
    for found in DASH.finditer(text, 0, LONGEST):
        bracket = found.group()[0] == ")"
        rest = text[found.end() :].lstrip(": \t\xa0")
        match = HEAD.fullmatch(text[: found.start() + bracket].strip())
        if match is None or (rest and not begins_sentence(rest)):
            return None
        dateline = read_head(match[1], match[2])
        if dateline:
            return dateline._replace(length=len(text) - len(rest))
        if not bracket:
            return None
    return None


def read_head(place: str, bracket: str | None) -> Dateline | None:
    """A dateline from its place and day, and from what stands in brackets."""
    outlet = find_outlet(bracket) if bracket else find_outlet(place.split(",")[-1].strip())
    if bracket and not (outlet or looks_like_outlet(bracket)):
        return None
    dated = next(find_dates(place), None)
    words = place.replace(",", " ").replace("/", " ").split()
    if len(words) > MOST_WORDS or not all(map(is_place_word, words)):
        return None
    if not (bracket or outlet or is_place(place)):
        return None
    named = outlet or (Outlet(bracket) if bracket else None)
    return Dateline(0, named, dated.day if dated else None)


def is_place(place: str) -> bool:
    """True for a place of up to four words, the first in capitals, and perhaps its state."""
    city, _, state = place.partition(",")
    words = city.split()
    return 1 <= len(words) <= 4 and len(state.split()) <= 4 and is_capitals(words[0])


def is_place_word(word: str) -> bool:
    """True for a word of a place or day in a dateline."""
    plain = word.strip(".[]")
    if not plain or plain.endswith(("'S", "’S", "'s", "’s")):
        return False
    return plain[0].isupper() or plain.isdigit() or plain in small_words()


def is_capitals(word: str) -> bool:
    """True for a first word that is set in capitals as the place of a dateline is."""
    plain = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    not_places = read_lexicon("boilerplate")["datelines"]["not_places"]
    capitals = len(plain) >= 3 and plain.isalpha() and plain.isupper()
    return capitals and plain.casefold() not in not_places


def read_date_prefix(text: str) -> Dateline | None:
    """A date that was set before the first sentence ("date 2024-05-31 …"), or ``None``.

    It needs a label before it, a dash after it, or figures alone: "May 31, 2024 was a Friday" is a
    sentence.
    """
    dated = next(find_dates(text[:LONGEST]), None)
    if dated is None or dated.end >= len(text):
        return None
    label = text[: dated.begin].strip(" :([").casefold()
    after = LABELLED.match(text, dated.end)
    length = after.end() if after else dated.end
    marked = text[dated.begin].isdigit() and "-" in text[dated.begin : dated.end]
    dashed = bool(text[dated.end : length].strip()) and not text[dated.end : length].startswith("-")
    labels = read_lexicon("boilerplate")["dates"]["labels"]
    known = label in labels if label else marked or dashed
    return Dateline(length, None, dated.day) if known and begins_sentence(text[length:]) else None


def begins_sentence(text: str) -> bool:
    """True if a sentence can begin here."""
    return bool(text) and (text[0].isupper() or text[0].isdigit() or text[0] in OPENING)


def read_outlet_date(text: str) -> tuple[str, date] | None:
    """The name and the date of a line such as "Salem Tribune, May 31, 2024", or ``None``."""
    dated = next(find_dates(text[:LONGEST]), None)
    if dated is None or dated.begin == 0:
        return None
    name = text[: dated.begin].strip(" ,|–—-•·()")
    day = read_date_line(text[dated.begin :])
    words = name.split()
    if day is None or not 1 <= len(words) <= 6 or name.endswith((":", ".")):
        return None
    capitals = all(word[0].isupper() or word in ("of", "and", "the", "&") for word in words)
    weekday = words[0].casefold().strip(".,") in read_lexicon("boilerplate")["dates"]["around"]
    return (name, day) if capitals and not weekday else None


@cache
def small_words() -> frozenset[str]:
    """Words in lower case that a dateline may hold: months and parts of names."""
    return frozenset([*months(), *read_lexicon("boilerplate")["bylines"]["particles"], "and"])
