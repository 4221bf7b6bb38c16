"""A raw text → an article: its headline, metadata and credits, its journalistic passages."""

from collections.abc import Sequence
from datetime import date

from kg.articles.blocks import Block
from kg.articles.boilerplate import find_boilerplate
from kg.articles.credits import find_helpers, find_passages, find_reprints
from kg.articles.datelines import Dateline, read_date_prefix, read_dateline
from kg.articles.headline import cut_outlet, find_headline
from kg.articles.imprint import Imprint, read_imprint
from kg.articles.lines import split_blocks
from kg.articles.outlets import find_by_address, find_outlet
from kg.articles.raw import Facts, RawArticle
from kg.ids import article_id
from kg.model import Article, Credit, Span

# Datelines stand before one of the first paragraphs, for a summary may come before the text.
DATELINES = 4
START = Span(0, 0)


def make_article(raw: RawArticle, facts: Facts) -> Article:
    """The article in a raw text; ``facts`` take precedence over what the text says.

    Its ``paragraphs`` are empty where the text holds nothing but boilerplate. A credit that only
    ``facts`` tell has the empty span at the text's beginning.
    """
    blocks = split_blocks(raw.text, raw.begin)
    blocks, dated = without_date_prefix(blocks)
    imprint = read_imprint(blocks)
    marked = find_boilerplate(blocks, imprint.blocks)
    at, headline = find_headline(blocks, marked, raw.title)
    body = [block for i, block in enumerate(blocks) if i not in marked and i >= at]
    headline, printed = cut_outlet(headline) if headline else (None, None)
    if headline and body:
        body[0] = headline
    body, datelines = without_datelines(body, 1 if headline else 0)
    known = facts.over(told(imprint, dated, datelines, printed))
    outlet = canonical(known.outlet) or named_by_address(known.url)
    rest = [block for i, block in enumerate(blocks) if i in marked]
    named = join_credits(outlet, known, imprint, find_all(rest, body, datelines))
    span = headline.span if headline else None
    title = Article("", (), raw.text, tuple(block.span for block in body), headline=span).title
    return Article(
        id=article_id(raw.text, title),
        files=(raw.file,),
        text=raw.text,
        paragraphs=tuple(block.span for block in body),
        headline=span,
        published=known.published,
        outlet=outlet,
        authors=known.authors,
        credits=named,
        url=known.url,
    )


Datelines = list[tuple[Span, Dateline]]


def without_date_prefix(blocks: list[Block]) -> tuple[list[Block], date | None]:
    """The blocks without a date that stands before the first words, and that date."""
    found = read_date_prefix(blocks[0].text) if blocks else None
    if found is None:
        return blocks, None
    return [cut(blocks[0], found.length), *blocks[1:]], found.published


def without_datelines(body: list[Block], begin: int) -> tuple[list[Block], Datelines]:
    """The journalistic blocks without the datelines before their first sentences."""
    kept, found = body[:begin], Datelines()
    for number, block in enumerate(body[begin:]):
        dateline = read_dateline(block.text) if number < DATELINES else None
        if dateline:
            words = block.text[: dateline.length].rstrip()
            found.append((Span(block.span.begin, block.span.begin + len(words)), dateline))
        if dateline is None or dateline.length < len(block.text):
            kept.append(cut(block, dateline.length) if dateline else block)
    return kept, found


def cut(block: Block, length: int) -> Block:
    """A block without its first characters."""
    begin, end = block.span
    return Block(Span(begin + length, end), block.text[length:], block.heading)


def told(imprint: Imprint, dated: date | None, datelines: Datelines, printed: str | None) -> Facts:
    """What the text itself tells about the article."""
    days = [dateline.published for _, dateline in datelines if dateline.published]
    houses = [line.outlet.name for _, line in datelines if line.outlet and not line.outlet.agency]
    outlets = [*filter(None, (imprint.outlet, printed)), *houses[:1]]
    return Facts(
        published=imprint.published or dated or (days[0] if days else None),
        outlet=outlets[0] if outlets else None,
        authors=imprint.authors,
    )


def find_all(rest: Sequence[Block], body: Sequence[Block], datelines: Datelines) -> list[Credit]:
    """The credits of a text: of the whole in boilerplate and datelines, of passages in the body."""
    agencies = [
        Credit(dateline.outlet.name, "reprint", span)
        for span, dateline in datelines
        if dateline.outlet and dateline.outlet.agency
    ]
    foot = [block for block in body if block.span >= body[-1].span] if body else []
    whole = [*find_reprints(rest), *find_helpers([*rest, *foot])]
    return [*agencies, *whole, *find_passages(body)]


def join_credits(
    outlet: str | None, known: Facts, imprint: Imprint, found: Sequence[Credit]
) -> tuple[Credit, ...]:
    """All credits in the order of the text; an article is not a reprint of its own outlet's."""
    source = canonical(known.republished_from)
    added = [Credit(source, "reprint", START)] if source else []
    whole: dict[tuple[str, str], Credit] = {}
    for credit in sorted([*imprint.credits, *found, *added], key=lambda item: item.span):
        if credit.kind != "passage" and credit.outlet != outlet:
            key = (credit.kind, credit.outlet)
            if key not in whole or whole[key].span == START:
                whole[key] = credit
    # Who wrote all of it is not named again for having helped.
    reprinted = {name for kind, name in whole if kind == "reprint"}
    kept = [c for (kind, name), c in whole.items() if kind == "reprint" or name not in reprinted]
    passages = [credit for credit in found if credit.kind == "passage"]
    return tuple(sorted([*kept, *passages], key=lambda item: (item.span, item.kind)))


def canonical(name: str | None) -> str | None:
    """An outlet's name as listed, or as given where it is not."""
    known = (find_outlet(name) or find_by_address(name)) if name else None
    return known.name if known else name or None


def named_by_address(url: str | None) -> str | None:
    """The listed outlet of a web address."""
    known = find_by_address(url) if url else None
    return known.name if known else None
