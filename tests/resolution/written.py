"""Documents written by hand, with spans found by their words: no pipeline, no model."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import (
    Article,
    Constraint,
    Credit,
    Document,
    KnowledgeGraph,
    Mention,
    Norm,
    Phrase,
    Referent,
    Relation,
    Span,
    Statement,
)

PRONOUNS = frozenset(("he", "she", "it", "they", "his", "her", "its", "their"))
PREDICATES = {
    "permission": "kgo:authorized",
    "prohibition": "kgo:prohibited",
    "obligation": "kgo:directed",
    "request": "kgo:askedFor",
}


@dataclass
class Written:
    """An article while it is being written; ``done`` gives the Document."""

    name: str
    text: str
    published: date | None = None
    outlet: str | None = None
    credits: tuple[Credit, ...] = ()
    referents: list[Referent] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    norms: list[Norm] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Where words stand first."""
        begin = self.text.index(words)
        return Span(begin, begin + len(words))

    def sentence(self, words: str) -> Span:
        """The sentence in which words stand first."""
        begin = self.text.index(words)
        return next(s for s in self.sentences() if s.begin <= begin < s.end)

    def sentences(self) -> tuple[Span, ...]:
        """Spans of the sentences; each ends with a full stop and a space or line."""
        return tuple(Span(*m.span()) for m in re.finditer(r"\S.*?\.”?(?=\s|$)", self.text))

    def actor(self, type_: str, *mentions: str, **more: object) -> int:
        """Adds a referent by the words of its mentions; the first one is its name."""
        found = tuple(
            Mention(self.span(words), self.span(words), self.kind(words)) for words in mentions
        )
        name = str(more.pop("name", mentions[0]))
        self.referents.append(Referent(type_, name, found, **more))  # type: ignore[arg-type]
        return len(self.referents) - 1

    def kind(self, words: str) -> str:
        """The kind of a mention, by its words."""
        if words in PRONOUNS:
            return "pronoun"
        return "name" if words[:1].isupper() and not words.startswith("A ") else "nominal"

    def says(self, source: int | None, cue: str, *content: str, **more: object) -> int:
        """Adds a statement."""
        spans = self.referents[source].mentions[0].span if source is not None else None
        act = str(more.pop("act", "state"))
        manner = "mixed" if any("“" in words for words in content) else "indirect"
        self.statements.append(
            Statement(
                source=(spans,) if spans else (),
                cue=(self.span(cue),),
                content=tuple(self.span(words) for words in content),
                manner=manner,
                speech_act=act,
                rule="test",
                source_referent=source,
                **more,  # type: ignore[arg-type]
            )
        )
        return len(self.statements) - 1

    def rules(
        self, modality: str, issuer: int, addressee: int | None, action: str, **more: object
    ) -> int:
        """Adds a norm and the relation that tells it; ``limits`` are (role, words, exclusive)."""
        limits = more.pop("limits", ())
        lemmas = more.pop("lemmas", ())
        evidence = self.sentence(action)
        self.norms.append(
            Norm(
                modality=modality,  # type: ignore[arg-type]
                issuer=issuer,
                addressee=addressee,
                action=Phrase(action, self.span(action), tuple(lemmas)),  # type: ignore[arg-type]
                status=more.pop("status", "introduced"),  # type: ignore[arg-type]
                certainty="asserted",
                evidence=evidence,
                trigger=Span(evidence.begin, evidence.begin + 4),
                rule="test",
                predicate=PREDICATES[modality],
                constraints=tuple(
                    Constraint(role, words, self.span(words), None, exclusive)
                    for role, words, exclusive in limits  # type: ignore[attr-defined]
                ),
                **more,  # type: ignore[arg-type]
            )
        )
        number = len(self.norms) - 1
        norm = self.norms[number]
        self.tells(issuer, norm.predicate, action, norm=number, addressee=addressee)
        return number

    def tells(self, subject: int, predicate: str, target: int | str, **more: object) -> int:
        """Adds a relation with a referent or words as its object."""
        words = target if isinstance(target, str) else self.referents[target].mentions[0]
        place = self.span(words) if isinstance(words, str) else words.span
        found = Phrase(target, place) if isinstance(target, str) else target
        evidence = next(s for s in self.sentences() if s.begin <= place.begin < s.end)
        certainty = more.pop("certainty", "asserted")
        self.relations.append(
            Relation(
                subject=subject,
                predicate=predicate,
                object=found,
                positive=bool(more.pop("positive", True)),
                certainty=certainty,  # type: ignore[arg-type]
                evidence=evidence,
                trigger=Span(evidence.begin, evidence.begin + 4),
                rule="test",
                **more,  # type: ignore[arg-type]
            )
        )
        return len(self.relations) - 1

    def done(self) -> Document:
        """The document."""
        article = Article(
            id=f"article/{self.name}",
            files=(f"{self.name}.txt",),
            text=self.text,
            paragraphs=(Span(0, len(self.text)),),
            published=self.published,
            outlet=self.outlet,
            credits=self.credits,
        )
        return Document(
            article,
            self.sentences(),
            tuple(self.referents),
            tuple(self.statements),
            tuple(self.norms),
            tuple(self.relations),
        )


def people(*names: str, type_: str = "Person") -> list[Document]:
    """One article for each name, that of the actor it tells of."""
    documents = []
    for number, name in enumerate(names):
        written = Written(str(number), f"{name} went home.")
        written.actor(type_, name)
        documents.append(written.done())
    return documents


def ban(
    name: str, text: str, action: str, modality: str = "permission", **more: object
) -> Document:
    """An article in which the United States rules something for Norway."""
    written = Written(name, text)
    issuer = written.actor("Country", "America", known="united_states", name="United States")
    addressee = written.actor("Country", "Norway", known="norway")
    written.rules(modality, issuer, addressee, action, **more)
    return written.done()


def labels(graph: KnowledgeGraph, type_: str) -> list[str]:
    """The labels of the entities of a type, sorted."""
    return sorted(entity.label for entity in graph.entities if entity.types[0] == type_)


def dated(document: Document, day: date) -> Document:
    """A document whose article has a date."""
    return replace(document, article=replace(document.article, published=day))
