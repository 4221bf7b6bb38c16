"""Full dates as newspapers write them; relative ones are no matter of an article's head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from kg.articles.blocks import TOKEN
from kg.lexicon import read_lexicon

HAS_YEAR = re.compile(r"(?:19|20)\d\d")
ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<n>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<n>\d\d)(?P<d>\d\d)(?!\d)")
NUMBERS = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)"
)
CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
LONGEST_LINE = 25
LONGEST_TIME = 8


class Dated(NamedTuple):
    """A date and where it stands in the text that was searched."""

    day: date
    begin: int
    end: int


def find_dates(text: str) -> Iterator[Dated]:
    """The full dates of a text in order; days that do not exist are none."""
    if not HAS_YEAR.search(text):
        return
    found = [match for pattern in (ISO, NUMBERS, *worded()) for match in pattern.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        day = day_of(match)
        if day and match.start() >= end:
            end = match.end()
            yield Dated(day, match.start(), end)


def day_of(match: re.Match[str]) -> date | None:
    """The day that a match means, or ``None`` where there is none or two could be meant."""
    parts = match.groupdict()
    year = int(parts["y"])
    if parts.get("m"):
        pairs = {(months()[parts["m"].casefold()], int(parts["d"]))}
    elif parts.get("a"):
        # 05/31/2024 and 31/05/2024 are clear, 05/06/2024 is not.
        one, other = int(parts["a"]), int(parts["b"])
        pairs = {(month, day) for month, day in ((one, other), (other, one)) if month <= 12}
    else:
        pairs = {(int(parts["n"]), int(parts["d"]))}
    days = set(filter(None, (make_date(year, month, day) for month, day in pairs)))
    return days.pop() if len(days) == 1 else None


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or ``None`` where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(value: object) -> date | None:
    """The date in a cell or attribute: a date, or a text that holds one; ``None`` otherwise."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)[:200] if isinstance(value, str | int) else ""
    found = next(find_dates(text), None)
    if found:
        return found.day
    compact = COMPACT.search(text)
    return day_of(compact) if compact else None


def read_date_line(line: str) -> date | None:
    """The date of a line that holds nothing but a date, a time and words such as "Updated".

    Where several stand there, the one that is not of a later change.
    """
    if len(line) > 200 or len(line.split()) > LONGEST_LINE:
        return None
    found = list(find_dates(line))
    rest = list(line)
    for _, begin, end in found:
        rest[begin:end] = " " * (end - begin)
    words = TOKEN.findall(CLOCK.sub(" ", "".join(rest)).casefold())
    if not found or not all(word in around() or word.isdigit() for word in words):
        return None
    first = [dated for dated in found if not changed(line[: dated.begin])]
    return (first or found)[0].day


def changed(before: str) -> bool:
    """True if the words before a date say that it is that of a change."""
    content = read_lexicon("boilerplate")["dates"]
    for word in reversed(TOKEN.findall(before.casefold())):
        if word in content["later"] or word in content["labels"]:
            return word in content["later"]
    return False


def is_time_line(words: Sequence[str]) -> bool:
    """True for folded words that tell a time or how long something takes ("5 min read")."""
    if not 1 <= len(words) <= LONGEST_TIME or around().isdisjoint(words):
        return False
    times = read_lexicon("boilerplate")["dates"]["times"]
    told = any(word in times for word in words)
    return told and all(word in around() or word[0].isdigit() for word in words)


@cache
def months() -> Mapping[str, int]:
    """The number of each month by its names."""
    content = read_lexicon("boilerplate")["dates"]
    named = [*enumerate(content["months"], 1), *enumerate(content["short_months"], 1)]
    return {**{name: number for number, name in named}, **content["other_months"]}


@cache
def worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of "May 31, 2024" and "31 May 2024"."""
    month = rf"(?P<m>{'|'.join(sorted(months(), key=len, reverse=True))})\b\.?"
    day, year = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>(?:19|20)\d\d)(?!\d)"
    return (
        re.compile(rf"\b{month}\s{{1,3}}{day},?\s{{1,3}}{year}", re.IGNORECASE),
        re.compile(rf"(?<!\d){day}[\s-]{{1,3}}(?:of\s)?{month},?[\s-]{{1,3}}{year}", re.IGNORECASE),
    )


@cache
def around() -> frozenset[str]:
    """The words that may stand around a date on a line of its own."""
    return frozenset(read_lexicon("boilerplate")["dates"]["around"])
