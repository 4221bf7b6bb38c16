"""Which boxes and edges a claim is drawn as.

What somebody says: who → statement. What is permitted, forbidden or asked: statement → policy →
whom it concerns, and from the other side who decided it. What is done: doer → action → whom it
befalls, and the statements that tell it. A statement that affirms a ban forbids nothing itself: it
*tells*, only the policy *prohibits*.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kg.formats.page.similar import group_alike, word_set
from kg.model import Claim, Entity, KnowledgeGraph, Policy, StatementNode
from kg.rdf.claim_quads import phrase

MOST_PLACES = 2
WHO, SAID, DONE, AFFECTED = range(4)
EDGE_OF = {
    "permission": "permits",
    "prohibition": "prohibits",
    "request": "asks",
    "obligation": "orders",
}
HEADING = {
    "permission": "PERMISSION",
    "prohibition": "BAN",
    "request": "REQUEST",
    "obligation": "DUTY",
}
# Saying that adds nothing to the words said; other speech acts are named in the box.
PLAIN_SPEECH = frozenset({"kgo:stated", "kgo:reported"})


class Box(NamedTuple):
    """A box: ``id`` is unique on the page; boxes of one column and ``id`` are one."""

    id: str
    column: int
    kind: str
    label: str


class Edge(NamedTuple):
    """A line between two boxes, by their ids, from the one that acts."""

    begin: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What one claim is drawn as; ``main`` carries it and must be there for the rest to be.

    ``kind`` is what the claim tells: says, permits, prohibits, asks, orders or does.
    """

    kind: str
    main: Box
    others: tuple[Box, ...]
    edges: tuple[Edge, ...]


