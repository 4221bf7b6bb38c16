"""Articles and their statements as quads, each in the graph named by its article."""

from collections.abc import Iterator

from kg.model import Article, ArticleNode, Passage, Span, StatementNode
from kg.rdf.terms import Quad, day, decimal, flag, name, text, typed
from kg.rdf.writer import LABEL, TYPE, Writer


def article_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all articles and statements."""
    for node in writer.graph.articles:
        yield from one_article(writer, node)
        yield from credit_quads(writer, node.article)
    for statement in writer.graph.statements:
        yield from statement_quads(writer, statement)


def one_article(writer: Writer, node: ArticleNode) -> Iterator[Quad]:
    """An article with its metadata and its text, against which offsets are counted."""
    article = node.article
    term = writer.node(article.id)
    for term_type in ("kgo:Article", "schema:NewsArticle", "nif:Context"):
        yield Quad(term, TYPE, name(term_type), term)
    yield Quad(term, name("kgo:file"), text(article.files[0]), term)
    for file in article.files[1:]:
        yield Quad(term, name("kgo:duplicateFile"), text(file), term)
    yield Quad(term, name("nif:isString"), text(article.text), term)
    yield Quad(term, LABEL, text(article.title, article.language), term)
    yield Quad(term, name("schema:inLanguage"), text(article.language), term)
    if article.headline is not None:
        headline = text(article.slice(article.headline), article.language)
        yield Quad(term, name("schema:headline"), headline, term)
    if article.published is not None:
        yield Quad(term, name("schema:datePublished"), day(article.published), term)
    if article.url:
        # As given by a file that nobody has checked: a literal, since it may be no IRI at all.
        yield Quad(term, name("schema:url"), typed(article.url, "anyURI"), term)
    links = {
        "schema:publisher": (node.publisher,) if node.publisher else (),
        "schema:author": node.authors,
        "prov:wasDerivedFrom": node.derived_from,
    }
    yield from writer.links(term, links, term)


def credit_quads(writer: Writer, article: Article) -> Iterator[Quad]:
    """The words in which an article credits other outlets, and the passages they vouch for."""
    term = writer.node(article.id)
    for credit in article.credits:
        yield from writer.mentioned(term, "kgo:credit", Passage(article.id, credit.span), term)
        words = writer.mention(article.id, credit.span)
        yield Quad(words, name("kgo:creditsOutlet"), text(credit.outlet, article.language), term)
        if credit.covers is not None:
            covered = Passage(article.id, credit.covers)
            yield from writer.mentioned(words, "kgo:covers", covered, term)


def statement_quads(writer: Writer, statement: StatementNode) -> Iterator[Quad]:
    """A statement with its source, cue and content as written."""
    term, graph = writer.node(statement.id), writer.node(statement.article)
    yield Quad(term, TYPE, name("kgo:Statement"), graph)
    yield Quad(term, name("kgo:inArticle"), graph, graph)
    yield Quad(term, name("kgo:manner"), name(f"kgo:{statement.manner}"), graph)
    yield Quad(term, name("kgo:speechAct"), name(f"kgo:{statement.speech_act}"), graph)
    yield Quad(term, name("kgo:rule"), text(statement.rule), graph)
    yield Quad(term, name("kgo:confidence"), decimal(statement.confidence), graph)
    if statement.negated:
        yield Quad(term, name("kgo:negated"), flag(True), graph)
    links = {
        "kgo:source": (statement.source,) if statement.source else (),
        "kgo:within": (statement.within,) if statement.within else (),
        "kgo:addressee": (statement.addressee,) if statement.addressee else (),
    }
    yield from writer.links(term, links, graph)
    spans: dict[str, tuple[Span, ...]] = {
        "kgo:sourceMention": statement.source_spans,
        "kgo:cue": statement.cue,
        "kgo:content": statement.content,
    }
    for predicate, found in spans.items():
        for span in found:
            passage = Passage(statement.article, span)
            yield from writer.mentioned(term, predicate, passage, graph)
    yield from writer.time(term, statement.article, statement.time)
