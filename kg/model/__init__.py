"""The data types that flow through the pipeline, in its order.

    Article → Document (mentions, statements, norms, relations of one article)
            → KnowledgeGraph (entities, policies, claims, conflicts, lineages of all articles)

Everything is a frozen dataclass of tuples and strings: it survives processes, pickling and caching,
and holds nothing of spaCy or rdflib. Spans count Unicode code points of the article's text as read;
``text[span.begin:span.end]`` is what is meant. Terms such as ``kgo:authorized`` are written with
their prefix (see ``kg.rdf.namespaces``); ids are IRI parts below the base IRI (see ``kg.ids``).
"""

from kg.model.article import (
    Article,
    Credit,
    Skipped,
)
from kg.model.document import (
    Constraint,
    Document,
    Happening,
    Mention,
    Norm,
    Phrase,
    Referent,
    Relation,
    Statement,
    TimeExpression,
)
from kg.model.graph import (
    KnowledgeGraph,
    Provenance,
)
from kg.model.node import (
    ArticleNode,
    Assertion,
    Claim,
    Concept,
    Conflict,
    Entity,
    EntityMention,
    EventNode,
    Lineage,
    Passage,
    Policy,
    PolicyConstraint,
    StatementNode,
)
from kg.model.terms import (
    ACTOR_TYPES,
    Certainty,
    ConflictKind,
    ConstraintRole,
    CreditKind,
    Manner,
    MentionKind,
    Modality,
    PolicyStatus,
    Span,
)

__all__ = [
    "ACTOR_TYPES",
    "Article",
    "ArticleNode",
    "Assertion",
    "Certainty",
    "Claim",
    "Concept",
    "Conflict",
    "ConflictKind",
    "Constraint",
    "ConstraintRole",
    "Credit",
    "CreditKind",
    "Document",
    "Entity",
    "EntityMention",
    "EventNode",
    "Happening",
    "KnowledgeGraph",
    "Lineage",
    "Manner",
    "Mention",
    "MentionKind",
    "Modality",
    "Norm",
    "Passage",
    "Phrase",
    "Policy",
    "PolicyConstraint",
    "PolicyStatus",
    "Provenance",
    "Referent",
    "Relation",
    "Skipped",
    "Span",
    "Statement",
    "StatementNode",
    "TimeExpression",
]
