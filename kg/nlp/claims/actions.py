"""What a norm permits, forbids, demands: its action in words, split where it names several."""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Constraint, Norm, Phrase, Span
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.phrase import action_phrase, noun_phrase
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import coordinated, is_infinitive, is_verb


def actions_of(reading: Reading, match: Match) -> list[Phrase]:
    """The actions of a frame as phrases; what is forbidden "or" forbidden is split in two."""
    parts = forbidden_parts(match.action) if match.kind == "prohibition" else []
    if parts:
        return [
            phrase for part in parts if (phrase := part_phrase(reading, match.action, part, parts))
        ]
    if is_verb(match.action):
        phrase = action_phrase(reading, match.action)
    else:
        phrase = noun_phrase(reading, match.action)
    if phrase is not None and match.shape == "seeking":
        sought = read_lexicon("frames")["request"]["sought"]
        phrase = replace(phrase, text=f"{sought} {phrase.text}")
    return [phrase] if phrase is not None else []


def forbidden_parts(action: Token) -> list[Token]:
    """The coordinated purposes, objects or limits below a forbidden action, if it has several."""
    for word in action.subtree:
        depth = len(list(word.ancestors)) - len(list(action.ancestors))
        if depth > 2 or word.dep_ not in ("xcomp", "advcl", "prep", "pcomp", "ROOT", "ccomp"):
            continue
        group = coordinated(word)
        same = [w for w in group if (is_verb(w) == is_verb(word)) and (w.pos_ == word.pos_)]
        if len(same) > 1 and word != action and (is_infinitive(word) or word.dep_ == "prep"):
            return same
    own = [w for w in coordinated(action) if is_verb(w) == is_verb(action)]
    return own if len(own) > 1 and is_verb(action) else []


def part_phrase(reading: Reading, action: Token, part: Token, parts: list[Token]) -> Phrase | None:
    """The action with one of its coordinated parts only.

    A further verb with an object of its own stands alone: "cannot use them to hit X or launch Y".
    """
    others = [word for word in (parts[0], *parts[0].conjuncts) if word != part]
    loose = [word for word in others if word not in parts]
    mine = [word for word in loose if max(p.i for p in parts if p.i < word.i) == part.i]
    if part == action or (part != parts[0] and is_verb(part)):
        return action_phrase(reading, part, others, mine)
    if part == parts[0]:
        return action_phrase(reading, action, others, mine)
    whole = action_phrase(reading, action, without=parts)
    rest = noun_phrase(reading, part)
    if whole is None or rest is None:
        return None
    lemmas = tuple(dict.fromkeys((*whole.lemmas, *rest.lemmas)))
    return Phrase(f"{whole.text} {rest.text}", rest.span, lemmas)


def spelt_out(match: Match, action: Phrase, reading: Reading, earlier: list[Norm]) -> Phrase:
    """The action; an elliptical one with what the same sentence told before.

    "…, which it urges them to permit" asks to permit what was told there.
    """
    verb = match.action
    if len(action.text.split()) > 1 or verb.lemma_.lower() not in words("permission", "control"):
        return action
    told = [norm for norm in earlier if norm.evidence == reading.sentence(match.trigger)]
    if not told:
        return action
    before = told[-1].action
    lemmas = tuple(dict.fromkeys((*action.lemmas, *before.lemmas)))
    return Phrase(f"{action.text} to {before.text}", action.span, lemmas)


def within(
    limits: tuple[Constraint, ...], action: Phrase, actions: list[Phrase]
) -> tuple[Constraint, ...]:
    """The limits of one action of several: those that do not stand in another one's words."""
    others = [other for other in actions if other.span != action.span]
    return tuple(
        limit
        for limit in limits
        if overlaps(limit.span, action.span)
        or not any(overlaps(limit.span, o.span) for o in others)
    )


def overlaps(one: Span, other: Span) -> bool:
    """True if two spans share a character."""
    return one.begin < other.end and other.begin < one.end
