"""What a graph holds, in numbers and as a page of Markdown that a person reads and a diff shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Claim, Entity, KnowledgeGraph, Passage, Policy, Skipped

ACTORS = {
    "Actor",
    "AnonymousSource",
    "Country",
    "Government",
    "GovernmentBody",
    "Group",
    "MediaOutlet",
    "MilitaryForce",
    "Organization",
    "Person",
}
KINDS = {
    "contradiction": "contradiction",
    "quoteDrift": "quote drift",
    "lostQualifier": "lost qualifier",
    "sourceIdentity": "identity of sources",
}
MODALITIES = {
    "permission": ("permission", "for"),
    "prohibition": ("prohibition", "for"),
    "obligation": ("duty", "of"),
    "request": ("request", "to"),
}
MOST = 20
# An underscore inside a word is no markup.
MARKUP = re.compile(r"[\\`*\[\]<>|#&]|(?<![^\W_])_|_(?![^\W_])")


@dataclass(frozen=True)
class Counts:
    """The numbers of a graph; ``origins`` are independent origins of information."""

    articles: int
    actors: int
    statements: int
    policies: int
    claims: int
    conflicts: int
    origins: int
    skipped: int


def count(graph: KnowledgeGraph, skipped: tuple[Skipped, ...] = ()) -> Counts:
    """The numbers of a graph and of the inputs that were skipped."""
    return Counts(
        articles=len(graph.articles),
        actors=len(actors(graph)),
        statements=len(graph.statements),
        policies=len(graph.policies),
        claims=len(graph.claims),
        conflicts=len(graph.conflicts),
        origins=len(graph.lineages),
        skipped=len(skipped),
    )


def actors(graph: KnowledgeGraph) -> list[Entity]:
    """The actors of a graph: persons, bodies, countries, outlets and anonymous sources."""
    return [entity for entity in graph.entities if ACTORS.intersection(entity.types)]


def to_markdown(graph: KnowledgeGraph, skipped: tuple[Skipped, ...] = ()) -> str:
    """The summary of a graph; the same graph gives the same text."""
    writer = Writer(graph)
    sections = {
        "Articles": writer.articles(),
        "Permitted, forbidden, asked for": writer.policies(),
        "Conflicts": writer.conflicts(),
        "Told by most origins": writer.claims(),
        "Actors named most often": writer.actors(),
        "Skipped": (f"- {escape(item.file)}: {escape(item.reason)}" for item in skipped),
    }
    numbers = vars(count(graph, skipped))
    lines = ["# Summary", "", "| | |", "|---|---:|"]
    lines += [f"| {name} | {number} |" for name, number in numbers.items()]
    for title, section in sections.items():
        if entries := list(section):
            lines += ["", f"## {title}", "", *entries]
    lines += ["", f"Made by {escape(made_by(graph))}."]
    return "\n".join(lines) + "\n"


def made_by(graph: KnowledgeGraph) -> str:
    """The software, pipeline and models behind a graph."""
    made = graph.provenance
    return ", ".join(part for part in (made.software, made.pipeline, *made.models) if part)


@dataclass(frozen=True)
class Writer:
    """The sections of the summary of one graph, line by line."""

    graph: KnowledgeGraph

    def articles(self) -> Iterator[str]:
        """Each article with its outlet, date, and what it rests on."""
        labels = self.graph.labels()
        for node in sorted(self.graph.articles, key=lambda node: node.article.files):
            article = node.article
            facts = [
                article.outlet or "",
                article.published.isoformat() if article.published else "",
            ]
            facts += [f"rests on {label(labels, origin)}" for origin in node.derived_from]
            about = "; ".join([", ".join(article.files), *filter(None, facts)])
            yield f"- {escape(article.title)} ({escape(about)})"

    def policies(self) -> Iterator[str]:
        """Each policy: who permits or forbids whom what, its status, and on what it rests."""
        labels = self.graph.labels()
        support: dict[str, list[Claim]] = {}
        for claim in self.graph.claims:
            for about in claim.about:
                support.setdefault(about, []).append(claim)
        for policy in self.graph.policies:
            yield f"- {escape(sentence(policy, labels))} ({basis(support.get(policy.id, []))})"

    def conflicts(self) -> Iterator[str]:
        """Each conflict with its reason, and the claims that it concerns."""
        labels = self.graph.labels()
        claims = {claim.id: claim for claim in self.graph.claims}
        for conflict in self.graph.conflicts:
            yield f"- {KINDS[conflict.kind]}: {escape(conflict.note)}"
            for part in conflict.involves:
                if part in claims:
                    yield f"  - {escape(told(claims[part], labels))}"

    def claims(self) -> Iterator[str]:
        """The claims with most origins, most articles first among equals."""
        labels = self.graph.labels()
        shared = [claim for claim in self.graph.claims if len(claim.lineages) > 1]
        ranked = sorted(shared, key=lambda c: (-len(c.lineages), -len(c.articles), c.id))
        for claim in ranked[:MOST]:
            told = (
                f"{label(labels, claim.subject)} — {words(claim)} — {label(labels, claim.object)}"
            )
            yield f"- {escape(told)} ({basis([claim])})"

    def actors(self) -> Iterator[str]:
        """The actors with most mentions."""
        mentions = Counter({actor: len(actor.mentions) for actor in actors(self.graph)})
        ranked = sorted(mentions.items(), key=lambda pair: (-pair[1], pair[0].id))
        for actor, number in ranked[:MOST]:
            yield f"- {escape(actor.label)}: {plural(number, 'mention')}"


def sentence(policy: Policy, labels: dict[str, str]) -> str:
    """A policy in one line: what it is, who issued it, whom it binds, the action, its status."""
    noun, preposition = MODALITIES[policy.modality]
    issuers = ", ".join(label(labels, actor) for actor in policy.assigners)
    others = ", ".join(label(labels, actor) for actor in policy.assignees)
    who = (f" by {issuers}" if issuers else "") + (f" {preposition} {others}" if others else "")
    action = ("not to " if policy.negated else "") + label(labels, policy.action)
    status = f" [{', '.join(policy.statuses)}]" if policy.statuses else ""
    return f"{noun}{who}: {action}{status}"


def told(claim: Claim, labels: dict[str, str]) -> str:
    """A claim in one line."""
    return f"{label(labels, claim.subject)} — {words(claim)} — {label(labels, claim.object)}"


def basis(claims: Iterable[Claim]) -> str:
    """On how many articles and origins some claims rest, in words."""
    passages: set[Passage] = set()
    origins: set[str] = set()
    for claim in claims:
        passages.update(claim.evidence)
        origins.update(claim.lineages)
    articles = len({passage.article for passage in passages})
    return f"{plural(articles, 'article')}, {plural(len(origins), 'origin')}"


def words(claim: Claim) -> str:
    """The predicate of a claim as words, with a "not" where it is denied."""
    name = claim.predicate.partition(":")[2]
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()
    return plain if claim.positive else f"not {plain}"


def label(labels: dict[str, str], node: str) -> str:
    """The label of a node, or its id where it has none."""
    return labels.get(node, node)


def plural(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def escape(text: str) -> str:
    """Text as plain words in Markdown: no markup, no HTML, one line, nothing invisible."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return MARKUP.sub(r"\\\g<0>", " ".join(shown.split()))
