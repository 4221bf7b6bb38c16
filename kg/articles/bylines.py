"""Bylines: who wrote an article."""

import re
from functools import cache
from typing import NamedTuple

from kg.articles.blocks import Block
from kg.articles.dates import find_dates
from kg.articles.outlets import Outlet, find_outlet, name_outlet
from kg.lexicon import read_lexicon

BREAK = re.compile(r"\s*(?:\||•|·|/|\s[-–—]\s|\s{2,})\s*")
PART = re.compile(r"\s*(?:[,;&]|\band\b|\bwith\b)\s*", re.IGNORECASE)
PLACE = re.compile(r"\s+(?:in|for|at|from|of|via)\s+")
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
LONGEST = 30
LONGEST_UNOPENED = 10
LONGEST_ABBREVIATION = 3
LONGEST_NAME = 5


class Byline(NamedTuple):
    """The authors of a byline, and the outlets that it names."""

    authors: tuple[str, ...]
    outlets: tuple[str, ...] = ()


def read_byline(block: Block) -> Byline | None:
    """What a byline says ("By Jane Doe and Richard Roe, Staff Writers"), or ``None``.

    Without an opening word, only several names or a name with its place count ("Jane Doe in Rome").
    """
    text = block.plain
    if not text or len(block.words) > LONGEST or (text[-1] in "?!:" or text.count(". ") > 5):
        return None
    opened = after_opener(text)
    if block.ended and len(block.words) > LONGEST_UNOPENED:
        return None
    if opened is not None:
        return read_names(opened)
    if len(block.words) > LONGEST_UNOPENED or block.ended:
        return None
    found = read_names(text)
    if not found or not found.authors:
        return None
    return found if found.outlets or len(found.authors) > 1 or PLACE.search(text) else None


def after_opener(text: str) -> str | None:
    """What stands after "By" or the like; ``None`` where no such word opens the text."""
    lower = text.casefold()
    for opener in openers():
        if lower.startswith(opener) and lower[len(opener) : len(opener) + 1] in (" ", ":"):
            return text[len(opener) :].lstrip(": ")
    return None


def read_names(text: str) -> Byline | None:
    """The names in the text of a byline; ``None`` where anything else stands there."""
    dated = next(find_dates(text), None)
    text, *houses = BREAK.split(text[: dated.begin] if dated else text)
    authors: list[str] = []
    outlets = [outlet.name for house in houses if (outlet := name_outlet(house.strip(" ,.")))]
    for part in filter(None, PART.split(text.strip(" ,.;"))):
        whole, *place = PLACE.split(part, maxsplit=1)
        name, outlet = cut_house(whole)
        if outlet:
            outlets.append(outlet.name)
        if not name:
            continue
        if is_name(name):
            authors.append(tidy(name))
        elif not is_description(name):
            return None
        if place and not place[0][:1].isupper() and not place[0].startswith("the "):
            return None
        if place and (house := name_outlet(place[0])):
            outlets.append(house.name)
    return Byline(tuple(dict.fromkeys(authors)), tuple(outlets)) if authors or outlets else None


def cut_house(text: str) -> tuple[str, Outlet | None]:
    """A name without the outlet that stands at its end ("JANE DOE Associated Press"), and that."""
    words = text.split()
    while len(words) > 1 and words[-1].casefold().rstrip("s") in jobs():
        words = words[:-1]
    for at in range(len(words)):
        known = find_outlet(" ".join(words[at:]))
        if known and not (known.weak and at):
            return " ".join(words[:at]), known
    house = name_outlet(text)
    return ("", house) if house else (text, None)


def is_name(text: str) -> bool:
    """True for two to five capitalised words, with particles and initials among them."""
    parts = text.split()
    words = read_lexicon("boilerplate")["bylines"]
    if not 2 <= len(parts) <= LONGEST_NAME or parts[0].casefold() in words["not_names"]:
        return False
    if any(part.casefold().rstrip("s") in jobs() or part.casefold() in jobs() for part in parts):
        return False
    return all(is_name_part(part) for part in parts) and any(part[0].isupper() for part in parts)


def is_name_part(part: str) -> bool:
    """True for a word that a person's name can hold."""
    if part.casefold() in read_lexicon("boilerplate")["bylines"]["particles"]:
        return True
    if INITIALS.fullmatch(part):
        return True
    if part.endswith(".") and len(part) > LONGEST_ABBREVIATION:
        return False
    letters = part.rstrip(".").replace("-", "").replace("'", "").replace("’", "")
    possessive = part.endswith(("'s", "’s"))
    return part[0].isupper() and letters.isalpha() and not possessive


def is_description(text: str) -> bool:
    """True for what stands beside a name: a job ("Staff Writer"), a single place or initials."""
    parts = text.casefold().split()
    jobs_only = any(part.rstrip("s") in jobs() or part in jobs() for part in parts)
    return len(parts) <= 6 and (jobs_only or (len(parts) == 1 and text[0].isupper()))


def tidy(name: str) -> str:
    """A name without the capitals that bylines are set in."""
    letters = [part for part in name.split() if not INITIALS.fullmatch(part)]
    if not all(part.isupper() and len(part) > 1 for part in letters):
        return name
    return " ".join(part if "." in part else part.title() for part in name.split())


@cache
def openers() -> tuple[str, ...]:
    """The words before the names, the longest first."""
    return tuple(sorted(read_lexicon("boilerplate")["bylines"]["openers"], key=len, reverse=True))


@cache
def jobs() -> frozenset[str]:
    """The words for jobs and houses beside a name."""
    return frozenset(read_lexicon("boilerplate")["bylines"]["jobs"])
