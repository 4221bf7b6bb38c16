"""Which blocks are no journalistic text: by their words, their shape, and where they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.articles.blocks import LINK, Block
from kg.articles.dates import is_time_line
from kg.articles.rules import (
    Then,
    count_hints,
    find_rule,
    speaks_to_reader,
    tells_news,
)
from kg.lexicon import read_lexicon

ADDRESS = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|\S{1,100}@[\w.-]{1,100}|@\w{2,40}")
# A block of so many words that ends as a sentence does is running text.
RUNNING = 12
BUTTON_ROW = 12
TEASER = 25
AUTHOR_NOTE = 60
# So many running blocks stand before what a call for comments ends.
BODY = 3


def find_boilerplate(blocks: Sequence[Block], furniture: Iterable[int] = ()) -> set[int]:
    """The indices of the blocks that are no journalistic text.

    ``furniture`` are those known already (bylines, dates).
    """
    marked = set(furniture)
    sections: dict[int, Then] = {}
    for at, block in enumerate(blocks):
        rule = find_rule(block)
        if rule or (at not in marked and is_furniture(block)):
            marked.add(at)
        if rule and rule.then:
            sections[at] = rule.then
    mark_sections(blocks, marked, sections)
    mark_hints(blocks, marked)
    mark_edges(blocks, marked)
    return marked


def is_running(block: Block) -> bool:
    """True for a sentence or more of running text."""
    return block.ended and len(block.words) >= RUNNING


def is_furniture(block: Block) -> bool:
    """True if the shape of a block alone shows that it is no journalistic text."""
    if not block.words or is_button_row(block) or is_author_note(block):
        return True
    links = len(LINK.findall(block.text))
    if block.linked >= 0.8 and (len(block.words) <= RUNNING or not block.ended):
        return not block.heading
    if links >= 3 and block.linked >= 0.5 and not block.ended:
        return True
    return is_address(block) or (not block.ended and is_time_line(block.words))


def is_button_row(block: Block) -> bool:
    """True for a row of buttons ("Share Tweet Email")."""
    words, names = button_words()
    if len(block.words) > BUTTON_ROW or block.ended:
        return False
    return words.issuperset(block.words) and not names.isdisjoint(block.words)


def is_address(block: Block) -> bool:
    """True for web and mail addresses with hardly a word around them."""
    if not ("@" in block.plain or "www." in block.plain or "://" in block.plain):
        return False
    around = ADDRESS.sub(" ", block.plain).split()
    return len(around) < len(block.plain.split()) and len(around) <= 4


def is_author_note(block: Block) -> bool:
    """True for "Jane Doe is a correspondent based in Rome"."""
    if len(block.words) > AUTHOR_NOTE or tells_news(block):
        return False
    name, verb, rest = block.plain.partition(" is a")
    parts = name.split()
    named = 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts)
    sentence = rest.partition(". ")[0].casefold()
    return bool(verb) and named and any(f" {mark}" in sentence for mark in author_marks())


def mark_sections(blocks: Sequence[Block], marked: set[int], sections: Mapping[int, Then]) -> None:
    """Marks what openers such as "Related stories" or "Leave a comment" bring with them."""
    running, following = 0, ""
    for at, block in enumerate(blocks):
        if following == "one":
            marked.add(at)
            following = ""
        elif following == "teasers" and not block.ended and len(block.words) <= TEASER:
            marked.add(at)
        else:
            following = ""
        then = sections.get(at, "")
        if then == "rest" and running >= BODY:
            marked.update(range(at, len(blocks)))
            return
        following = then or following
        running += at not in marked and is_running(block)


def mark_hints(blocks: Sequence[Block], marked: set[int]) -> None:
    """Marks blocks with weak signs: two of them, or one beside what is marked at head or foot."""
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        edge, beside = True, False
        for at in order:
            if at not in marked:
                enough = 1 if edge and beside else 2
                if has_hints(blocks[at], enough):
                    marked.add(at)
                else:
                    edge = False
            beside = at in marked


def has_hints(block: Block, enough: int) -> bool:
    """True if a block speaks to its reader and has enough weak signs of boilerplate."""
    return count_hints(block) >= enough and speaks_to_reader(block) and not tells_news(block)


def mark_edges(blocks: Sequence[Block], marked: set[int]) -> None:
    """Marks the short lines between headline and text, and the lines after the text.

    A line of up to three words that is no sentence is a section or a place there, not a deck; what
    stands after the last sentence, and is none, leads to other articles.
    """
    running = [at for at, block in enumerate(blocks) if at not in marked and is_running(block)]
    if not running:
        return
    kept = [at for at in range(running[0]) if at not in marked]
    for at in kept[1:]:
        if len(blocks[at].words) <= 3 and not blocks[at].ended:
            marked.add(at)
    last = max(at for at, block in enumerate(blocks) if at not in marked and block.ended)
    foot = [at for at in range(last + 1, len(blocks)) if at not in marked]
    beside = last + 1 in marked
    if len(foot) > 1 or beside or any(len(blocks[at].words) <= 3 for at in foot):
        marked.update(foot)


@cache
def button_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words of buttons, and those of which one must be among them."""
    content = read_lexicon("boilerplate")["buttons"]
    return frozenset(content["words"]), frozenset(content["names"])


@cache
def author_marks() -> tuple[str, ...]:
    """What an author's note says of its author."""
    return tuple(read_lexicon("boilerplate")["authors"]["marks"])
