"""What every part of the graph needs to be written: IRIs of nodes, mentions, times."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kg.ids import mention_iri
from kg.model import KnowledgeGraph, Passage, Span, TimeExpression
from kg.rdf.terms import Quad, day, iri, name, text, whole

TYPE = name("rdf:type")
LABEL = name("rdfs:label")
PREF_LABEL = name("skos:prefLabel")
ALT_LABEL = name("skos:altLabel")
REFERS_TO = name("kgo:refersTo")


# So many nodes are known to be described; what is described again is sorted out with the quads.
REMEMBERED = 1 << 18


class Writer:
    """Makes the terms of one graph; a mention or interval is described once, as far as it knows."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.articles = {node.article.id: node.article for node in graph.articles}
        self.labels = graph.labels()
        self.nodes: dict[str, str] = {}
        self.described: set[str] = set()

    def node(self, node_id: str) -> str:
        """The term of a node's id."""
        term = self.nodes.get(node_id)
        if term is None:
            term = self.nodes[node_id] = iri(self.graph.base + node_id)
        return term

    def mention(self, article: str, span: Span) -> str:
        """The term of a span of an article."""
        return iri(mention_iri(self.graph.base, article, span))

    def links(
        self, subject: str, targets: Mapping[str, Iterable[str]], graph: str = ""
    ) -> Iterator[Quad]:
        """Properties with the ids of the nodes that they point to."""
        for predicate, ids in targets.items():
            for target in ids:
                yield Quad(subject, name(predicate), self.node(target), graph)

    def labelled(self, subject: str, label: str, others: Iterable[str] = ()) -> Iterator[Quad]:
        """The preferred label of a node, and its others."""
        yield Quad(subject, PREF_LABEL, text(label, "en"))
        for other in others:
            yield Quad(subject, ALT_LABEL, text(other, "en"))

    def passage(self, article: str, span: Span) -> Iterator[Quad]:
        """The quads of a mention node, in the graph of its article."""
        node, graph = self.mention(article, span), self.node(article)
        if not self.is_new(node):
            return
        yield Quad(node, TYPE, name("kgo:Mention"), graph)
        yield Quad(node, name("nif:referenceContext"), graph, graph)
        yield Quad(node, name("nif:beginIndex"), whole(span.begin), graph)
        yield Quad(node, name("nif:endIndex"), whole(span.end), graph)
        yield Quad(node, name("nif:anchorOf"), text(self.articles[article].slice(span)), graph)

    def is_new(self, node: str) -> bool:
        """True for a node that is to be described; from then on it is not new."""
        if node in self.described:
            return False
        if len(self.described) >= REMEMBERED:
            self.described.clear()
        self.described.add(node)
        return True

    def mentioned(
        self, subject: str, predicate: str, passage: Passage, graph: str = ""
    ) -> Iterator[Quad]:
        """A property that points to a passage, and the passage's own quads."""
        yield Quad(subject, name(predicate), self.mention(passage.article, passage.span), graph)
        yield from self.passage(passage.article, passage.span)

    def referring(self, passage: Passage, target: str) -> Iterator[Quad]:
        """A passage that refers to a node."""
        graph = self.node(passage.article)
        yield Quad(self.mention(passage.article, passage.span), REFERS_TO, target, graph)
        yield from self.passage(passage.article, passage.span)

    def time(self, subject: str, article: str, time: TimeExpression | None) -> Iterator[Quad]:
        """A time as worded in an article, and as dates where it is resolved."""
        if time is None:
            return
        graph = self.node(article)
        yield Quad(subject, name("kgo:timeText"), text(time.text, "en"), graph)
        yield from self.mentioned(subject, "kgo:timeMention", Passage(article, time.span), graph)
        yield from self.dates(subject, time.begin, time.end, graph)

    def dates(
        self, subject: str, begin: date | None, end: date | None, graph: str = ""
    ) -> Iterator[Quad]:
        """The first day of a time, and its interval where it is longer than that day."""
        if begin is None:
            return
        yield Quad(subject, name("kgo:date"), day(begin), graph)
        if end is not None and end != begin:
            node = self.node(f"interval/{begin.isoformat()}_{end.isoformat()}")
            yield Quad(subject, name("kgo:during"), node, graph)
            yield from self.interval(node, begin, end)

    def interval(self, node: str, begin: date, end: date) -> Iterator[Quad]:
        """An interval with its first and last day (OWL-Time), in the default graph."""
        if not self.is_new(node):
            return
        yield Quad(node, TYPE, name("time:ProperInterval"))
        yield Quad(node, LABEL, text(f"{begin.isoformat()} to {end.isoformat()}", "en"))
        for predicate, when in (("time:hasBeginning", begin), ("time:hasEnd", end)):
            instant = self.node(f"day/{when.isoformat()}")
            yield Quad(node, name(predicate), instant)
            yield Quad(instant, TYPE, name("time:Instant"))
            yield Quad(instant, name("time:inXSDDate"), day(when))