class BoxMaker:
    """Makes the boxes of one graph; ``claims`` are in the order of importance."""

    def __init__(self, graph: KnowledgeGraph, claims: list[Claim]) -> None:
        self.labels = graph.labels()
        self.entities: dict[str, Entity] = {entity.id: entity for entity in graph.entities}
        self.named = {e.id for e in graph.entities if any(m.kind == "name" for m in e.mentions)}
        self.policies: dict[str, Policy] = {policy.id: policy for policy in graph.policies}
        self.concepts = {concept.id: concept for concept in graph.concepts}
        self.statements: dict[str, StatementNode] = {s.id: s for s in graph.statements}
        self.offices = {
            claim.subject: self.labels[claim.object]
            for claim in reversed(claims)
            if claim.positive and self.type_of(claim.object) == "Office"
        }
        speech = [claim for claim in claims if self.is_speech(claim)]
        texts = {claim.object: self.labels[claim.object] for claim in speech}
        loose = self.loose_statements(graph, claims, speech)
        leaders = group_alike(texts | loose, [*(claim.object for claim in speech), *loose])
        self.said: dict[str, Box] = {}
        self.told: dict[str, Box] = {}
        for claim in speech:
            box = self.statement_box(claim, leaders[claim.object])
            self.said.setdefault(claim.id, box)
            for statement in claim.statements:
                self.told.setdefault(statement, box)
        for statement, words in loose.items():
            leader = leaders[statement]
            label = sentence_case(texts.get(leader, loose.get(leader, words)))
            self.told[statement] = Box(f"said|{leader}", SAID, "statement", label)
        self.loose = frozenset(loose)
        self.told_in: dict[str, set[str]] = {}
        for statement, box in self.told.items():
            self.told_in.setdefault(box.id, set()).add(self.statements[statement].article)

    def loose_statements(
        self, graph: KnowledgeGraph, claims: list[Claim], speech: list[Claim]
    ) -> dict[str, str]:
        """The words of statements that carry a claim while no claim tells that they were made."""
        told = {statement for claim in speech for statement in claim.statements}
        articles = {node.article.id: node.article for node in graph.articles}
        found: dict[str, str] = {}
        for node in dict.fromkeys(s for claim in claims for s in claim.statements):
            statement = self.statements[node]
            words = " ".join(articles[statement.article].slice(span) for span in statement.content)
            if node not in told and statement.source is not None and words:
                found[node] = " ".join(words.split())
        return found

    def type_of(self, node: str) -> str:
        """The type of an entity, concept or policy; empty for another node."""
        if node in self.entities:
            return self.entities[node].types[0]
        if node in self.policies:
            return "Policy"
        return self.concepts[node].type if node in self.concepts else ""

    def is_speech(self, claim: Claim) -> bool:
        """True for a claim that tells one of its subject's own statements."""
        return (
            claim.predicate.startswith("kgo:")
            and self.type_of(claim.object) == "Proposition"
            and (
                claim.inferred
                or any(self.statements[s].source == claim.subject for s in claim.statements)
            )
        )

    def statement_box(self, claim: Claim, leader: str) -> Box:
        """The box of what is said, shared by tellings in nearly the same words."""
        label = self.labels[leader]
        if claim.predicate in PLAIN_SPEECH and claim.positive:
            return Box(f"said|{leader}", SAID, "statement", sentence_case(label))
        act = phrase(claim)
        return Box(f"said|{act}|{leader}", SAID, "statement", sentence_case(f"{act}: {label}"))

    def telling(self, statement: str | None) -> Box | None:
        """The box of a statement, or of the nearest one around it that has a box."""
        while statement is not None:
            if statement in self.told:
                return self.told[statement]
            statement = self.statements[statement].within
        return None

    def actor(self, node: str, column: int) -> Box:
        """The box of an actor or thing; unnamed sources told in the same words share one."""
        entity = self.entities.get(node)
        label = self.labels.get(node, node)
        if entity is not None and "AnonymousSource" in entity.types:
            name = " ".join(sorted(word_set(label)))
            label = f"{sentence_case(label)}\n(unnamed)"
            return Box(f"{column}|unnamed|{name}", column, "actor", label)
        kind = "place" if self.type_of(node) in ("Place", "Region", "City") else "actor"
        if node in self.offices:
            label = f"{label}\n{self.offices[node]}"
        return Box(f"{column}|{node}", column, kind, sentence_case(label))

    def policy_box(self, policy: Policy) -> Box:
        """The box of a policy: its kind, what it is about, and the limits that are told."""
        action = self.labels.get(policy.action, policy.label)
        limits = sorted(
            {c.text for c in policy.constraints if c.exclusive}, key=lambda t: (len(t), t)
        )
        action = sentence_case(f"not to {action}" if policy.negated else action)
        label = "\n".join([HEADING[policy.modality], action, *limits[:1]])
        return Box(f"policy|{policy.id}", DONE, "policy", label)

    def piece(self, claim: Claim) -> Piece | None:
        """How a claim is drawn; ``None`` for an office, which stands in its holder's box."""
        if claim.id in self.said:
            who, what = self.actor(claim.subject, WHO), self.said[claim.id]
            return Piece("says", what, (who,), (Edge(who.id, what.id, "says"),))
        if self.type_of(claim.object) == "Office":
            return None
        about = [p for p in (claim.object, *claim.about) if p in self.policies]
        piece = self.norm_piece(claim, about[0]) if about else self.deed_piece(claim)
        tellers = list(dict.fromkeys(filter(None, map(self.telling, claim.statements))))
        edges = [Edge(box.id, piece.main.id, "tells") for box in tellers]
        speakers = []
        for statement in map(self.statements.__getitem__, claim.statements):
            if statement.id in self.loose and statement.source is not None:
                speakers.append(self.actor(statement.source, WHO))
                edges.append(Edge(speakers[-1].id, self.told[statement.id].id, "says"))
        # A deed that many statements mention must not fill the column with them.
        carriers = (*tellers, *speakers) if about else ()
        others = dict.fromkeys((*carriers, *piece.others))
        joined = tuple(dict.fromkeys((*edges, *piece.edges)))
        return Piece(piece.kind, piece.main, tuple(others), joined)

    def norm_piece(self, claim: Claim, node: str) -> Piece:
        """A policy, who decided it, whom it concerns and where it holds."""
        policy = self.policies[node]
        main = self.policy_box(policy)
        issuer = self.actor(claim.subject, AFFECTED)
        whom = [self.actor(one, AFFECTED) for one in claim.addressees]
        where = [self.actor(one, AFFECTED) for one in islice(self.places(policy), MOST_PLACES)]
        kind = EDGE_OF[policy.modality]
        edges = [Edge(issuer.id, main.id, "decides")]
        edges += [Edge(main.id, box.id, kind) for box in whom if box != issuer]
        ends = {issuer, *whom}
        edges += [Edge(main.id, box.id, "concerns") for box in where if box not in ends]
        return Piece(kind, main, (*whom, issuer, *where), tuple(edges))

    def places(self, policy: Policy) -> Iterator[str]:
        """The named places where a policy holds, each once, the exclusive ones first."""
        seen: set[str] = set()
        for constraint in sorted(policy.constraints, key=lambda c: (not c.exclusive, c.text)):
            node = constraint.entity
            if (
                constraint.role == "place"
                and node is not None
                and node in self.named
                and node not in seen
            ):
                seen.add(node)
                yield node

    def deed_piece(self, claim: Claim) -> Piece:
        """Something done: one box for the deed and whom it befalls, whoever does it."""
        target = self.labels.get(claim.object, claim.object)
        label = sentence_case(f"{phrase(claim)} {target}")
        name = f"deed|{claim.predicate}|{claim.object}|{claim.positive}"
        main = Box(name, DONE, "action", label)
        doer = self.actor(claim.subject, AFFECTED)
        edges = [Edge(doer.id, main.id, "does")]
        others = [doer]
        if claim.object in self.entities and claim.object != claim.subject:
            others.append(self.actor(claim.object, AFFECTED))
            edges.append(Edge(main.id, others[1].id, "concerns"))
        return Piece("does", main, tuple(others), tuple(edges))


def sentence_case(label: str) -> str:
    """A label with its first letter as a capital."""
    return label[:1].upper() + label[1:]
