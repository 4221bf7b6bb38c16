"""What the model and the rules find, put together.

The model decides which attributions stand in the text and where their parts end; the rules know
what its data never told: attributions inside of what somebody says, credits, silence, and the
grammar of the cue. What is quoted and told by a verb of saying is never lost.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.nlp.attribution.draft import Draft
from kg.nlp.grammar import is_verb

# Rules for what the model's data does not annotate.
BEYOND_THE_MODEL = frozenset(("no-response", "headline-dash", "credit", "adverb", "citing"))
# Those of them that know better where both tell of one cue.
BETTER = frozenset(("no-response", "headline-dash", "citing"))
# The part of its score that the model needs where a verb of saying has a clause by the parse too.
AGREED = 0.5


def choose(
    learned: Sequence[Draft], ruled: Sequence[Draft], level: float, sourceless: float
) -> list[Draft]:
    """The model's drafts from a score on, with the grammar of the rules, and the rules' own.

    ``sourceless`` is the least score of those that nobody is named for.
    """
    clauses = {t.i for d in ruled if d.rule == "clause" and d.source for t in d.cue}
    chosen = [
        draft
        for draft in learned
        if draft.confidence >= (level if draft.source else sourceless)
        or (draft.confidence >= AGREED * level and any(t.i in clauses for t in draft.cue))
    ]
    by_cue = {token.i: draft for draft in reversed(chosen) for token in draft.cue}
    beyond = [draft for draft in ruled if draft.rule in BEYOND_THE_MODEL]
    beyond = [d for d in beyond if d.rule != "adverb" or not any(t.i in by_cue for t in d.cue)]
    # "Citing two officials, the paper says": the model takes the paper for the one who cites.
    better = {token.i for draft in beyond if draft.rule in BETTER for token in draft.cue}
    chosen = [draft for draft in chosen if not any(t.i in better for t in draft.cue)]
    kept = list(beyond)
    for draft in ruled:
        same = next((by_cue[t.i] for t in draft.cue if t.i in by_cue), None)
        if same is not None:
            take_grammar(same, draft)
        elif draft.rule in BEYOND_THE_MODEL:
            continue
        elif is_quoted(draft) or nested_in(draft, (*chosen, *beyond)):
            kept.append(draft)
    return [*chosen, *kept]


def is_quoted(draft: Draft) -> bool:
    """True for the clause of a verb of saying that begins and ends with quotation marks."""
    words = draft.content
    return draft.rule == "clause" and bool(words) and words[0].is_quote and words[-1].is_quote


def nested_in(draft: Draft, around: Sequence[Draft]) -> bool:
    """True for a draft that stands in what another one holds to be said, source and all."""
    own = {t.i for t in (*draft.cue, *draft.source, *draft.content)}
    return any(own <= {t.i for t in other.content} for other in around)


def take_grammar(draft: Draft, ruled: Draft) -> None:
    """Gives a draft of the model what a rule knows of its cue."""
    verbs = {t.i for t in draft.cue if is_verb(t)} - positions(ruled.cue)
    if ruled.act != "other" and not verbs:
        # "Rejected | claims" denies, whatever the noun alone tells.
        draft.act = ruled.act
    draft.addressee = draft.addressee or ruled.addressee
    draft.under = draft.under or ruled.under
    draft.negated = draft.negated or ruled.negated
    theirs, ours = positions(draft.source), positions(ruled.source)
    if theirs and theirs <= ours and ours.isdisjoint(positions(draft.content)):
        # The whole noun phrase: "three officials", of which the model may see the last word.
        draft.source = ruled.source
    beside = not is_inserted(draft) and positions(draft.content) < positions(ruled.content)
    if beside and is_inserted(ruled):
        # "The loans, | the auditors found, | had gone to relatives": what is said goes on behind.
        draft.source, draft.content = ruled.source, ruled.content
    if ruled.rule == "judgement" and positions(draft.content) < positions(ruled.content):
        # Of whom it is said belongs to it: "described | the talks as frank".
        draft.content = ruled.content
    if ruled.rule == "directive" and all_but_the_first(draft.content, ruled.content):
        # Whom it is said to is no part of what is said: "urged workers | to strike".
        kept = positions(ruled.content)
        draft.content = [t for t in draft.content if t.i in kept]


def is_inserted(draft: Draft) -> bool:
    """True for somebody who is named between commas amid what is said."""
    told = positions(draft.content)
    own = positions([*draft.cue, *draft.source])
    if not (draft.source and told and min(told) < min(own) <= max(own) < max(told)):
        return False
    doc = draft.cue[0].doc
    return doc[min(own) - 1].is_punct and doc[max(own) + 1].is_punct


def positions(tokens: Sequence[Token]) -> set[int]:
    """Where some tokens stand."""
    return {token.i for token in tokens}


def all_but_the_first(some: Sequence[Token], others: Sequence[Token]) -> bool:
    """True if some words are others, with words before these."""
    rest = positions(some) - positions(others)
    return bool(others) and 0 < len(rest) < len(some) and max(rest) < others[0].i
