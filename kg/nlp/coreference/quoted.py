"""The sources of statements as tokens and mentions: whoever is quoted is an actor."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as SpacySpan

from kg.model import Span, Statement
from kg.nlp.coreference.board import Board
from kg.nlp.coreference.pronouns import antecedent
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import span_of

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
            taken.add(span.root.i)
            yield source_mention(span, statement)


def source_mention(span: SpacySpan, statement: Statement) -> FoundMention:
    """The mention of a source that no other rule has found."""
    root = span.root
    plural = root.tag_ in ("NNS", "NNPS") or root.pos_ in ("PRON", "DET", "ADJ", "NUM")
    kind = "Group" if plural else "Organization" if root.pos_ == "PROPN" else "Artifact"
    return FoundMention(
        span=Span(span.start_char, span.end_char),
        head=span_of(root),
        token=root.i,
        kind="name" if root.pos_ == "PROPN" else "nominal",
        type="AnonymousSource" if statement.anonymous else kind,
        name=span.text,
        plural=plural,
        noun_class="" if root.pos_ == "PROPN" else "unlisted",
        lemma=root.lemma_.lower(),
    )
