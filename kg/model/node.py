"""What all articles say together: the nodes of the graph, with what supports each."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model.article import Article
from kg.model.document import TimeExpression
from kg.model.terms import (
    Certainty,
    ConflictKind,
    ConstraintRole,
    Manner,
    MentionKind,
    Modality,
    PolicyStatus,
    Span,
)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of one article, by the article's id."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention of an entity in some article."""

    passage: Passage
    kind: MentionKind
    locative: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, place or thing of all articles.

    ``types`` are local names of ontology classes, the most specific first. ``same_as`` are full
    IRIs from the gazetteer. ``possibly_same`` are ids of entities that may be the same but are not
    merged. ``point`` is (longitude, latitude) in degrees.
    """

    id: str
    types: tuple[str, ...]
    label: str
    alt_labels: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    same_as: tuple[str, ...] = ()
    possibly_same: tuple[str, ...] = ()
    head_count: int | None = None
    affiliation: str | None = None
    reason: str | None = None
    point: tuple[float, float] | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementNode:
    """A statement with ids instead of indices; ``source`` and ``addressee`` are entity ids."""

    id: str
    article: str
    source: str | None
    source_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    speech_act: str
    rule: str
    confidence: float
    within: str | None = None
    addressee: str | None = None
    time: TimeExpression | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A named node without mentions of its own: an action, a proposition, an office, a phrase.

    ``type`` is the local name of its class: ``Action``, ``Proposition`` or ``Office``.
    """

    id: str
    type: str
    label: str
    alt_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventNode:
    """Something told as having happened or being planned.

    ``kind`` is its PLOVER type, empty where there is none; ``actors`` are (role, entity id) with
    the roles ``agent`` and ``patient``, or an empty role for somebody who takes part. ``mentions``
    are the words that tell of it.
    """

    id: str
    label: str
    kind: str
    actors: tuple[tuple[str, str], ...]
    mentions: tuple[Passage, ...]
    places: tuple[str, ...] = ()
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyConstraint:
    """A limit of a policy as worded, and the entity where it is one."""

    role: ConstraintRole
    text: str
    entity: str | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A norm across articles; ``action`` is the id of a concept, the actors are entity ids."""

    id: str
    label: str
    modality: Modality
    assigners: tuple[str, ...]
    assignees: tuple[str, ...]
    action: str
    statuses: tuple[PolicyStatus, ...]
    constraints: tuple[PolicyConstraint, ...] = ()
    mentions: tuple[Passage, ...] = ()
    negated: bool = False
    exception_to: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One article's telling of a claim; what the articles tell differently stays with them."""

    id: str
    claim: str
    article: str
    positive: bool
    certainties: tuple[Certainty, ...]
    evidence: tuple[Span, ...]
    triggers: tuple[Span, ...] = ()
    statements: tuple[str, ...] = ()
    lineages: tuple[str, ...] = ()
    status: PolicyStatus | None = None
    time: TimeExpression | None = None
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject, predicate and object that articles carry, with all that supports it.

    ``object`` is the id of an entity, concept, policy or event. A negative claim is a claim of its
    own. ``asserted``: at least one assertion is positive and asserted or attributed, so that a
    direct edge is written.
    """

    id: str
    subject: str
    predicate: str
    object: str
    positive: bool
    certainties: tuple[Certainty, ...]
    evidence: tuple[Passage, ...]
    assertions: tuple[Assertion, ...]
    statements: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    lineages: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    qualifies: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 1.0
    inferred: bool = False

    @property
    def asserted(self) -> bool:
        """True if somebody asserts it, so that a direct edge stands for it."""
        sure = {"asserted", "attributed"}
        return self.positive and any(certainty in sure for certainty in self.certainties)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that tell it, sorted."""
        return tuple(sorted({passage.article for passage in self.evidence}))


@dataclass(frozen=True, slots=True)
class Lineage:
    """One independent origin of information and the passages it carries.

    ``origin`` is the id of an entity (outlet, source) or of the article itself.
    """

    id: str
    origin: str
    label: str
    carries: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims, statements, policies or passages that do not agree, with the reason in words."""

    id: str
    kind: ConflictKind
    involves: tuple[str | Passage, ...]
    note: str
    review: Literal["candidate", "confirmed", "rejected"] = "candidate"


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """An article in the graph: ``publisher``, ``authors`` and ``derived_from`` are entity ids."""

    article: Article
    sentences: tuple[Span, ...] = ()
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
