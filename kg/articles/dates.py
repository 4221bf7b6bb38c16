"""Dates as newspapers write them."""

import re
from datetime import date

MONTHS = "january february march april may june july august september october november december"
MONTH = {name[:3]: number for number, name in enumerate(MONTHS.split(), start=1)}
NAMES = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
PATTERNS = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)\b"),
    re.compile(rf"(?i)\b(?P<m>{NAMES})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b"),
    re.compile(rf"(?i)\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{NAMES}),?\s+(?P<y>(?:19|20)\d\d)\b"),
)


def find_date(text: str) -> date | None:
    """The first full date in a text, or None; days that do not exist are none."""
    found = [match for pattern in PATTERNS for match in [pattern.search(text)] if match]
    for match in sorted(found, key=lambda m: m.start()):
        parts = match.groupdict()
        month = int(parts["n"]) if parts.get("n") else MONTH.get(parts["m"][:3].lower(), 0)
        try:
            return date(int(parts["y"]), month, int(parts["d"]))
        except ValueError:
            continue
    return None


def without_dates(text: str) -> str:
    """A text without its full dates."""
    for pattern in PATTERNS:
        text = pattern.sub(" ", text)
    return text
