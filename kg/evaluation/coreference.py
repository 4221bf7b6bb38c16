"""Mentions and coreference against GUM, OntoGUM and whatever is annotated in the same form."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from kg.config import Settings
from kg.evaluation.chains import Score, conll, score_chains
from kg.evaluation.conllu import Annotated, read_folder
from kg.evaluation.ontonotes import Chains, ontonotes_chains
from kg.model import Article, Document, Span
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.parse import parse_articles
from kg.nlp.pipeline import annotate, create_pipeline, document_of

# What the ontology's classes are called in GUM; it has no class for weapons and papers but objects.
GUM_TYPES = {
    "Person": "person",
    "AnonymousSource": "person",
    "Group": "person",
    "Place": "place",
    "Country": "place",
    "Organization": "organization",
    "Government": "organization",
    "GovernmentBody": "organization",
    "MilitaryForce": "organization",
    "MediaOutlet": "organization",
    "Weapon": "object",
    "Artifact": "object",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document.

    ``model`` are the chains of the trained model, ``typed`` its mentions with GUM's types, if it is
    used; ``graph`` are the chains of what becomes a node, ``graph_typed`` the mentions of these:
    the end of the head, and GUM's type. ``heads`` gives the head of each mention.
    """

    model: Chains
    typed: frozenset[tuple[Span, str]]
    graph: Chains
    graph_typed: frozenset[tuple[int, str]]
    heads: dict[Span, Span]


@dataclass(slots=True)
class CoreferenceFigures:
    """Figures over all documents of a folder.

    ``by_span`` holds the model's chains to mentions with both ends right, ``by_genre`` the same for
    each genre that the names of files tell; ``graph`` holds the graph's chains to mentions with the
    right head. Chains of one mention are left out on both sides, as OntoNotes has none.
    ``mentions`` and ``typed`` are the model's mentions by span, and by span and type, over all
    types; ``types`` are those of the graph by head and type. Where no types are annotated they are
    empty.
    """

    documents: int = 0
    by_span: dict[str, Score] = field(default_factory=dict)
    graph: dict[str, Score] = field(default_factory=dict)
    by_genre: dict[str, dict[str, Score]] = field(default_factory=dict)
    mentions: Score = field(default_factory=Score)
    typed: Score = field(default_factory=Score)
    types: dict[str, Score] = field(default_factory=dict)


def evaluate_coreference(data: Path, settings: Settings | None = None) -> CoreferenceFigures:
    """Reads the documents of a folder and compares the chains; ``ArticleError`` for other data."""
    gold = read_folder(data)
    pipeline = create_pipeline(settings or Settings())
    docs = parse_articles(pipeline.base, [document.article for document in gold])
    figures = CoreferenceFigures()
    for document, (article, doc) in zip(gold, docs, strict=True):
        compare(figures, document, found_in(article, annotate(doc, pipeline)))
    return figures


def found_in(article: Article, doc: Doc) -> Found:
    """What the pipeline found in a document."""
    read = document_of(article, doc)
    graph = tuple(tuple(m.span for m in r.mentions) for r in read.referents)
    reading: Reading | None = doc._.kg_reading
    model = ontonotes_chains(doc, reading) if reading else ()
    typed = frozenset((m.span, m.type) for m in reading.mentions) if reading else frozenset()
    heads = {span: head_of(doc, span) for chain in model for span in chain}
    heads |= {m.span: m.head for r in read.referents for m in r.mentions}
    return Found(model, typed, graph, frozenset(typed_heads(read)), heads)


def head_of(doc: Doc, span: Span) -> Span:
    """The word of a span that governs the others."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return span
    root = found.root
    return Span(root.idx, root.idx + len(root))


def compare(figures: CoreferenceFigures, gold: Annotated, found: Found) -> None:
    """Adds one document to the figures."""
    figures.documents += 1
    genre = figures.by_genre.setdefault(genre_of(gold), {})
    for chains, way, tables in (
        (found.model, "span", (figures.by_span, genre)),
        (found.graph, "head", (figures.graph,)),
    ):
        ours = found_chains(chains, found.heads, way)
        for name, score in score_chains(gold_chains(gold, way), ours).items():
            for table in tables:
                table[name] = table.get(name, Score()) + score
    if not gold.typed:
        return
    spans = {m.span for m in gold.mentions}
    figures.mentions += overlap(spans, {span for span, _ in found.typed})
    figures.typed += overlap({(m.span, m.type) for m in gold.mentions}, found.typed)
    for kind in sorted(set(GUM_TYPES.values())):
        wanted = {m.head.end for m in gold.mentions if m.type == kind}
        told = {end for end, name in found.graph_typed if name == kind}
        figures.types[kind] = figures.types.get(kind, Score()) + overlap(wanted, told)


def genre_of(document: Annotated) -> str:
    """The genre in the name of a file of GUM: "GUM_news_iodine"; "all" for other names."""
    parts = Path(document.article.files[0]).stem.split("_")
    return parts[1] if len(parts) > 2 and parts[0] == "GUM" else "all"


def overlap(gold: Set[Hashable], found: Set[Hashable]) -> Score:
    """How much two sets agree."""
    both = len(gold & found)
    return Score(both, len(found), both, len(gold))


def place(span: Span, head: Span, way: str) -> Hashable:
    """What a mention is known by; heads by where they end, as compounds may begin elsewhere."""
    return span if way == "span" else head.end


def gold_chains(document: Annotated, way: str) -> dict[Hashable, Hashable]:
    """The gold's mentions of chains of two or more."""
    pairs = [(place(m.span, m.head, way), m.chain) for m in document.mentions]
    return without_singletons(pairs)


def found_chains(chains: Chains, heads: Mapping[Span, Span], way: str) -> dict[Hashable, Hashable]:
    """The mentions that were found in chains of two or more."""
    pairs = [
        (place(span, heads[span], way), number)
        for number, chain in enumerate(chains)
        for span in chain
    ]
    return without_singletons(pairs)


def without_singletons(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """Mention → chain for chains of more than one; of two chains at one place the first counts."""
    chains: dict[Hashable, Hashable] = {}
    for mention, chain in pairs:
        chains.setdefault(mention, chain)
    sizes = Counter(chains.values())
    return {mention: chain for mention, chain in chains.items() if sizes[chain] > 1}


def typed_heads(document: Document) -> set[tuple[int, str]]:
    """(end of the head, GUM's type) of the mentions that were found."""
    return {
        (m.head.end, "place" if m.locative else GUM_TYPES[referent.type])
        for referent in document.referents
        for m in referent.mentions
    }


def report(figures: CoreferenceFigures) -> str:
    """The figures in lines of text."""
    lines = [f"{figures.documents} documents"]
    for name, scores in (
        ("of all mentions, by span", figures.by_span),
        ("of the graph, by head", figures.graph),
    ):
        parts = " | ".join(f"{measure} {told(score)}" for measure, score in scores.items())
        lines.append(f"chains {name}: {parts} | CoNLL {conll(scores):.3f}")
    for genre, scores in sorted(figures.by_genre.items()):
        lines.append(f"  {genre}, of all mentions: CoNLL {conll(scores):.3f}")
    if figures.types:
        lines.append(f"mentions by span: {told(figures.mentions)}")
        lines.append(f"mentions by span and type: {told(figures.typed)}")
        lines.append("mentions of the graph by head and type:")
        lines += [f"  {name}: {told(score)}" for name, score in figures.types.items()]
    return "\n".join(lines)


def told(score: Score) -> str:
    """Precision, recall and F1 in words."""
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
