"""Articles and their statements as quads, each in the graph named by its article."""

from collections.abc import Iterator

from kg.model import ArticleNode, Span, StatementNode
from kg.rdf.terms import Quad, day, decimal, flag, iri, name, text
from kg.rdf.writer import TYPE, Writer


def article_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all articles and statements."""
    for node in writer.graph.articles:
        yield from one_article(writer, node)
    for statement in writer.graph.statements:
        yield from statement_quads(writer, statement)


def one_article(writer: Writer, node: ArticleNode) -> Iterator[Quad]:
    """An article with its metadata and its text, against which offsets are counted."""
    article = node.article
    term = writer.node(article.id)
    for term_type in ("kgo:Article", "schema:NewsArticle", "nif:Context"):
        yield Quad(term, TYPE, name(term_type), term)
    for file in article.files:
        yield Quad(term, name("kgo:file"), text(file), term)
    yield Quad(term, name("nif:isString"), text(article.text), term)
    yield Quad(term, name("rdfs:label"), text(article.title, article.language), term)
    yield Quad(term, name("schema:inLanguage"), text(article.language), term)
    if article.headline is not None:
        headline = text(article.slice(article.headline), article.language)
        yield Quad(term, name("schema:headline"), headline, term)
    if article.published is not None:
        yield Quad(term, name("schema:datePublished"), day(article.published), term)
    if article.url and ":" in article.url:
        yield Quad(term, name("schema:url"), iri(article.url), term)
    if node.publisher:
        yield Quad(term, name("schema:publisher"), writer.node(node.publisher), term)
    for author in node.authors:
        yield Quad(term, name("schema:author"), writer.node(author), term)
    for origin in node.derived_from:
        yield Quad(term, name("prov:wasDerivedFrom"), writer.node(origin), term)


def statement_quads(writer: Writer, statement: StatementNode) -> Iterator[Quad]:
    """A statement with its source, cue and content as written."""
    term, graph = writer.node(statement.id), writer.node(statement.article)
    yield Quad(term, TYPE, name("kgo:Statement"), graph)
    yield Quad(term, name("kgo:inArticle"), graph, graph)
    yield Quad(term, name("kgo:manner"), name(f"kgo:{statement.manner}"), graph)
    yield Quad(term, name("kgo:speechAct"), name(f"kgo:{statement.speech_act}"), graph)
    yield Quad(term, name("kgo:rule"), text(statement.rule), graph)
    yield Quad(term, name("kgo:confidence"), decimal(statement.confidence), graph)
    yield Quad(term, name("kgo:negated"), flag(statement.negated), graph)
    links = {
        "kgo:source": statement.source,
        "kgo:within": statement.within,
        "kgo:addressee": statement.addressee,
    }
    for predicate, target in links.items():
        if target is not None:
            yield Quad(term, name(predicate), writer.node(target), graph)
    spans: dict[str, tuple[Span, ...]] = {
        "kgo:sourceMention": statement.source_spans,
        "kgo:cue": statement.cue,
        "kgo:content": statement.content,
    }
    for predicate, found in spans.items():
        for span in found:
            yield Quad(term, name(predicate), writer.mention(statement.article, span), graph)
            yield from writer.passage(statement.article, span)
    yield from writer.time(term, statement.time, graph)
