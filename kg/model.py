"""The data types that flow through the pipeline, in its order.

    Article → Document (mentions, statements, norms, relations of one article)
            → KnowledgeGraph (entities, policies, claims, conflicts, lineages of all articles)

Everything is a frozen dataclass of tuples and strings: it survives processes, pickling and caching,
and holds nothing of spaCy or rdflib. Spans count Unicode code points of the article's text as read;
``text[span.begin:span.end]`` is what is meant. Terms such as ``kgo:authorized`` are written with
their prefix (see ``kg.rdf.namespaces``); ids are IRI parts below the base IRI (see ``kg.ids``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

MentionKind = Literal["name", "nominal", "pronoun"]
Manner = Literal["direct", "indirect", "mixed"]
Modality = Literal["permission", "prohibition", "obligation", "request"]
PolicyStatus = Literal["introduced", "inForce", "unchanged", "lifted", "requested", "considered"]
Certainty = Literal["asserted", "attributed", "possible", "hypothetical"]
ConflictKind = Literal["contradiction", "quoteDrift", "lostQualifier", "sourceIdentity"]
ConstraintRole = Literal[
    "place", "purpose", "instrument", "target", "time", "condition", "exception"
]
CreditKind = Literal["reprint", "passage", "rests_on"]


# Local names of the classes of actors; a country is one too (and a government and a place).
ACTOR_TYPES = (
    "Person",
    "Organization",
    "Government",
    "GovernmentBody",
    "MilitaryForce",
    "MediaOutlet",
    "Group",
    "AnonymousSource",
)


class Span(NamedTuple):
    """A half-open range of code points of one article's text."""

    begin: int
    end: int


