"""What no clause says in so many words, each marked with the rule that concludes it."""

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import read_lexicon
from kg.model import Relation
from kg.nlp.claims.reading import Reading
from kg.nlp.entities.phrases import text_between

SPEAKS_FOR = "inferred.spokesperson-speaks-for-organisation"


def infer(reading: Reading, relations: list[Relation]) -> Iterator[Relation]:
    """The inferences from the relations of an article."""
    yield from spokespersons(reading, relations)


def spokespersons(reading: Reading, relations: list[Relation]) -> Iterator[Relation]:
    """What an organisation stated, its spokesperson stated who is quoted beside it.

    "The ministry said X. 'Y,' said ministry spokesman Z": Z stated X, as far as the article knows.
    """
    voices = {
        relation.subject: relation.object.text.casefold()
        for relation in relations
        if relation.predicate == "kgo:holdsOffice" and not isinstance(relation.object, int)
        if is_spokesperson(relation.object.text)
    }
    stated = [r for r in relations if r.predicate == "kgo:stated"]
    for speaker, office in sorted(voices.items()):
        own = [r for r in stated if r.subject == speaker]
        for relation in stated:
            names = names_of(reading, relation.subject)
            speaks = relation.subject != speaker and any(name in office for name in names)
            if speaks and own:
                near = min(own, key=lambda r: abs(r.evidence.begin - relation.evidence.begin))
                yield replace(
                    relation,
                    subject=speaker,
                    rule=f"{SPEAKS_FOR}+{relation.rule}",
                    inferred=True,
                    confidence=0.6 * min(relation.confidence, near.confidence),
                )


def is_spokesperson(office: str) -> bool:
    """True for an office whose holder speaks for the organisation."""
    return any(
        word in office.casefold() for word in read_lexicon("speech")["spokespersons"]["words"]
    )


def names_of(reading: Reading, number: int) -> set[str]:
    """The names of a referent in lower case, without articles."""
    referent = reading.referents[number]
    mentions = {
        text_between(reading.doc, m.span.begin, m.span.end)
        for m in referent.mentions
        if m.kind == "name"
    }
    names = {referent.name, *referent.aliases, *mentions}
    return {name.casefold().removeprefix("the ") for name in names if len(name) > 2}
