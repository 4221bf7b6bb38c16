"""What is told in words, as named nodes: the same thing in different words is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ids import node_id
from kg.model import Concept, Document, Phrase, Relation
from kg.resolution.clusters import Item, cluster
from kg.resolution.entities import Resolved
from kg.resolution.wording import (
    best_label,
    is_country,
    names_in,
    negation,
    other_labels,
    phrase_words,
    telling,
    weighted,
)

ALIKE = 0.6
OFFICE = "kgo:holdsOffice"
DEED = "deed."
Place = tuple[str, int]


@dataclass(frozen=True)
class Told:
    """A relation of one article with its number there."""

    article: str
    number: int
    relation: Relation


@dataclass(frozen=True)
class Concepts:
    """The concepts, and the one of each relation whose object is a phrase."""

    concepts: tuple[Concept, ...]
    concept_of: Mapping[Place, str]


def merge_concepts(documents: Sequence[Document], resolved: Resolved) -> Concepts:
    """The concepts for what all relations tell in words.

    Compared are the words of one subject and predicate; equal words are one concept for all.
    """
    told: list[tuple[Told, Phrase]] = [
        (Told(document.article.id, number, relation), relation.object)
        for document in documents
        for number, relation in enumerate(document.relations)
        if isinstance(relation.object, Phrase)
    ]
    items = [item_of(item, phrase, resolved) for item, phrase in told]
    concepts: dict[str, Concept] = {}
    concept_of = {}
    for positions in cluster(items, ALIKE):
        texts = [told[position][1].text for position in positions]
        kind = type_of(told[positions[0]][0].relation)
        label = best_label(texts)
        node = node_id(kind.lower(), texts[0])
        concepts[node] = join(
            concepts.get(node), Concept(node, kind, label, other_labels(texts, label))
        )
        for position in positions:
            item = told[position][0]
            concept_of[item.article, item.number] = node
    return Concepts(tuple(concepts[key] for key in sorted(concepts)), concept_of)


def item_of(item: Told, phrase: Phrase, resolved: Resolved) -> Item:
    """A phrase ready to be compared."""
    relation = item.relation
    words = phrase_words(phrase)
    subject = resolved.entity_of[item.article, relation.subject]
    kind = type_of(relation)
    fewest = 2 if kind == "Proposition" else 1
    names = names_in(phrase.text)
    if kind == "Office":
        names = frozenset(name for name in names if is_country(name))
    return Item(
        block=(kind, subject, relation.predicate),
        words=weighted(words if len(words) >= fewest else (phrase.text.casefold(),), names),
        telling=telling(words) | negation(phrase.text),
        names=names,
        fewest=fewest,
    )


def type_of(relation: Relation) -> str:
    """The class of the concept that a relation's words become."""
    if relation.predicate == OFFICE:
        return "Office"
    deed = relation.norm is not None or relation.rule.startswith(DEED)
    return "Action" if deed else "Proposition"


def join(one: Concept | None, other: Concept) -> Concept:
    """One concept with the wordings of two."""
    if one is None:
        return other
    labels = {*one.alt_labels, *other.alt_labels, other.label} - {one.label}
    return replace(one, alt_labels=tuple(sorted(labels)))
