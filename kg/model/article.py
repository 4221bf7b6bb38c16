"""An article as read, and inputs that were not."""

from dataclasses import dataclass
from datetime import date

from kg.model.terms import CreditKind, Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as the origin of itself or of a passage.

    ``span`` holds the words of the credit, ``covers`` the passage it vouches for (``None``: all).
    """

    outlet: str
    kind: CreditKind
    span: Span
    covers: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read.

    ``paragraphs`` are the journalistic passages in order, the headline first where there is one;
    what lies between them (share lines, copyright, link scaffolding) is boilerplate and yields no
    fact. ``files`` are the inputs it was read from, relative as given; more than one where the same
    text was given twice.
    """

    id: str
    files: tuple[str, ...]
    text: str
    paragraphs: tuple[Span, ...]
    headline: Span | None = None
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    language: str = "en"

    def slice(self, span: Span) -> str:
        """The text under a span."""
        return self.text[span.begin : span.end]

    @property
    def title(self) -> str:
        """The headline, or the first words of the journalistic text where there is none."""
        if self.headline is not None:
            return " ".join(self.slice(self.headline).split())
        first = self.slice(self.paragraphs[0]) if self.paragraphs else self.text
        words = first.split()
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, with the reason in words."""

    file: str
    reason: str
