"""Attributions told by a verb with its complement, object or infinitive."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.attribution.content import (
    clause_of,
    gerund_of,
    infinitive_of,
    judgement_of,
    object_of,
)
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.source import addressee_of, can_be_told, is_speaker, phrase_of, source_of
from kg.nlp.attribution.words import cues
from kg.nlp.grammar import (
    RELATIVE_TAGS,
    child,
    children,
    is_passive,
    is_verb,
    prepositional,
    surface_subject,
)
from kg.nlp.negation import negation


def by_verbs(tokens: list[Token]) -> Iterator[Draft]:
    """The attributions whose cue is a verb, or an adjective with a clause."""
    for token in tokens:
        if is_verb(token):
            draft = by_verb(token)
        elif token.pos_ == "ADJ" and token.lemma_.lower() in cues().by_list["adjectives"]:
            draft = by_adjective(token)
        else:
            continue
        if draft is not None:
            yield draft


def by_verb(verb: Token) -> Draft | None:
    """The attribution of one verb, if it has a source and content."""
    lemma = verb.lemma_.lower()
    feeling = lemma in cues().by_list["passive"] and is_passive(verb)
    source = surface_subject(verb) if feeling else source_of(verb)
    phrase = phrase_of(source, verb) if source is not None and is_speaker(source) else []
    own = {t.i for t in phrase}
    act, rule, content = found_content(verb, lemma, own)
    if act is None or not content or not (phrase or (is_passive(verb) and rule == "clause")):
        return None
    cue = cue_words(verb)
    if any(t.i in own for t in content) or {t.i for t in cue} & {t.i for t in content}:
        content = [t for t in content if t.i not in own and t not in cue]
    told = cues().act("tells", lemma) is not None or rule == "directive"
    return Draft(
        rule,
        act,
        phrase,
        cue,
        content,
        addressee=addressee_of(verb) if told else next(prepositional(verb, "to"), None),
        negated=negation(verb) is not None,
    )


Found = tuple[str | None, str, list[Token]]
NOTHING: Found = (None, "", [])


def found_content(verb: Token, lemma: str, own: set[int]) -> Found:
    """Speech act, rule and content of a verb, by the first construction that it stands in."""
    phrasal = phrasal_content(verb, lemma)
    if phrasal is not None:
        return phrasal
    for found in (clausal, directed, judging, proposing):
        act, rule, content = found(verb, lemma, own)
        if content:
            return act, rule, content
    act = cues().act("objects", lemma)
    if act is not None and not children(verb, "ccomp"):
        return act, "object", object_of(verb)
    return NOTHING


def clausal(verb: Token, lemma: str, own: set[int]) -> Found:
    """As in "said *the bridge would close*"."""
    table = cues()
    act = table.act("verbs", lemma) or (table.act("passive", lemma) if is_passive(verb) else None)
    content = clause_of(verb, own) if act is not None else []
    if any(c.dep_ == "dobj" and c.tag_ in RELATIVE_TAGS and c.i < verb.i for c in verb.children):
        return NOTHING  # "whatever she says goes": its object is the pronoun before it
    if lemma in table.by_list["quoting"] and not any(t.is_quote for t in content):
        return NOTHING
    if lemma in table.by_list["weak"] and not strong(verb):
        return NOTHING
    return act, "clause", content


def directed(verb: Token, lemma: str, own: set[int]) -> Found:  # noqa: ARG001
    """As in "urged them *to leave*"."""
    table = cues()
    act = table.act("directive", lemma)
    whom = addressee_of(verb)
    alone = lemma in table.by_list["alone"] or lemma in table.by_list["on"]
    if act is None or not (alone if whom is None else can_be_told(whom)):
        return NOTHING
    return act, "directive", infinitive_of(verb)


def judging(verb: Token, lemma: str, own: set[int]) -> Found:  # noqa: ARG001
    """As in "called *the plan a mistake*"."""
    act, prepositions = cues().predicative.get(lemma, (None, ()))
    return act, "judgement", judgement_of(verb, prepositions) if act is not None else []


def proposing(verb: Token, lemma: str, own: set[int]) -> Found:  # noqa: ARG001
    """As in "denied *paying bribes*"."""
    act = cues().act("gerunds", lemma)
    return act, "gerund", gerund_of(verb) if act is not None else []


def phrasal_content(verb: Token, lemma: str) -> tuple[str, str, list[Token]] | None:
    """The content of a verb with its preposition: "warned of floods", or None."""
    if child(verb, "prt") is not None:
        return None
    for prep in children(verb, "prep"):
        act = cues().phrasal.get((lemma, prep.lower_))
        content = object_of(verb, (prep.lower_,)) if act is not None else []
        if act is not None and content:
            return act, "phrasal", content
    return None


def strong(verb: Token) -> bool:
    """True for a weak cue with a finite clause after *that*: "knows that the bridge is closed"."""
    return any(child(c, "mark") is not None for c in children(verb, "ccomp"))


def by_adjective(adjective: Token) -> Draft | None:
    """As in "was confident that it would pass": the clause of an adjective of belief."""
    verb = adjective.head
    if not is_verb(verb) or adjective.dep_ not in ("acomp", "ROOT"):
        return None
    source = source_of(verb) if adjective.dep_ == "acomp" else child(adjective, "nsubj")
    if source is None or not is_speaker(source):
        return None
    phrase = phrase_of(source, adjective)
    content = clause_of(adjective, {t.i for t in phrase})
    if not content:
        return None
    return Draft("adjective", "believe", phrase, [adjective], content, confidence=0.6)


def cue_words(verb: Token) -> list[Token]:
    """The cue: the verb with its auxiliaries where they negate it, and its particle."""
    held = [verb]
    negated = negation(verb)
    if negated is not None:
        held += [c for c in verb.children if c.dep_ in ("aux", "neg") and c.i < verb.i]
        held += [c for c in verb.children if c.dep_ == "advmod" and held[-1].i < c.i < verb.i]
    held += [c for c in verb.children if c.dep_ == "prt"]
    table = cues()
    for prep in children(verb, "prep"):
        lemma = verb.lemma_.lower()
        if (lemma, prep.lower_) in table.phrasal or (
            lemma in table.by_list["on"] and prep.lower_ == "on"
        ):
            held.append(prep)
    return sorted(held, key=lambda t: t.i)
