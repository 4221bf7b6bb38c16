"""A text as it came in, before it is understood, and what is known about it from elsewhere."""

from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row, a page or ``articles.toml`` tells about an article; empty where it is silent."""

    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    republished_from: str | None = None

    def over(self, other: "Facts") -> "Facts":
        """These facts, and another's where these are silent."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return replace(other, **{name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The text of an article, where it came from and, where that tells it, its title.

    The article's own words begin at ``begin``.
    """

    file: str
    text: str
    title: str | None = None
    facts: Facts = field(default_factory=Facts)
    begin: int = 0


def with_title(text: str, title: str | None) -> str:
    """A text with its title in front and an empty line between, unless it begins with it."""
    if not title or " ".join(text[: 4 * len(title)].split()).startswith(" ".join(title.split())):
        return text
    return f"{title}\n\n{text}"
