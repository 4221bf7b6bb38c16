"""The sources of statements as tokens and mentions: whoever is quoted is an actor."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from kg.model import Span, Statement
from kg.nlp.coreference.board import Board
from kg.nlp.coreference.pronouns import antecedent
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import left_edge, span_of
from kg.nlp.entities.recognised import dates
from kg.nlp.entities.words import nominal_words, suffixes

CLOSED = {"PUNCT", "SPACE", "VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "PART"}
INNER = {"compound", "poss", "amod", "nmod"}


def source_tokens(board: Board, statements: Iterable[Statement]) -> set[int]:
    """The head tokens of the sources of all statements."""
    tokens = set()
    for statement in statements:
        for begin, end in statement.source:
            span = board.doc.char_span(begin, end, alignment_mode="expand")
            if span is not None:
                tokens.add(span.root.i)
    return tokens


def unfound_sources(board: Board, statements: Iterable[Statement]) -> Iterator[FoundMention]:
    """Sources that are no mentions yet ('some', 'a study'): whoever is quoted is an actor."""
    taken = set(board.by_token)
    for statement in statements:
        for begin, end in statement.source:
            span = board.doc.char_span(begin, end, alignment_mode="expand")
            if span is None or antecedent(span.root).i in taken or span.root.pos_ in CLOSED:
                continue
            if any(token.i in taken for token in span if token.dep_ not in INNER):
                continue
            kind = source_type(span.root)
            if kind is None:
                continue
            taken.add(span.root.i)
            yield source_mention(span, statement, kind)


def source_type(root: Token) -> str | None:
    """The type of a source by its head; ``None`` for what cannot say anything.

    The span may have been cut wrongly out of its sentence: a clause, a date or a matter is no
    actor, even where a verb of saying follows.
    """
    lemma = root.lemma_.lower()
    if root.lower_ in dates():
        return None
    if {lemma, root.lower_.removesuffix("s")} & nominal_words("unlisted", "documents"):
        named = root.pos_ == "PROPN" and root.i > root.sent.start and root.text[:1].isupper()
        named = named and suffixes().get(root.text) != "nothing"
        return "MediaOutlet" if named and root.tag_ == "NNP" else "Artifact"
    if root.lower_ in nominal_words("unlisted", "pronouns"):
        return "Group"
    if root.pos_ == "PROPN" and root.ent_type_ == "NORP":
        return "Group" if root.tag_ == "NNPS" else "Person"
    if root.pos_ == "PROPN" and root.text[:1].isupper():
        return "Organization"
    if lemma in nominal_words("unlisted", "things"):
        return None
    if root.pos_ in ("NOUN", "PROPN") and lemma.endswith(
        tuple(nominal_words("unlisted", "endings"))
    ):
        return "Group" if root.tag_ == "NNS" else "Person"
    return None


def source_mention(span: SpacySpan, statement: Statement, kind: str) -> FoundMention:
    """The mention of a source that no other rule has found, without what follows its noun."""
    root = span.root
    plural = root.tag_ in ("NNS", "NNPS") or root.pos_ in ("PRON", "DET", "ADJ", "NUM")
    first = max(span.start, left_edge(root))
    end = root.idx + len(root)
    return FoundMention(
        span=Span(root.doc[first].idx, end),
        head=span_of(root),
        token=root.i,
        kind="name" if root.pos_ == "PROPN" else "nominal",
        type="AnonymousSource" if statement.anonymous and kind != "Artifact" else kind,
        name=root.doc[first : root.i + 1].text,
        plural=plural,
        noun_class="" if root.pos_ == "PROPN" else "unlisted",
        lemma=root.lemma_.lower(),
    )
