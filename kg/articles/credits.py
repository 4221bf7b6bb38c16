"""Credits: the outlets that an article names as the origin of itself or of a passage."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Literal

from kg.articles.blocks import TOKEN, Block, fold_phrase
from kg.articles.dates import months
from kg.articles.outlets import Outlet, find_outlet, looks_like_outlet, name_outlet, read_outlet
from kg.lexicon import read_lexicon
from kg.model import Credit, Span

BRACKET = re.compile(r"[\[(]([^()\[\]]{2,60})[\])][.\s]*$")
NOTICE = 60
LINE = 8
LONG_PHRASE = 4
Wanted = Literal["alone", "listed", "any"]
NAME_END = re.compile(r"[.,;:|()\n]|\s(?:on|in|under|with|and|here|at|as|by|for)\s|\s[-–—]")


def find_reprints(blocks: Iterable[Block]) -> Iterator[Credit]:
    """The credits for the whole article ("This story first appeared in the Salem Tribune")."""
    for block in blocks:
        if len(block.words) <= NOTICE and (outlet := read_origin(block)):
            yield Credit(outlet.name, "reprint", block.span)


def read_origin(block: Block) -> Outlet | None:
    """The outlet that a notice names as the origin of the article, or ``None``."""
    for count in range(min(len(block.words), longest_phrase()), 0, -1):
        wanted = origin_phrases().get(" ".join(block.words[:count]))
        if wanted:
            return read_wanted(rest_after(block, count), wanted)
    return None


def read_wanted(rest: str, wanted: Wanted) -> Outlet | None:
    """The outlet after a phrase: ``alone``, before other words too, or by ``any`` name."""
    if wanted == "alone":
        return name_outlet(rest.strip(" .,:;()"))
    named = read_outlet(rest) or read_outlet(rest.removeprefix("the "))
    return named or (read_name(rest) if wanted == "any" else None)


def read_name(text: str) -> Outlet | None:
    """The capitalised name at the head of a text that must be an outlet's, listed or not."""
    end = NAME_END.search(f"{text} ")
    name = text[: end.start()] if end else text
    words = name.removeprefix("the ").split()
    capitals = all(word[0].isupper() or word in ("of", "and", "the", "&") for word in words)
    if not 1 <= len(words) <= 6 or not capitals or words[0].casefold().strip(".") in months():
        return None
    return Outlet(" ".join(words)) if words[0][0].isalpha() else None


def rest_after(block: Block, count: int) -> str:
    """What stands after the first words of a block."""
    for number, found in enumerate(TOKEN.finditer(block.plain), 1):
        if number == count:
            return block.plain[found.end() :].lstrip(" :,-–—|")
    return ""


def find_helpers(blocks: Iterable[Block]) -> Iterator[Credit]:
    """The credits for work that went into the article ("With files from Reuters")."""
    content = read_lexicon("boilerplate")["credits"]
    for block in blocks:
        if len(block.words) > NOTICE:
            continue
        openers = [fold_phrase(opener) for opener in content["rests_on_openers"]]
        opener = next((phrase for phrase in openers if block.joined.startswith(phrase)), None)
        said = any(fold_phrase(phrase) in block.joined for phrase in content["rests_on"])
        rest = rest_after(block, len(opener.split())) if opener else block.plain
        outlet = read_outlet(rest) if opener or said else None
        if outlet:
            yield Credit(outlet.name, "rests_on", block.span)


def find_passages(body: Sequence[Block]) -> Iterator[Credit]:
    """The credits for some paragraphs of the journalistic text, headline and heads included.

    "(Politico)" after the last sentence of a paragraph vouches for the paragraphs that end there,
    back to the last break. "Per Reuters:" on a line of its own vouches for those that follow, up to
    the next break. Breaks are other credits, headings, and paragraphs that name another outlet;
    looking back, the opening paragraph too, which is the article's own summary.
    """
    named = [read_passage_credit(block) for block in body]
    opening = next((at for at, block in enumerate(body) if block.ended), 0)
    for at, found in enumerate(named):
        if found is None:
            continue
        outlet, span, forward = found
        step = 1 if forward else -1
        end = at
        while 0 <= end + step < len(body) and not breaks(body, named, end + step, opening, found):
            end += step
        first, last = sorted((at, end))
        covers = Span(body[first].span.begin, body[last].span.end)
        yield Credit(outlet.name, "passage", span, covers)


