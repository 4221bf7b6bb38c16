"""Claims as the page shows them: in words, with the sentences behind them."""

from datetime import date
from typing import Any

from kg.model import (
    Article,
    Assertion,
    Claim,
    KnowledgeGraph,
    Passage,
    Span,
    StatementNode,
    TimeExpression,
)
from kg.rdf.claim_quads import phrase

Json = dict[str, Any]
MOST_EVIDENCE = 8
LONGEST_CHAIN = 6


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class FactMaker:
    """Makes the facts of one graph; ``sentences`` are those that they rest on, each once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.labels = graph.labels()
        self.articles: dict[str, Article] = {n.article.id: n.article for n in graph.articles}
        self.number = {node.article.id: i for i, node in enumerate(graph.articles)}
        self.types = {entity.id: entity.types for entity in graph.entities}
        self.statements = {statement.id: statement for statement in graph.statements}
        self.lineages = {lineage.id: lineage.label for lineage in graph.lineages}
        self.sentences: list[Json] = []
        self.places: dict[Passage, int] = {}

    def fact(self, claim: Claim) -> Json:
        """One claim; ``conflicts``, ``box`` and ``kind`` are filled in later."""
        told = [(a, span) for a in claim.assertions for span in a.evidence]
        when = self.when(claim)
        return {
            "id": claim.id,
            "predicate": claim.predicate.partition(":")[2],
            "phrase": phrase(claim),
            "subject": self.labels.get(claim.subject, claim.subject),
            "object": self.labels.get(claim.object, claim.object),
            "whom": [self.labels.get(one, one) for one in claim.addressees],
            "sure": self.sureness(claim),
            "positive": claim.positive,
            "certainty": list(claim.certainties),
            "status": sorted({a.status for a in claim.assertions if a.status}),
            "articles": len(claim.articles),
            "origins": [self.lineages.get(line, line) for line in claim.lineages],
            "rules": list(claim.rules),
            "confidence": round(claim.confidence, 2),
            "inferred": claim.inferred,
            "date": when[0].isoformat() if when else "",
            "dated": when[1] if when else "",
            "conflicts": [],
            "evidence": [self.evidence(a, span) for a, span in told[:MOST_EVIDENCE]],
            "more": max(0, len(told) - MOST_EVIDENCE),
        }

    def when(self, claim: Claim) -> tuple[date, str] | None:
        """The first date of a claim: as told, else of the first article that tells it."""
        times = [a.time for a in claim.assertions]
        times += [self.statements[s].time for s in claim.statements if s in self.statements]
        told = [time.begin for time in times if isinstance(time, TimeExpression) and time.begin]
        if told:
            return min(told), "told"
        out = [day for a in claim.articles if (day := self.articles[a].published)]
        return (min(out), "published") if out else None

    def sureness(self, claim: Claim) -> int:
        """Who vouches: 3 the article or a named source, 2 a group, 1 unnamed, 0 inferred."""
        if claim.inferred:
            return 0
        sources = {self.statements[s].source for s in claim.statements if s in self.statements}
        if len(claim.statements) < len(claim.assertions):
            return 3
        return max((self.voice(source) for source in sources), default=3)

    def voice(self, source: str | None) -> int:
        """How well a source is named; see ``sureness``."""
        types = self.types.get(source or "", ("AnonymousSource",))
        return 1 if "AnonymousSource" in types else 2 if "Group" in types else 3

    def evidence(self, told: Assertion, span: Span) -> Json:
        """One sentence with the words that say so, and who says it through whom."""
        article = self.articles[told.article]
        marks = [
            [utf16(article.text[span.begin : t.begin]), utf16(article.slice(t))]
            for t in told.triggers
            if span.begin <= t.begin and t.end <= span.end
        ]
        sentence = self.sentence(Passage(told.article, span))
        chain = self.chain(told.statements)
        return {"sentence": sentence, "marks": marks, "chain": chain}

    def sentence(self, passage: Passage) -> int:
        """The number of a passage among the sentences of the page."""
        if passage not in self.places:
            article = self.articles[passage.article]
            begin = utf16(article.text[: passage.span.begin])
            words = article.slice(passage.span)
            self.places[passage] = len(self.sentences)
            self.sentences.append(
                {
                    "article": self.number[passage.article],
                    "begin": begin,
                    "end": begin + utf16(words),
                    "offsets": list(passage.span),
                    "text": words,
                }
            )
        return self.places[passage]

    def chain(self, statements: tuple[str, ...]) -> str:
        """The attribution of a sentence from the outside in: "Politico ← a U.S. official"."""
        found: list[str] = []
        statement: StatementNode | None = self.statements.get(statements[0]) if statements else None
        while statement is not None and len(found) < LONGEST_CHAIN:
            article = self.articles[statement.article]
            words = " ".join(article.slice(span) for span in statement.source_spans)
            found.append(" ".join(words.split()) or "somebody")
            statement = self.statements.get(statement.within or "")
        return " ← ".join(reversed(found))
