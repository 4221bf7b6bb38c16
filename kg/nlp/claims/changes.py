"""Changes of policy told beside the policy: "a major reversal", "she changed her mind"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.model import Norm, Relation
from kg.nlp.claims.context import context_of
from kg.nlp.claims.match import FROM_CONTEXT, words
from kg.nlp.claims.parties import actor_at
from kg.nlp.claims.phrase import after_comma
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import child, direct_object, is_verb, prepositional, subject

FIRM = ("asserted", "attributed")


def find_changes(reading: Reading, norms: Sequence[Norm]) -> Iterator[Relation]:
    """Who changed the policy that the article last told as new, for each word that says so."""
    for token in reading.doc:
        if is_verb(token) and changes_mind(token):
            who = actor_at(reading, subject(token))
            yield from change(reading, norms, token, who, "change.verb")
        elif token.pos_ == "NOUN" and is_change_of_policy(token):
            yield from change(reading, norms, token, None, "change.noun")


def changes_mind(verb: Token) -> bool:
    """True for "changed his mind", "reversed course", "adjusted its position"."""
    thing = direct_object(verb) if verb.lemma_.lower() in words("policy", "changers") else None
    return thing is not None and thing.lemma_.lower() in words("policy", "changed_things")


def is_change_of_policy(noun: Token) -> bool:
    """True for ", a major reversal", "It is a shift", "the policy shift", "a change in policy"."""
    if noun.lemma_.lower() not in words("policy", "change_nouns"):
        return False
    things = words("policy", "changed_things")
    of_policy = any(c.dep_ == "compound" and c.lemma_.lower() in things for c in noun.children)
    of_policy |= any(w.lemma_.lower() in things for w in prepositional(noun, "in", "of", "to"))
    doer = child(noun.head, "nsubj") if noun.dep_ == "attr" else None
    points = doer is not None and doer.lemma_.lower() in words("policy", "pointers")
    aside = noun.dep_ in ("appos", "npadvmod", "dobj", "conj", "attr", "dep") and after_comma(noun)
    return of_policy or points or aside


def change(
    reading: Reading, norms: Sequence[Norm], trigger: Token, who: int | None, rule: str
) -> Iterator[Relation]:
    """The relation, if the article has told a new policy of somebody before or just here."""
    number = changed_norm(norms, trigger)
    if number is None:
        return
    norm = norms[number]
    subject_ = who if who is not None else norm.issuer
    if subject_ is None:
        return
    context = context_of(reading, trigger)
    yield Relation(
        subject=subject_,
        predicate="kgo:changedPolicy",
        object=norm.action,
        positive=context.positive,
        certainty=context.certainty,
        evidence=reading.sentence(trigger),
        trigger=reading.trim(reading.doc[trigger.i : trigger.i + 1]),
        rule=rule,
        statement=context.statement,
        norm=number,
        confidence=FROM_CONTEXT,
        tells_norm=False,
    )


def changed_norm(norms: Sequence[Norm], trigger: Token) -> int | None:
    """The number of the norm told last before a word as newly given or lifted."""
    new = [
        number
        for number, norm in enumerate(norms)
        if norm.trigger.begin < trigger.idx
        and norm.modality != "request"
        and norm.status in ("introduced", "lifted")
        and norm.certainty in FIRM
    ]
    return new[-1] if new else None
