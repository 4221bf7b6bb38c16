"""Whether a clause is negated."""

from spacy.tokens import Token

from kg.nlp.grammar import SUBJECTS, child


def negation(verb: Token) -> Token | None:
    """The word that negates a clause, or None; *not* before an infinitive counts."""
    found = child(verb, "neg")
    if found is not None:
        return found
    for c in verb.children:
        if c.dep_ in ("aux", "prep", "advmod", "preconj", "det") and c.lower_ in ("not", "never"):
            return c
        if is_no_longer(c):
            return c
    return nor_before(verb)


def nor_before(verb: Token) -> Token | None:
    """The *nor* of "nor did she answer", whichever verb the parser hangs it on."""
    who = child(verb, *SUBJECTS)
    helper = child(verb, "aux", "auxpass")
    if who is None or helper is None or helper.i > who.i or helper.i == 0:
        return None
    before = helper.nbor(-1)
    return before if before.lower_ == "nor" else None


def is_no_longer(adverb: Token) -> bool:
    """True for the *longer* of "no longer"."""
    before = adverb.nbor(-1) if adverb.i > 0 else adverb
    return adverb.lower_ == "longer" and before.lower_ == "no"
