"""Content held to the clause that it is: where it begins, what it must not lack, what is stray.

The model marks words one by one. Where its content begins before the *that* of the cue's clause,
lacks the verb of that clause, or has a hole, the parse says what the clause is.
"""

from collections.abc import Collection

from spacy.tokens import Token

from kg.nlp.attribution.content import clause_of, cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.grammar import child, children, is_verb

# A hole in a clause is closed up to this many words.
LONGEST_HOLE = 12


def hold_to_clause(draft: Draft, verb: Token | None, taken: Collection[int]) -> None:
    """Sets the content of a draft right by the clause of its cue's verb, where it has one.

    ``taken`` are the positions of all cues and sources, with which nothing is filled.
    """
    without_strays(draft)
    if verb is None or not draft.content:
        return
    clause = own_clause(verb)
    if clause is not None:
        begin_with_clause(draft, clause)
        with_head(draft, verb, clause, taken)
        without_holes(draft, clause, taken)


def own_clause(verb: Token) -> Token | None:
    """The finite clause that a verb of saying has as its complement."""
    found = [c for c in children(verb, "ccomp") if is_verb(c)]
    return min(found, key=lambda c: abs(c.i - verb.i), default=None)


def begin_with_clause(draft: Draft, clause: Token) -> None:
    """Cuts what stands before *that*: "said on condition of | anonymity | that the dam leaked"."""
    mark = complementizer(clause)
    if mark is None or draft.content[0].i >= mark.i or draft.content[0].is_quote:
        return
    inside = {t.i for t in clause.subtree}
    rest = [t for t in draft.content if t.i > mark.i]
    if rest and not inside & {t.i for t in draft.content if t.i < mark.i}:
        draft.content = cleaned(rest, clause)


def complementizer(clause: Token) -> Token | None:
    """The *that* a clause begins with, also where the parser took it for a pronoun."""
    first = next((t for t in clause.left_edge.subtree if not t.is_space), clause)
    mark = child(clause, "mark")
    for word in (clause.left_edge, first, mark):
        if word is not None and word.lower_ == "that" and word.i < clause.i:
            return word
    return None


def with_head(draft: Draft, verb: Token, clause: Token, taken: Collection[int]) -> None:
    """Gives content that is only a part of its clause, without its verb, the whole of it."""
    held = {t.i for t in draft.content}
    inside = {t.i for t in clause.subtree}
    if clause.i in held or not held <= inside or any(t.is_quote for t in draft.content):
        return
    whole = clause_of(verb, {t.i for t in draft.source})
    if held <= {t.i for t in whole} and not ({t.i for t in whole} - held) & set(taken):
        draft.content = whole


def without_holes(draft: Draft, clause: Token, taken: Collection[int]) -> None:
    """Closes a hole in the middle of a clause: "talks | after months of threats | on the dam"."""
    held = {t.i for t in draft.content}
    inside = {t.i for t in clause.subtree}
    if clause.i not in held:
        return
    before = None
    filled: list[Token] = []
    for token in draft.content:
        if before is not None and 1 < token.i - before.i <= LONGEST_HOLE:
            hole = list(token.doc[before.i + 1 : token.i])
            closed = all(t.i in inside and not t.is_quote and not t.is_space for t in hole)
            if closed and not {t.i for t in hole} & set(taken):
                filled += hole
        before = token
    if filled:
        draft.content = sorted([*draft.content, *filled], key=lambda t: t.i)


def without_strays(draft: Draft) -> None:
    """Leaves out pieces without a verb that stand unquoted in another sentence than the rest."""
    pieces = pieces_of(draft.content)
    if len(pieces) < 2:
        return
    main = max(pieces, key=len)
    near = {t.sent.start for t in (*draft.cue, *draft.source, *main)}
    kept = [p for p in pieces if p[0].sent.start in near or is_whole(p)]
    draft.content = [token for piece in kept for token in piece]


def pieces_of(tokens: list[Token]) -> list[list[Token]]:
    """The unbroken runs of some words; white space breaks none."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and all(t.is_space for t in token.doc[found[-1][-1].i + 1 : token.i]):
            found[-1].append(token)
        else:
            found.append([token])
    return found


def is_whole(piece: list[Token]) -> bool:
    """True for a piece that says something by itself: quoted, or with a verb."""
    return any(t.is_quote or is_verb(t) for t in piece)
