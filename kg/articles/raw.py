"""A text as it came in, before it is understood."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The text of an article with what its container says about it."""

    file: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
