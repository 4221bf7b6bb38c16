"""Names as they are compared: without articles, case, dots and possessives."""

import re
import unicodedata
from functools import lru_cache

from kg.lexicon.given_names import same_given_name

GENERATIONS = ("jr", "sr", "ii", "iii", "iv")
SPACE = re.compile(r"\s+")
LEADING = re.compile(r"^(?:the|a|an|his|her|its|their|our|this|that|these|those)\s+")


@lru_cache(maxsize=65_536)
def normalised(name: str) -> str:
    """A name as it is compared across articles."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace(".", "")
    plain = SPACE.sub(" ", plain.replace("&", " and ").replace(" - ", "-")).strip(" '\"“”,;:")
    return LEADING.sub("", plain.removesuffix("'s"))


def surname(name: str) -> str:
    """The last word of a person's name, as it is compared."""
    words = without_generation(name)
    return words[-1] if words else ""


def without_generation(name: str) -> list[str]:
    """The words of a person's name as they are compared, without "Jr." and the like."""
    words = normalised(name).split()
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return words


def generation(name: str) -> str:
    """What tells father and son apart at the end of a name: "jr", or an empty string."""
    last = normalised(name).split()[-1:]
    return last[0] if last and last[0] in GENERATIONS else ""


def given_names(name: str) -> tuple[str, ...]:
    """The words of a person's name before the last, as they are compared."""
    return tuple(without_generation(name)[:-1])


def compatible(one: str, other: str) -> bool:
    """True if two full names can be one person's: equal first names, an initial or a short form.

    "Vogt Schultz" is one with "Dora Vogt Schultz". Father and son are two: "Jr." and "Sr."
    differ, but either may be left out.
    """
    if generation(one) and generation(other) and generation(one) != generation(other):
        return False
    first, second = given_names(one), given_names(other)
    if not first or not second or first == second[-len(first) :] or second == first[-len(second) :]:
        return True
    return same_given_name(first[0], second[0])
