"""A block of text - paragraph, heading or line - and what its words look like."""

import re
from dataclasses import dataclass
from functools import cached_property

from kg.model import Span

LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,2000}\)")
TOKEN = re.compile(r"©|[^\W_]+(?:['’.@&-][^\W_]+)*")
YEAR = re.compile(r"(?:19|20)\d\d")
ENDS = ".!?…。"
CLOSING = "\"'”’»)]*_"


@dataclass(frozen=True)
class Block:
    """A block: its span without marks and blanks, and what its text looks like without links."""

    span: Span
    text: str
    heading: bool = False

    @cached_property
    def plain(self) -> str:
        """The text on one line, links reduced to their words, without marks of emphasis."""
        bare = LINK.sub(r"\1", self.text) if "](" in self.text else self.text
        return " ".join(bare.replace("**", "").replace("__", "").split()).strip("*_` ")

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Its words as written."""
        return tuple(TOKEN.findall(self.plain))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as phrases of the lexicon are compared with them."""
        return tuple(fold(token) for token in self.tokens)

    @cached_property
    def joined(self) -> str:
        """The compared words between blanks, to look for phrases in."""
        return f" {' '.join(self.words)} "

    @cached_property
    def linked(self) -> float:
        """The share of its letters that stand in links."""
        if "](" not in self.text:
            return 0.0
        letters = sum(map(str.isalnum, self.plain))
        inside = sum(sum(map(str.isalnum, words)) for words in LINK.findall(self.text))
        return inside / letters if letters else 1.0

    @cached_property
    def ended(self) -> bool:
        """True if it ends as a sentence does."""
        return self.plain.rstrip(CLOSING + " ")[-1:] in tuple(ENDS)


def fold(word: str) -> str:
    """A word as phrases are compared: without case, years alike, the country apart from "us"."""
    if word == "US":
        return "u.s"
    return "0000" if YEAR.fullmatch(word) else word.casefold().replace("’", "'")


def fold_phrase(phrase: str) -> str:
    """A phrase of the lexicon as compared with ``Block.joined``."""
    return f" {' '.join(fold(token) for token in TOKEN.findall(phrase))} "
