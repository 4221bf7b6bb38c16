"""Statements with the referents of their sources and addressees filled in."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Referent, Span, Statement
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.pronouns import antecedent
from kg.nlp.coreference.sources import ANONYMOUS
from kg.nlp.coreference.speakers import source_chain


def fill_statements(
    board: Board, statements: Sequence[Statement], numbers: dict[int, int]
) -> tuple[Statement, ...]:
    """The statements with indices of referents where the source or addressee is one."""
    return tuple(
        replace(
            statement,
            source_referent=place(source_chain(board, statement), numbers),
            addressee_referent=place(chain_under(board, statement.addressee), numbers),
        )
        for statement in statements
    )


def fill_affiliations(
    referents: Sequence[Referent], statements: Sequence[Statement]
) -> tuple[Referent, ...]:
    """The referents, unnamed sources with the body or person that one of their statements tells.

    The country that a chain knows by its own mentions goes first.
    """
    told: dict[int, str] = {}
    for statement in statements:
        if statement.source_referent is not None and statement.affiliation:
            told.setdefault(statement.source_referent, statement.affiliation)
    return tuple(
        replace(referent, affiliation=told[number])
        if number in told and referent.type == ANONYMOUS and referent.affiliation is None
        else referent
        for number, referent in enumerate(referents)
    )


def place(chain: Chain | None, numbers: dict[int, int]) -> int | None:
    """The index of a chain among the referents."""
    return None if chain is None else numbers.get(chain.number)


def chain_under(board: Board, span: Span | None) -> Chain | None:
    """The chain of the mention that heads a span."""
    found = board.doc.char_span(*span, alignment_mode="expand") if span else None
    return board.chain_at(antecedent(found.root).i) if found is not None else None
