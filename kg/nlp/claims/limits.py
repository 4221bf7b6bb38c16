"""The limits of a norm: where, with what, against what, what for, when, on what condition."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Constraint, ConstraintRole
from kg.nlp.claims.context import scope_words
from kg.nlp.claims.excepted import exception_words, is_excepted, stands_in
from kg.nlp.claims.phrase import noun_phrase, phrase_words_sorted, span_of, trim_marks, worded
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import child, children, coordinated, is_infinitive, is_verb

PLACES = frozenset(("Place", "Country"))
PREPOSITIONAL = ("prep", "conj", "dative", "advmod", "advcl", "prt")
THINGS = frozenset(("Weapon", "Artifact"))


def limits_of(reading: Reading, action: Token, trigger: Token) -> tuple[Constraint, ...]:
    """The limits said in the action's clause, and those that the parser hung on the trigger."""
    found = list(below(reading, action))
    if trigger not in action.subtree:
        for word in trigger.children:
            loose = word.dep_ in ("prep", "conj", "npadvmod", "advmod")
            if word.i > trigger.i and loose and word != action:
                found += prepositional_limit(reading, word)
            if word.dep_ == "advcl" and word.tag_ == "VBG" and word.i > trigger.i:
                found += below(reading, word)
            found += condition(reading, word)
    kept: dict[tuple[str, int], Constraint] = {}
    for constraint in found:
        kept.setdefault((constraint.role, constraint.span.begin), constraint)
    return tuple(sorted(kept.values(), key=lambda c: (c.span, c.role)))


def below(reading: Reading, head: Token, depth: int = 0) -> Iterator[Constraint]:
    """The limits in a verb's or noun's own phrase and in what depends on it."""
    if depth > 4:
        return
    if is_verb(head):
        yield from object_limit(reading, head)
    for word in head.children:
        yield from condition(reading, word)
        if is_excepted(word):
            yield from prepositional_limit(reading, word)
        elif word.dep_ in PREPOSITIONAL and word.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from prepositional_limit(reading, word)
            for target in children(word, "pobj", "pcomp"):
                yield from below(reading, target, depth + 1)
        elif word.dep_ in ("xcomp", "advcl", "relcl", "acl") and is_infinitive(word):
            if is_verb(head):
                yield from purpose_limit(reading, word)
            yield from below(reading, word, depth + 1)
        elif (word.dep_ == "advcl" and word.tag_ == "VBG") or (
            word.dep_ in ("dobj", "conj", "xcomp") and word.pos_ in ("NOUN", "PROPN", "VERB")
        ):
            yield from below(reading, word, depth + 1)


def object_limit(reading: Reading, verb: Token) -> Iterator[Constraint]:
    """The object of a verb as instrument ("use missiles") or target ("hit the bridge")."""
    lexicon = read_lexicon("limits")
    thing = child(verb, "dobj", "nsubjpass")
    if thing is None:
        return
    lemma = verb.lemma_.lower()
    if lemma in lexicon["instrument"]["verbs"]:
        yield from noun_limit(reading, "instrument", thing)
    elif lemma in lexicon["target"]["verbs"]:
        for word in coordinated(thing):
            yield from noun_limit(reading, "target", word)


def prepositional_limit(reading: Reading, prep: Token) -> Iterator[Constraint]:
    """A limit said with a preposition: "near the border", "with rockets", "against towns"."""
    lexicon = read_lexicon("limits")
    target = object_of(prep)
    if target is None:
        return
    word = prep.lower_
    if is_excepted(prep):
        role: ConstraintRole = "exception"
    elif is_time(target):
        role = "time"
    elif word in lexicon["place"]["prepositions"] and is_place(reading, target):
        role = "place"
    elif word in lexicon["instrument"]["prepositions"] and is_thing(reading, target):
        role = "instrument"
    elif word in lexicon["target"]["prepositions"]:
        role = "target"
    elif word in lexicon["purpose"]["prepositions"] and is_purpose(target):
        role = "purpose"
    else:
        return
    yield made(reading, role, prep, target)


def object_of(prep: Token) -> Token | None:
    """What a preposition governs, through those behind it: "inside of the town", "except for"."""
    for _ in range(3):
        target = child(prep, "pobj", "pcomp")
        if target is not None:
            return target
        inner = child(prep, "prep") or child(prep, "advmod")
        if inner is None:
            return None
        prep = inner
    return None


