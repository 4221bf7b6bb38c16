"""Claims as the page shows them: in words, with the sentences behind them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.model import Article, Claim, KnowledgeGraph, Passage, Span, StatementNode
from kg.rdf.claim_quads import claim_label, phrase
from kg.rdf.writer import Writer

Json = dict[str, Any]


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class FactMaker:
    """Makes the facts of one graph."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.writer = Writer(graph)
        self.labels = graph.labels()
        self.articles: dict[str, Article] = {n.article.id: n.article for n in graph.articles}
        self.number = {node.article.id: i for i, node in enumerate(graph.articles)}
        self.types = {entity.id: entity.types for entity in graph.entities}
        self.statements = {statement.id: statement for statement in graph.statements}

    def fact(self, claim: Claim) -> Json:
        """One claim; ``conflicts`` are filled in later."""
        return {
            "id": claim.id,
            "text": claim_label(self.writer, claim),
            "predicate": claim.predicate.partition(":")[2],
            "phrase": phrase(claim),
            "sure": self.sureness(claim),
            "positive": claim.positive,
            "certainty": list(claim.certainties),
            "articles": len(claim.articles),
            "origins": len(claim.lineages),
            "rules": list(claim.rules),
            "confidence": round(claim.confidence, 2),
            "inferred": claim.inferred,
            "subject": self.labels.get(claim.subject, claim.subject),
            "object": self.labels.get(claim.object, claim.object),
            "conflicts": [],
            "evidence": [
                self.evidence(Passage(a.article, span), a.statements, a.triggers)
                for a in claim.assertions
                for span in a.evidence
            ],
        }

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

    def evidence(
        self, passage: Passage, statements: tuple[str, ...], triggers: tuple[Span, ...]
    ) -> Json:
        """One sentence with its place in the article, and who says so through whom."""
        article = self.articles[passage.article]
        begin = utf16(article.text[: passage.span.begin])
        sentence = article.slice(passage.span)
        marks = [
            [utf16(article.text[passage.span.begin : t.begin]), utf16(article.slice(t))]
            for t in triggers
            if passage.span.begin <= t.begin and t.end <= passage.span.end
        ]
        return {
            "article": self.number[passage.article],
            "begin": begin,
            "end": begin + utf16(sentence),
            "offsets": [passage.span.begin, passage.span.end],
            "sentence": sentence,
            "marks": marks,
            "chain": self.chain(statements),
        }

    def chain(self, statements: tuple[str, ...]) -> str:
        """The attribution of a sentence from the outside in: "Politico ← a U.S. official"."""
        found: list[str] = []
        statement: StatementNode | None = self.statements.get(statements[0]) if statements else None
        while statement is not None and len(found) < 6:
            article = self.articles[statement.article]
            words = " ".join(article.slice(span) for span in statement.source_spans)
            found.append(words or "somebody")
            statement = self.statements.get(statement.within or "")
        return " ← ".join(reversed(found))


def conflict_facts(graph: KnowledgeGraph, index: Mapping[str, int]) -> list[Json]:
    """The conflicts with the facts that they concern."""
    by_policy: dict[str, list[int]] = defaultdict(list)
    by_statement: dict[str, list[int]] = defaultdict(list)
    by_place: dict[Passage, list[int]] = defaultdict(list)
    for claim in graph.claims:
        if claim.id not in index:
            continue
        for policy in claim.about:
            by_policy[policy].append(index[claim.id])
        for statement in claim.statements:
            by_statement[statement].append(index[claim.id])
        for passage in claim.evidence:
            by_place[passage].append(index[claim.id])
    found: list[Json] = []
    for conflict in graph.conflicts:
        facts: set[int] = set()
        for member in conflict.involves:
            if isinstance(member, Passage):
                facts |= set(by_place.get(member, ())[:3])
            elif member in index:
                facts.add(index[member])
            else:
                facts |= set(by_policy.get(member, ())) | set(by_statement.get(member, ()))
        found.append({"kind": conflict.kind, "note": conflict.note, "facts": sorted(facts)})
    return found
