"""All conflicts between articles, as candidates that a human can confirm or reject."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Claim, Concept, Conflict, Document, Entity, Policy
from kg.resolution.clashes import source_clashes
from kg.resolution.contradictions import contradictions
from kg.resolution.headlines import bold_headlines
from kg.resolution.judgements import Judgements
from kg.resolution.policies import Policies
from kg.resolution.qualifiers import lost_qualifiers
from kg.resolution.quotes import drifting_quotes
from kg.resolution.sayings import Sayings


def find_conflicts(
    documents: Sequence[Document],
    entities: Sequence[Entity],
    concepts: Sequence[Concept],
    policies: Sequence[Policy],
    claims: Sequence[Claim],
    merged: Policies,
    power_of: Mapping[str, str],
    sayings: Sayings,
    ranks: Mapping[tuple[str, int], int],
    judgements: Judgements,
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by id, with a human's review where there is one."""
    labels = {entity.id: entity.label for entity in entities}
    labels |= {concept.id: concept.label for concept in concepts}
    actors = {entity.id: entity for entity in entities}
    found = [
        *contradictions(policies, merged.scopes, claims, labels, power_of),
        *lost_qualifiers(documents, policies, merged, labels),
        *bold_headlines(documents, policies, merged, labels),
        *drifting_quotes(sayings),
        *source_clashes(sayings, actors, ranks),
    ]
    reviews = dict(judgements.reviews)
    unique = {conflict.id: conflict for conflict in found}
    return tuple(
        replace(unique[key], review=reviews[key]) if key in reviews else unique[key]
        for key in sorted(unique)
    )
