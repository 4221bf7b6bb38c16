"""What every part of the graph needs to be written: IRIs of nodes, and mentions."""

from collections.abc import Iterator

from kg.ids import mention_iri
from kg.model import KnowledgeGraph, Passage, Span, TimeExpression
from kg.rdf.terms import Quad, day, iri, name, text, whole

TYPE = name("rdf:type")


class Writer:
    """Makes the terms of one graph."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.texts = {node.article.id: node.article for node in graph.articles}
        self.labels = graph.labels() | {node.article.id: node.article.title for node in graph.articles}

    def node(self, node_id: str) -> str:
        """The term of a node's id."""
        return iri(self.graph.base + node_id)

    def mention(self, article: str, span: Span) -> str:
        """The term of a span of an article."""
        return iri(mention_iri(self.graph.base, article, span))

    def passage(self, article: str, span: Span) -> Iterator[Quad]:
        """The quads of a mention node, in the graph of its article."""
        node, graph = self.mention(article, span), self.node(article)
        yield Quad(node, TYPE, name("kgo:Mention"), graph)
        yield Quad(node, name("nif:referenceContext"), graph, graph)
        yield Quad(node, name("nif:beginIndex"), whole(span.begin), graph)
        yield Quad(node, name("nif:endIndex"), whole(span.end), graph)
        yield Quad(node, name("nif:anchorOf"), text(self.texts[article].slice(span)), graph)

    def mentioned(
        self, subject: str, predicate: str, passage: Passage, graph: str = ""
    ) -> Iterator[Quad]:
        """A property that points to a passage, and the passage's own quads."""
        yield Quad(subject, name(predicate), self.mention(passage.article, passage.span), graph)
        yield from self.passage(passage.article, passage.span)

    def time(self, subject: str, time: TimeExpression | None, graph: str = "") -> Iterator[Quad]:
        """A time as dates where it is resolved, and always as worded."""
        if time is None:
            return
        yield Quad(subject, name("kgo:timeText"), text(time.text, "en"), graph)
        if time.begin is not None:
            yield Quad(subject, name("kgo:date"), day(time.begin), graph)
        if time.end is not None and time.end != time.begin:
            yield Quad(subject, name("kgo:endDate"), day(time.end), graph)
