"""The tokens of SPARQL text, as far as telling keywords from what only looks like them needs."""

import re
from functools import lru_cache
from typing import NamedTuple

# Strings, IRIs, comments, variables, prefixed names: where a keyword is no keyword. Then words.
TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n]*|[?$]\w+|@\w+|[\w.-]*:[\w.%\\-]*|\w+|[{}]""",
    re.DOTALL,
)
CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
WORD = re.compile(r"[A-Za-z]+")


class Token(NamedTuple):
    """A token and where it ends, in characters of the text."""

    text: str
    end: int


@lru_cache(maxsize=32)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of SPARQL text but its punctuation; braces are kept."""
    return tuple(Token(match.group(), match.end()) for match in TOKEN.finditer(text))


def keywords(text: str) -> list[str]:
    """The bare words of SPARQL text in lower case: its keywords and the names of its functions.

    Words that are written with escapes (SPARQL 1.1, section 19.2) are found too.
    """
    plain = CODE_POINT.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)
    found = [*tokens(text), *(tokens(plain) if plain != text else ())]
    return [token.text.lower() for token in found if WORD.fullmatch(token.text)]
