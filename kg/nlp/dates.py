"""Words of dates → days, as far as the article's own date decides what they mean.

An article without a date gives a full date only where the words name one.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any

from kg.lexicon import read_lexicon

WORD = re.compile(r"[a-z]+|\d+")
YEAR = re.compile(r"(?:19|20)\d\d")
Days = tuple[date, date] | None


@cache
def times() -> dict[str, Any]:
    """The words of dates."""
    return read_lexicon("times")


def resolve_date(text: str, today: date | None) -> Days:
    """The first and last day that some words mean, or None where they do not tell.

    ``today`` is the date of the article.
    """
    words = WORD.findall(text.lower())
    named = named_month(words, today)
    if named is not None:
        return named
    if len(words) == 1 and YEAR.fullmatch(words[0]):
        return date(int(words[0]), 1, 1), date(int(words[0]), 12, 31)
    return None if today is None else relative(words, today)


def named_month(words: list[str], today: date | None) -> Days:
    """A month by its name, as in "June 6, 2024", "6 June", "March 2023"."""
    months = times()["months"]
    found = [months.index(word) + 1 for word in words if word in months]
    years = [int(word) for word in words if YEAR.fullmatch(word)]
    days = [int(word) for word in words if word.isdigit() and len(word) <= 2]
    if len(found) != 1 or (not years and today is None):
        return None
    year = years[0] if years else today.year if today else 1
    try:
        if days:
            return date(year, found[0], days[0]), date(year, found[0], days[0])
    except ValueError:
        return None
    return month_of(date(year, found[0], 1)) if years else None


def relative(words: list[str], today: date) -> Days:
    """Words that count from the article's date."""
    table = times()
    for word in words:
        if word in table["days"]:
            day = today + timedelta(days=table["days"][word])
            return day, day
        if word in table["weekdays"]:
            return weekday(table["weekdays"].index(word), words, today)
    if "ago" in words:
        return ago(words, today)
    return vague(words, today) or period(words, today)


def vague(words: list[str], today: date) -> Days:
    """Days, weeks or months up to the article's date or from it on: "in recent days"."""
    units = times()["units"]
    unit = next((word for word in words if word in units), None)
    if unit is None:
        return None
    numbers = times()["numbers"]
    counts = [numbers[w] for w in words if w in numbers] + [int(w) for w in words if w.isdigit()]
    size = timedelta(days=units[unit] * (counts[0] if counts else times()["few"]))
    if {*words} & {*times()["recent"], *times()["last"]}:
        return today - size, today
    if {*words} & {*times()["next"]}:
        return today, today + size
    return None


def weekday(number: int, words: list[str], today: date) -> Days:
    """The nearest day of a name up to today; after it where "next" says so."""
    back = (today.weekday() - number) % 7
    if any(word in times()["next"] for word in words):
        day = today + timedelta(days=(7 - back) or 7)
    elif any(word in times()["last"] for word in words):
        day = today - timedelta(days=back or 7)
    else:
        day = today - timedelta(days=back)
    return day, day


def ago(words: list[str], today: date) -> Days:
    """So many days or weeks ago; longer ago is too vague for a day."""
    numbers = times()["numbers"]
    counts = [numbers[w] for w in words if w in numbers] + [int(w) for w in words if w.isdigit()]
    size = 1 if {"day", "days"} & set(words) else 7 if {"week", "weeks"} & set(words) else 0
    if len(counts) != 1 or not size or counts[0] > 60:
        return None
    day = today - timedelta(days=counts[0] * size)
    return (day, day) if size == 1 else (day - timedelta(days=3), day + timedelta(days=3))


def period(words: list[str], today: date) -> Days:
    """A week, month or year, as in "early next month"."""
    shift = shift_of(words)
    if shift is None:
        return None
    if "week" in words:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if "month" in words:
        number = today.year * 12 + today.month - 1 + shift
        return part(words, month_of(date(number // 12, number % 12 + 1, 1)))
    if "year" in words:
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    return None


def shift_of(words: list[str]) -> int | None:
    """-1, 0 or 1 for last, this and next; None where no such word stands."""
    for name, shift in (("this", 0), ("last", -1), ("next", 1)):
        if any(word in times()[name] for word in words):
            return shift
    return None


def month_of(day: date) -> tuple[date, date]:
    """The first and last day of a month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def part(words: list[str], month: tuple[date, date]) -> tuple[date, date]:
    """The part of a month that *early*, *mid* or *late* means."""
    for name, (first, last) in times()["parts"].items():
        if name in words:
            return month[0].replace(day=first), month[0].replace(day=min(last, month[1].day))
    return month
