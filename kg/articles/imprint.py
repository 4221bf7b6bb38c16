"""The imprint of a text: bylines, dates and outlets on lines of their own, copyright lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.articles.blocks import TOKEN, Block, fold_phrase
from kg.articles.boilerplate import is_running
from kg.articles.bylines import Byline, read_byline
from kg.articles.credits import read_origin
from kg.articles.datelines import read_outlet_date
from kg.articles.dates import read_date_line
from kg.articles.outlets import Outlet, find_outlet, name_outlet
from kg.lexicon import read_lexicon
from kg.model import Credit

COPYRIGHT = ("copyright", "©")
LONGEST_NOTICE = 40
# How many blocks at the foot may hold a byline or date of the whole.
FOOT = 6


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the lines around a text tell; ``blocks`` are the indices of those that hold no more."""

    blocks: frozenset[int] = frozenset()
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """An outlet and a date on one line."""

    at: int
    name: str
    day: date
    sure: bool


def read_imprint(blocks: Sequence[Block]) -> Imprint:
    """The imprint in a text's blocks.

    Of several lines that each name an outlet and a date, the latest tells who published the text,
    the others where it comes from. The byline at the head counts, else the one at the foot.
    """
    running = [at for at, block in enumerate(blocks) if is_running(block)]
    # Up to the second, for the first may be a summary between the headline and the byline.
    head = range(running[1] if len(running) > 1 else len(blocks))
    foot = range(max(head.stop, len(blocks) - FOOT), len(blocks))
    bylines = dict(find_bylines(blocks, head, foot))
    lines = {at: day for at in (*head, *foot) if (day := read_date_line(blocks[at].plain))}
    printings = [
        printing
        for at in (*head, *foot)
        if at not in lines and (printing := read_printing(blocks, at))
    ]
    published, outlet, origins_named = choose(blocks, printings)
    house, agencies = read_houses(blocks, bylines)
    notices = {at: origin for at, block in enumerate(blocks) if (origin := read_origin(block))}
    origins = {origin.name for origin in notices.values()}
    named = [byline.authors for byline in bylines.values() if byline.authors]
    # At the foot stand the dates of corrections too.
    days = [lines[at] for at in sorted(lines) if at in head or is_published(blocks[at])]
    own = outlet or (house if house not in origins else None)
    return Imprint(
        frozenset([*bylines, *lines, *notices, *(printing.at for printing in printings)]),
        published or (days[0] if days else None),
        own if own not in origins else None,
        named[0] if named else (),
        (*origins_named, *agencies),
    )


def is_published(block: Block) -> bool:
    """True if a line says that its date is that of publication."""
    labels = read_lexicon("boilerplate")["dates"]["labels"]
    return any(block.joined.startswith(fold_phrase(label)) for label in labels)


def find_bylines(blocks: Sequence[Block], head: range, foot: range) -> Iterator[tuple[int, Byline]]:
    """The bylines by the index of their block; names without "By" count at the head alone."""
    for at in (*head, *foot):
        byline = read_byline(blocks[at])
        opened = blocks[at].words[:1] and blocks[at].words[0] in ("by", "author", "written")
        if byline and (opened or at in head[1:]):
            yield at, byline


def read_printing(blocks: Sequence[Block], at: int) -> Printing | None:
    """The outlet and date on a line, unless what looks like an outlet may be a place."""
    found = read_outlet_date(blocks[at].plain)
    if found is None:
        return None
    name, day = found
    known = name_outlet(name)
    sure = known is not None or blocks[at].linked > 0 or recurs(blocks, at, name)
    return Printing(at, known.name if known else name, day, sure)


def recurs(blocks: Sequence[Block], at: int, name: str) -> bool:
    """True if a name of several words stands again in lines that are no running text."""
    words = f" {' '.join(TOKEN.findall(name.casefold()))} "
    others = (block for i, block in enumerate(blocks) if i != at and not is_running(block))
    return len(words.split()) > 1 and any(words in block.joined for block in others)


def choose(
    blocks: Sequence[Block], printings: Sequence[Printing]
) -> tuple[date | None, str | None, list[Credit]]:
    """The date and outlet of a text, and its origins, from lines that name an outlet and a date."""
    sure = [printing for printing in printings if printing.sure]
    if not sure:
        return (printings[0].day if printings else None), None, []
    own = max(sure, key=lambda printing: (printing.day, -printing.at))
    others = [printing for printing in sure if printing.name != own.name]
    return own.day, own.name, [Credit(p.name, "reprint", blocks[p.at].span) for p in others]


def read_houses(
    blocks: Sequence[Block], bylines: dict[int, Byline]
) -> tuple[str | None, list[Credit]]:
    """The outlet that bylines and copyright lines name, and the agencies they name as credits."""
    found = [
        (at, outlet)
        for at, byline in bylines.items()
        for name in byline.outlets
        if (outlet := find_outlet(name) or Outlet(name))
    ]
    for at, block in enumerate(blocks):
        if block.words[:1] and block.words[0] in COPYRIGHT and len(block.words) <= LONGEST_NOTICE:
            found += [(at, outlet) for outlet in find_all(block)]
    houses = [outlet.name for _, outlet in found if not outlet.agency]
    agencies = [(at, outlet) for at, outlet in found if outlet.agency]
    named = [Credit(outlet.name, "reprint", blocks[at].span) for at, outlet in agencies]
    return (houses[0] if houses else None), named


def find_all(block: Block) -> Iterator[Outlet]:
    """The listed outlets that a short block names, the longest names first, each once."""
    tokens = list(TOKEN.finditer(block.plain))
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + 6), at, -1):
            name = block.plain[tokens[at].start() : tokens[end - 1].end()]
            known = find_outlet(name)
            if known and (not known.weak or name.startswith("The ")):
                yield known
                at = end - 1
                break
        at += 1
