"""The text as the parser should see it: of the same length, so that every offset stays true.

Odd white space (non-breaking spaces, the line breaks of hard-wrapped text) becomes a plain space,
and so do the invisible marks that set the direction of writing or allow a line break.
A headline In Title Case is set in sentence case, since the parser takes capitals for names: a word
keeps its capital where the article's running text writes it so.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MID_SENTENCE = re.compile(r"(?<=[^\s.!?:“\"‘'][ ,;])[^\W\d_]+")
FEWEST_WORDS = 4
# Unicode's explicit marks of direction (UAX #9), the zero-width space and the byte order mark.
INVISIBLE = frozenset(
    "\u200b\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
TITLE_SHARE = 0.6


def plain_spaces(text: str) -> str:
    """The text with each white-space character and each invisible mark as a plain space."""
    return "".join(" " if char.isspace() or char in INVISIBLE else char for char in text)


def case_counts(paragraphs: Iterable[str]) -> Counter[str]:
    """How often each form of a word stands inside sentences, where a capital means a name."""
    return Counter(form for text in paragraphs for form in MID_SENTENCE.findall(text))


def is_title_case(text: str) -> bool:
    """True if most longer words of a line begin with a capital and it is no whole sentence."""
    if text.rstrip().endswith((".", "?”", ".”", '."')):
        return False
    words = [word for word in WORD.findall(text) if len(word) > 3]
    if len(words) < FEWEST_WORDS:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return bool(capitals >= TITLE_SHARE * len(words))


def sentence_case(title: str, counts: Counter[str], is_common: Callable[[str], bool]) -> str:
    """A headline in sentence case, by the forms of the running text and else by a dictionary.

    ``is_common`` tells of a word in lower case whether it is an English word that is no name.
    """
    capitals = title.isupper()

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        named = word.title() if capitals else word
        if word.isupper() and not capitals and len(word) > 1:
            return word
        if counts[lower] or counts[named] or counts[word]:
            best = max((lower, named, word), key=lambda form: counts[form])
        else:
            best = lower if is_common(lower) else named
        return best if len(best) == len(word) else word

    return WORD.sub(recase, title)
