"""Which outlet each sentence of an article is credited to, and by which sign.

credit      a credit line covers it: "(Politico)", "Per Reuters:"
said        an outlet says it, was told it, or is named as its source
source      an unnamed source says it whose first words the article has from an outlet
pointing    it goes on with what the credited sentence before it tells: "This decision …"
reprint     the article as a whole is credited
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Document, Span, Statement
from kg.resolution.entities import Resolved
from kg.resolution.outlets import Outlets, overlap
from kg.resolution.wording import WORD, listed

ANONYMOUS = "AnonymousSource"


@dataclass
class Credits:
    """The credited outlet of each sentence of one article, by the sentence's number."""

    document: Document
    resolved: Resolved
    outlets: Outlets

    def find(self) -> list[str | None]:
        """The outlet of each sentence, or None where the article tells it itself."""
        spans = self.document.sentences
        tellers = [self.statements_in(span) for span in spans]
        found = [
            self.by_line(span) or self.by_outlet(told)
            for span, told in zip(spans, tellers, strict=True)
        ]
        sources = self.credited_sources(found, tellers)
        for number, told in enumerate(tellers):
            found[number] = found[number] or self.by_source(told, sources)
        for number, told in enumerate(tellers):
            if number and found[number] is None and not told and self.points_back(spans[number]):
                found[number] = found[number - 1]
        whole = self.reprinted()
        return [outlet or whole for outlet in found]

    def statements_in(self, span: Span) -> list[Statement]:
        """The statements that stand in a sentence with their cue or content."""
        return [
            statement
            for statement in self.document.statements
            if any(overlap(part, span) for part in (*statement.cue, *statement.content))
        ]

    def by_line(self, span: Span) -> str | None:
        """The outlet of a credit line that covers a sentence."""
        for credit in self.document.article.credits:
            if credit.covers is not None and overlap(credit.covers, span):
                return self.outlets.outlet(credit.outlet)
        return None

    def by_outlet(self, told: Sequence[Statement]) -> str | None:
        """The outlet that says a sentence or was told it."""
        for statement in told:
            for referent in (statement.source_referent, statement.addressee_referent):
                entity = self.resolved.find(self.document.article.id, referent)
                if entity in self.outlets.media and entity != self.publisher():
                    return entity
        return None

    def credited_sources(
        self, found: Sequence[str | None], tellers: Sequence[Sequence[Statement]]
    ) -> dict[int, str]:
        """Unnamed sources (referents) whom the article introduces with words from an outlet."""
        first: dict[int, str | None] = {}
        for outlet, told in zip(found, tellers, strict=True):
            for statement in told:
                source = statement.source_referent
                if source is not None and self.document.referents[source].type == ANONYMOUS:
                    first.setdefault(source, outlet)
        return {source: outlet for source, outlet in first.items() if outlet is not None}

    def by_source(self, told: Sequence[Statement], sources: dict[int, str]) -> str | None:
        """The outlet from which the article knows the source of a sentence."""
        for statement in told:
            if statement.source_referent in sources:
                return sources[statement.source_referent]
        return None

    def points_back(self, span: Span) -> bool:
        """True for a sentence that begins with "This …"."""
        first = WORD.match(self.document.article.slice(span))
        return first is not None and first.group().casefold() in listed("pointing")

    def reprinted(self) -> str | None:
        """The outlet that the whole article is a reprint of."""
        for credit in self.document.article.credits:
            if credit.covers is None and credit.kind == "reprint":
                return self.outlets.outlet(credit.outlet)
        return None

    def publisher(self) -> str | None:
        """The outlet of the article itself."""
        outlet = self.document.article.outlet
        return self.outlets.outlet(outlet) if outlet else None


def derived_from(
    document: Document, credited: Sequence[str | None], outlets: Outlets
) -> tuple[str, ...]:
    """The outlets that an article rests on: credited in the text or by it as a whole, sorted."""
    article = document.article
    found = {outlet for outlet in credited if outlet is not None}
    found |= {outlets.outlet(credit.outlet) for credit in article.credits}
    own = {outlets.outlet(article.outlet)} if article.outlet else set()
    return tuple(sorted(found - own))
