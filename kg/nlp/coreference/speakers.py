"""First persons inside quotations: 'I' is the source, 'we' the country or body it speaks for."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Span, Statement
from kg.nlp.coreference.board import Board, Chain, Content
from kg.nlp.coreference.offices import country_of
from kg.nlp.coreference.pronouns import antecedent
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import pronouns

SPEAKERS = {"Person", "AnonymousSource"}


def contents_of(statements: Sequence[Statement]) -> list[Content]:
    """What the statements of an article say, in the order in which it begins."""
    spans = sorted((*span, number) for number, s in enumerate(statements) for span in s.content)
    furthest = accumulate((end for _, end, _ in spans), max)
    return [Content(*told, last) for told, last in zip(spans, furthest, strict=True)]


def statement_around(board: Board, statements: Sequence[Statement], span: Span) -> int | None:
    """The index of the innermost statement whose content holds a span."""
    best: tuple[int, int, int] | None = None
    place = bisect_right(board.contents, span.begin, key=lambda content: content.begin)
    while place > 0 and board.contents[place - 1].furthest >= span.end:
        place -= 1
        content = board.contents[place]
        if span.end <= content.end:
            length = content.end - content.begin
            key = -depth(statements, content.statement), length, content.statement
            best = key if best is None or key < best else best
    return None if best is None else best[2]


def depth(statements: Sequence[Statement], number: int) -> int:
    """In how many statements a statement is nested."""
    seen: set[int] = set()
    outer = statements[number].within
    while outer is not None and outer not in seen:
        seen.add(outer)
        outer = statements[outer].within
    return len(seen)


def source_chain(board: Board, statement: Statement) -> Chain | None:
    """The chain of the source of a statement."""
    for begin, end in statement.source:
        span = board.doc.char_span(begin, end, alignment_mode="expand")
        if span is None:
            continue
        chain = board.joint_chain(span.root.i, end) or board.chain_at(antecedent(span.root).i)
        if chain is not None:
            return chain
        for token in span:
            chain = board.chain_at(token.i)
            if chain is not None and token.dep_ not in ("compound", "poss", "amod", "nmod"):
                return chain
    return None


def speaker_country(board: Board, statements: Sequence[Statement], span: Span) -> str | None:
    """The key of the country of whoever is quoted around a span."""
    number = statement_around(board, statements, span)
    chain = source_chain(board, statements[number]) if number is not None else None
    return country_of(chain) if chain is not None else None


def resolve_first_person(
    board: Board, statements: Sequence[Statement], index: int
) -> tuple[Chain, str] | None:
    """The chain and rule of 'I', 'we' or 'you'; ``None`` outside quotations."""
    mention = board.mentions[index]
    number = statement_around(board, statements, mention.span)
    if number is None:
        return None
    if pronouns()[mention.lemma]["person"] == 2:
        addressee = statements[number].addressee
        told = addressed(board, addressee) if addressee is not None else None
        return (told, "quoted second person") if told is not None else None
    chain = source_chain(board, statements[number])
    if chain is None:
        return None
    if pronouns()[mention.lemma]["number"] != "many":
        return (chain, "quoted first person") if chain.type in SPEAKERS else None
    if chain.type not in SPEAKERS or chain.plural:
        return chain, "quoted we of a body"
    return spoken_for(board, chain)


def spoken_for(board: Board, speaker: Chain) -> tuple[Chain, str] | None:
    """The country, or else the body, for which an official says 'we'."""
    country = country_of(speaker)
    for key in (country, *(of for _, of in speaker.offices)):
        entry = find_entry(key)
        if entry is None:
            continue
        chain = next((c for c in board.chains if c.members and c.known == entry.key), None)
        if chain is not None:
            return chain, "quoted we of an official"
    return None


def addressed(board: Board, span: Span) -> Chain | None:
    """The chain of whom a statement is addressed to."""
    found = board.doc.char_span(*span, alignment_mode="expand")
    return board.chain_at(antecedent(found.root).i) if found is not None else None


def is_first_person(mention: FoundMention) -> bool:
    """True for I, we, you and their forms: they mean who speaks, or who is spoken to."""
    return mention.kind == "pronoun" and pronouns()[mention.lemma]["person"] in (1, 2)