Passage = tuple[Outlet, Span, bool]


def breaks(
    body: Sequence[Block],
    named: Sequence[Passage | None],
    at: int,
    opening: int,
    found: Passage,
) -> bool:
    """True if a credited passage does not reach into a block."""
    outlet, _, forward = found
    if named[at] is not None:
        return True
    if forward:
        return False
    block = body[at]
    return at <= opening or not block.ended or names_another(block, outlet)


def names_another(block: Block, outlet: Outlet) -> bool:
    """True if a block names a listed outlet that is not this one."""
    spans = list(TOKEN.finditer(block.plain))
    for at, begin in enumerate(spans):
        if not begin.group()[0].isupper():
            continue
        for end in spans[at : at + 4]:
            known = find_outlet(block.plain[begin.start() : end.end()])
            if known and not known.weak and known.name != outlet.name:
                return True
    return False


def read_passage_credit(block: Block) -> Passage | None:
    """The outlet, the words and the direction (forward or not) of a credit for a passage."""
    if block.plain.endswith(":") and len(block.words) <= LINE:
        outlet = read_opener(block)
        return (outlet, block.span, True) if outlet else None
    found = BRACKET.search(block.text, max(0, len(block.text) - 70))
    if not found or not found.start():
        return None
    before = block.text[: found.start()].rstrip()
    outlet = read_bracket(found[1]) if before[-1:] in tuple(".!?…\"”’'") else None
    if outlet is None and block.text.rstrip().endswith(")."):
        # The full stop behind the brackets: "The law has passed (Reuters)."
        name = found[1].strip()
        outlet = find_outlet(name)
        outlet = outlet if outlet and (not outlet.weak or name == outlet.name) else None
    begin = block.span.begin
    span = Span(begin + found.start(), begin + found.end(1) + 1)
    return (outlet, span, False) if outlet else None


def read_bracket(text: str) -> Outlet | None:
    """The outlet in closing brackets, where it is one beyond doubt."""
    words = text.split()
    while words and words[0].casefold().strip(":") in bracket_words():
        words = words[1:]
    name = " ".join(words).strip(" .,")
    known = find_outlet(name)
    if known:
        return known if not known.weak or name == known.name else None
    return Outlet(name) if looks_like_outlet(name) else None


def read_opener(block: Block) -> Outlet | None:
    """The outlet of a line that opens a passage ("Per Reuters:", "The Guardian reports:")."""
    content = read_lexicon("boilerplate")["credits"]
    text = block.plain.rstrip(": ")
    opened = ended = False
    for opener in sorted(content["openers"], key=len, reverse=True):
        if text.casefold().startswith(f"{opener} "):
            text, opened = text[len(opener) + 1 :], True
            break
    for verb in sorted(content["reporting"], key=len, reverse=True):
        if text.casefold().endswith(f" {verb}"):
            text, ended = text[: -len(verb) - 1], True
            break
    return name_outlet(text.strip()) if opened or ended else None


@cache
def origin_phrases() -> Mapping[str, Wanted]:
    """The phrases before the origin of an article, and which names may follow them."""
    content = read_lexicon("boilerplate")["credits"]
    found: dict[str, Wanted] = {}
    for phrase in content["phrases"]:
        short = len(phrase.split()) < LONG_PHRASE
        found[phrase] = "alone" if short else "any" if "original" in phrase else "listed"
    for subject, verb, link in product(content["subjects"], content["verbs"], content["links"]):
        found[f"{subject} {verb} {link}"] = "any" if subject else "listed"
    return {fold_phrase(phrase).strip(): wanted for phrase, wanted in found.items()}


@cache
def longest_phrase() -> int:
    """The number of words in the longest of these phrases."""
    return max(len(phrase.split()) for phrase in origin_phrases())


@cache
def bracket_words() -> frozenset[str]:
    """The words before an outlet's name in brackets."""
    return frozenset(read_lexicon("boilerplate")["credits"]["bracket"])