def condition(reading: Reading, clause: Token) -> Iterator[Constraint]:
    """What a norm depends on: "if the parliament agrees", "unless they are attacked"."""
    if clause.dep_ != "advcl":
        return
    lexicon = read_lexicon("limits")["condition"]
    mark = next((c for c in clause.children if c.dep_ in ("mark", "advmod")), None)
    known = mark is not None and mark.lower_ in lexicon["marks"]
    if mark is None or not (known or stands_in(mark, frozenset(lexicon["compound"]))):
        return
    words = trim_marks(sorted(clause.subtree, key=lambda word: word.i))
    if words:
        yield Constraint("condition", worded(reading, words), span_of(words))


def place_of(reading: Reading, *heads: Token) -> int | None:
    """The place that the first of some words is said to be in: "shelled it *near Basra*"."""
    known = read_lexicon("limits")["place"]["prepositions"]
    for head in heads:
        for prep in head.children:
            if prep.lower_ in known and prep.i > head.i and not is_excepted(prep):
                number = reading.referent_of(object_of(prep))
                if number is not None and reading.referents[number].type in PLACES:
                    return number
    return None


def purpose_limit(reading: Reading, verb: Token) -> Iterator[Constraint]:
    """What an action is for: "to protect the harbour"."""
    words = trim_marks(phrase_words_sorted(verb))
    if words:
        yield Constraint("purpose", worded(reading, words), span_of(words))


def noun_limit(reading: Reading, role: ConstraintRole, noun: Token) -> Iterator[Constraint]:
    """A noun phrase as a limit."""
    phrase = noun_phrase(reading, noun)
    if phrase is not None and (role != "instrument" or is_thing(reading, noun)):
        yield Constraint(role, phrase.text, phrase.span, reading.referent_of(noun))


def made(reading: Reading, role: ConstraintRole, prep: Token, target: Token) -> Constraint:
    """The limit of a prepositional phrase; places and times keep their preposition."""
    restricting = [c for c in prep.children if c.lower_ in scope_words()["exclusive"]]
    before = reading.doc[prep.i - 1] if prep.i else None
    if before is not None and before.lower_ in scope_words()["exclusive"]:
        restricting.append(before)
    words = trim_marks(phrase_words_sorted(target))
    if role in ("place", "time"):
        deep = [c for c in prep.children if c.dep_ == "advmod" and c not in restricting]
        words = sorted({*restricting, *deep, prep, *words}, key=lambda w: w.i)
    elif role == "exception":
        words = left_out(prep, words)
    text = worded(reading, words)
    return Constraint(role, text, span_of(words), reading.referent_of(target), bool(restricting))


def left_out(lead: Token, words: list[Token]) -> list[Token]:
    """What is left out, without the words that say so: "near the border", "bread"."""
    below = sorted({*lead.subtree, *words}, key=lambda word: word.i)
    expressions = exception_words("compound")
    return trim_marks(
        [
            word
            for word in below
            if word.lower_ not in exception_words("negations")
            and word.lower_ not in exception_words("prepositions")
            and not stands_in(word, expressions)
        ]
    )


def is_time(token: Token) -> bool:
    """True for a word of a date or time."""
    return (
        token.ent_type_ in ("DATE", "TIME")
        or token.lemma_.lower() in read_lexicon("limits")["time"]["nouns"]
    )


def is_place(reading: Reading, token: Token) -> bool:
    """True for a place, or a noun of places such as *border*."""
    number = reading.referent_of(token)
    if number is not None:
        return reading.referents[number].type in PLACES
    named = token.ent_type_ in ("GPE", "LOC", "FAC")
    return named or token.lemma_.lower() in read_lexicon("limits")["place"]["nouns"]


def is_thing(reading: Reading, token: Token) -> bool:
    """True for a weapon or another thing that can be used."""
    number = reading.referent_of(token)
    if number is not None:
        return reading.referents[number].type in THINGS
    return token.lemma_.lower() in read_lexicon("limits")["instrument"]["nouns"]


def is_purpose(token: Token) -> bool:
    """True for *purposes*, or an action that something is done for."""
    return token.tag_ == "VBG" or token.lemma_.lower() in read_lexicon("limits")["purpose"]["nouns"]
