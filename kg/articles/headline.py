"""The headline of a text."""

from collections.abc import Sequence

from kg.articles.blocks import Block
from kg.articles.outlets import find_outlet
from kg.model import Span

LONGEST = 30
LONGEST_ENDED = 20
KICKER = 2
SHORTEST = 4
# Of the longer words of a headline in title case, how many are capitalised.
TITLE_CASE = 0.75
PRINTED = (" | ", " - ", " – ", " — ")


def find_headline(
    blocks: Sequence[Block], marked: set[int], title: str | None = None
) -> tuple[int, Block | None]:
    """Where the journalistic text begins, and its headline, if it has one.

    The headline is the block that a given ``title`` names, or the first line that stands alone and
    is a title: no running text goes on in it and, unless its words are capitalised, no full stop
    ends it. A section's name above it ("World") is passed over. Blocks that were ``marked`` as
    boilerplate are none; a given title's block is taken out of them.
    """
    if title:
        wanted = " ".join(title.split())
        for at, block in enumerate(blocks[:5]):
            if block.plain == wanted or " ".join(block.text.split()) == wanted:
                marked.discard(at)
                return at, block
    kept = [at for at in range(len(blocks)) if at not in marked]
    if len(kept) < 2:
        return 0, None
    first, second = kept[0], kept[1]
    if is_kicker(blocks[first], blocks[second]) and len(kept) > 2:
        first = second
    return (first, blocks[first]) if is_title(blocks[first]) else (0, None)


def is_title(block: Block) -> bool:
    """True if a block reads as a headline."""
    count = len(block.words)
    if not 1 <= count <= LONGEST or block.plain.endswith((":", ";", ",")):
        return False
    first = next((char for char in block.plain if char.isalnum()), "")
    if block.heading:
        return True
    if block.plain.rstrip("\"'”’").endswith("."):
        return count <= LONGEST_ENDED and is_title_case(block)
    return first.isdigit() or first.isupper() or not first.islower()


def is_title_case(block: Block) -> bool:
    """True if the longer words of a block are capitalised."""
    longer = [token for token in block.tokens if len(token) > 3 and not token[0].isdigit()]
    capitals = sum(token[0].isupper() for token in longer)
    return len(longer) >= SHORTEST and capitals >= TITLE_CASE * len(longer)


def is_kicker(block: Block, following: Block) -> bool:
    """True for the name of a section above a headline."""
    if len(block.words) > KICKER or block.ended or block.heading:
        return False
    return len(following.words) >= SHORTEST and is_title(following) and not following.ended


def cut_outlet(headline: Block) -> tuple[Block, str | None]:
    """A headline without the listed outlet printed after it ("… | Reuters"), and that outlet."""
    for mark in PRINTED:
        head, found, name = headline.text.rpartition(mark)
        known = find_outlet(name.strip()) if found else None
        if known and len(head.split()) >= SHORTEST:
            begin = headline.span.begin
            kept = head.rstrip()
            return Block(Span(begin, begin + len(kept)), kept, headline.heading), known.name
    return headline, None