# ---- layer 1: articles


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as the origin of itself or of a passage.

    ``span`` holds the words of the credit, ``covers`` the passage it vouches for (``None``: all).
    """

    outlet: str
    kind: CreditKind
    span: Span
    covers: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read.

    ``paragraphs`` are the journalistic passages in order, the headline first where there is one;
    what lies between them (share lines, copyright, link scaffolding) is boilerplate and yields no
    fact. ``files`` are the inputs it was read from, relative as given; more than one where the same
    text was given twice.
    """

    id: str
    files: tuple[str, ...]
    text: str
    paragraphs: tuple[Span, ...]
    headline: Span | None = None
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    language: str = "en"

    def slice(self, span: Span) -> str:
        """The text under a span."""
        return self.text[span.begin : span.end]

    @property
    def title(self) -> str:
        """The headline, or the first words of the journalistic text where there is none."""
        if self.headline is not None:
            return " ".join(self.slice(self.headline).split())
        first = self.slice(self.paragraphs[0]) if self.paragraphs else self.text
        words = first.split()
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, with the reason in words."""

    file: str
    reason: str


# ---- layer 2 and 3: what one article says


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an actor, place or thing; ``head`` is its head word.

    ``locative``: the mention means the territory, not the actor ("inside Russia").
    """

    span: Span
    head: Span
    kind: MentionKind
    locative: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """An actor, place or thing of one article with all its mentions (a coreference chain).

    ``type`` is the local name of an ontology class (``Person``, ``Country``, ``AnonymousSource``,
    ``Weapon`` …). ``known`` is the key of its gazetteer entry, ``None`` where it has none.
    ``head_count``, ``affiliation`` and ``reason`` are an anonymous source's, as stated.
    ``rules`` names the decisions that joined the mentions.
    """

    type: str
    name: str
    mentions: tuple[Mention, ...]
    known: str | None = None
    aliases: tuple[str, ...] = ()
    head_count: int | None = None
    affiliation: str | None = None
    reason: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as worded, with the dates it means where the article's own date decides them."""

    text: str
    span: Span
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: who (source) says (cue) what (content), as written.

    ``within`` is the index, in the document's statements, of the one in whose content this is
    nested. ``source_referent`` and ``addressee_referent`` are indices of the document's referents;
    coreference fills them in. ``source`` is empty for "reportedly", ``content`` for "did not
    respond". ``rule`` names the rule or the model and version that found it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    speech_act: str
    rule: str
    confidence: float = 1.0
    within: int | None = None
    addressee: Span | None = None
    anonymous: bool = False
    head_count: int | None = None
    affiliation: str | None = None
    reason: str | None = None
    time: TimeExpression | None = None
    negated: bool = False
    source_referent: int | None = None
    addressee_referent: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is done, permitted or said, in words that stand alone, and where it was read.

    ``lemmas`` are the content lemmas that decide whether two phrases mean the same.
    """

    text: str
    span: Span
    lemmas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """A limit of a norm: its role, the words, and the referent where it is one."""

    role: ConstraintRole
    text: str
    span: Span
    referent: int | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Norm:
    """Who permits, forbids, obliges or asks what of whom, in one article.

    ``issuer`` and ``addressee`` are indices of referents. ``negated``: not to do the action.
    ``trigger`` are the words that say so, ``evidence`` the sentence. ``statement`` is the index of
    the statement that carries it.
    """

    modality: Modality
    issuer: int | None
    addressee: int | None
    action: Phrase
    status: PolicyStatus
    certainty: Certainty
    evidence: Span
    trigger: Span
    rule: str
    predicate: str
    positive: bool = True
    negated: bool = False
    constraints: tuple[Constraint, ...] = ()
    statement: int | None = None
    time: TimeExpression | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """Who did, says or is what, in one article: subject, predicate and object.

    ``subject`` is an index of the referents; ``object`` too, or a phrase. ``norm`` is the index of
    the norm that it tells or is about; not ``tells_norm``: the sentence only points back to that
    norm, as "a major reversal" does. ``predicate`` is a term with prefix (``kgo:attacked``,
    ``kgr:attend``). ``event`` is the PLOVER type where it tells an event. ``inferred``: no clause
    says it in so many words; ``rule`` names the inference.
    """

    subject: int
    predicate: str
    object: int | Phrase
    positive: bool
    certainty: Certainty
    evidence: Span
    trigger: Span
    rule: str
    addressee: int | None = None
    statement: int | None = None
    norm: int | None = None
    event: str | None = None
    place: int | None = None
    time: TimeExpression | None = None
    inferred: bool = False
    confidence: float = 1.0
    tells_norm: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one article says, with indices into its own tuples."""

    article: Article
    sentences: tuple[Span, ...] = ()
    referents: tuple[Referent, ...] = ()
    statements: tuple[Statement, ...] = ()
    norms: tuple[Norm, ...] = ()
    relations: tuple[Relation, ...] = ()


# ---- layer 4 and 5: what all articles say together


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

    ``kind`` is its PLOVER type, ``actors`` are (role, entity id) with the roles ``agent`` and
    ``patient``; ``mentions`` are the triggers.
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


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a graph was made: versions, never times, so that the same input gives the same bytes.

    ``licence``: the IRI of the terms under which its maker gives it away, or nothing.
    """

    software: str = ""
    pipeline: str = ""
    models: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True)
class KnowledgeGraph:
    """All that the articles say together; every tuple is sorted by id."""

    articles: tuple[ArticleNode, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[StatementNode, ...] = ()
    concepts: tuple[Concept, ...] = ()
    events: tuple[EventNode, ...] = ()
    policies: tuple[Policy, ...] = ()
    claims: tuple[Claim, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    base: str = "https://w3id.org/polkg/id/"

    def labels(self) -> dict[str, str]:
        """The label of every node that has one, by id."""
        return {node.id: node.label for node in self.nodes()}

    def nodes(
        self,
    ) -> Iterator[Entity | Concept | EventNode | Policy | Lineage]:
        """All nodes that carry a label."""
        yield from self.entities
        yield from self.concepts
        yield from self.events
        yield from self.policies
        yield from self.lineages

    def article(self, article_id: str) -> Article:
        """The article with an id; ``KeyError`` where there is none."""
        for node in self.articles:
            if node.article.id == article_id:
                return node.article
        raise KeyError(article_id)
