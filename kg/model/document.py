"""What one article says: mentions, statements, norms and relations."""

from dataclasses import dataclass
from datetime import date

from kg.model.article import Article
from kg.model.terms import (
    Certainty,
    ConstraintRole,
    Manner,
    MentionKind,
    Modality,
    PolicyStatus,
    Span,
)


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
class Happening:
    """Something that an article tells of by nouns or verbs of happening, with all its mentions.

    ``kind`` is its class in the lexicon ("meeting"), ``event`` its PLOVER type, empty where there
    is none. ``parties`` are indices of the referents that take part or that it is about;
    ``topics`` the lemmas that tell which one it is.
    """

    kind: str
    event: str
    mentions: tuple[Span, ...]
    parties: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one article says, with indices into its own tuples."""

    article: Article
    sentences: tuple[Span, ...] = ()
    referents: tuple[Referent, ...] = ()
    statements: tuple[Statement, ...] = ()
    norms: tuple[Norm, ...] = ()
    relations: tuple[Relation, ...] = ()
    happenings: tuple[Happening, ...] = ()
