"""What two graphs tell differently, claim by claim and policy by policy.

Claims and policies are matched by id; where a name has changed, which changes ids, by their words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from kg.model import Claim, KnowledgeGraph, Passage, Policy
from kg.rdf.claim_quads import phrase

Kind = Literal["added", "removed", "changed"]
Record = TypeVar("Record", Claim, Policy)
Words = Mapping[str, str]
SIGNS: Mapping[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its article's file and the offset of its first code point there."""

    file: str
    begin: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim or policy that only one graph has, or that both tell differently.

    ``details`` say in words what changed, or how well it is told. ``sentences`` tell it; of a
    change only those that the new graph has more.
    """

    kind: Kind
    of: Literal["claim", "policy"]
    id: str
    text: str
    details: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def differences(old: KnowledgeGraph, new: KnowledgeGraph) -> tuple[Difference, ...]:
    """All differences, claims before policies, each by its words."""
    before, after = Side(old), Side(new)
    found = [*of_claims(before, after), *of_policies(before, after)]
    return tuple(sorted(found, key=lambda d: (d.of, d.text, d.kind, d.id)))


class Side:
    """One of two graphs, with its labels and the words of its records."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.labels = graph.labels()
        self.files = {n.article.id: n.article for n in graph.articles}
        disputed = (m for c in graph.conflicts for m in c.involves if isinstance(m, str))
        self.disputed = frozenset(disputed)

    def claim(self, claim: Claim) -> str:
        """A claim in words."""
        subject, thing = self.name(claim.subject), self.name(claim.object)
        return f"{subject} {phrase(claim)}: {thing}"

    def name(self, node: str) -> str:
        """The label of a node, or its id."""
        return self.labels.get(node, node)

    def sentence(self, passage: Passage) -> Sentence:
        """A passage as text."""
        article = self.files[passage.article]
        text = " ".join(article.slice(passage.span).split())
        return Sentence(article.files[0], passage.span.begin, text)


def matched(
    old: Mapping[str, Record], new: Mapping[str, Record], words: tuple[Words, Words]
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Records that are one, by id or by words, and those that only one side has."""
    both = [(old[name], new[name]) for name in old if name in new]
    by_words: dict[str, list[str]] = {}
    for name in new:
        if name not in old:
            by_words.setdefault(words[1][name], []).append(name)
    gone: list[Record] = []
    for name in old:
        if name not in new:
            same = by_words.get(words[0][name])
            if same:
                both.append((old[name], new[same.pop()]))
            else:
                gone.append(old[name])
    return both, gone, [new[name] for names in by_words.values() for name in names]


def of_claims(before: Side, after: Side) -> Iterator[Difference]:
    """The differences of claims."""
    old = {claim.id: claim for claim in before.graph.claims}
    new = {claim.id: claim for claim in after.graph.claims}
    words = (
        {k: before.claim(c) for k, c in old.items()},
        {k: after.claim(c) for k, c in new.items()},
    )
    both, gone, come = matched(old, new, words)
    yield from (lone_claim("removed", claim, before) for claim in gone)
    yield from (lone_claim("added", claim, after) for claim in come)
    for one, other in both:
        details = tuple(claim_changes(one, other, before, after))
        if details:
            sentences = only_new(one.evidence, other.evidence, before, after)
            yield Difference("changed", "claim", other.id, after.claim(other), details, sentences)


def lone_claim(kind: Kind, claim: Claim, side: Side) -> Difference:
    """A claim that only one side has."""
    told = (counted(len(claim.articles), "article"), counted(len(claim.lineages), "origin"))
    sentences = tuple(side.sentence(passage) for passage in sorted(claim.evidence))
    return Difference(kind, "claim", claim.id, side.claim(claim), (", ".join(told),), sentences)


def only_new(
    old: Sequence[Passage], new: Sequence[Passage], before: Side, after: Side
) -> tuple[Sentence, ...]:
    """The sentences that only the new graph has."""
    known = {before.sentence(passage) for passage in old}
    return tuple(s for s in map(after.sentence, sorted(new)) if s not in known)


def claim_changes(one: Claim, other: Claim, before: Side, after: Side) -> Iterator[str]:
    """What a claim is told of differently."""
    yield from changed("articles", len(one.articles), len(other.articles))
    yield from changed("origins", len(one.lineages), len(other.lineages))
    yield from changed("certainty", listed(one.certainties), listed(other.certainties))
    disputed = (one.id in before.disputed, other.id in after.disputed)
    if disputed[0] != disputed[1]:
        yield "now disputed" if disputed[1] else "no longer disputed"


def of_policies(before: Side, after: Side) -> Iterator[Difference]:
    """The differences of policies."""
    old = {policy.id: policy for policy in before.graph.policies}
    new = {policy.id: policy for policy in after.graph.policies}
    words = ({k: p.label for k, p in old.items()}, {k: p.label for k, p in new.items()})
    both, gone, come = matched(old, new, words)
    yield from (lone_policy("removed", policy, before) for policy in gone)
    yield from (lone_policy("added", policy, after) for policy in come)
    for one, other in both:
        details = tuple(policy_changes(one, other, before, after))
        if details:
            sentences = only_new(one.mentions, other.mentions, before, after)
            yield Difference("changed", "policy", other.id, other.label, details, sentences)


def lone_policy(kind: Kind, policy: Policy, side: Side) -> Difference:
    """A policy that only one side has."""
    sentences = tuple(side.sentence(passage) for passage in sorted(policy.mentions))
    return Difference(
        kind, "policy", policy.id, policy.label, (listed(policy.statuses),), sentences
    )


def policy_changes(one: Policy, other: Policy, before: Side, after: Side) -> Iterator[str]:
    """What a policy is told of differently."""
    yield from changed("status", listed(one.statuses), listed(other.statuses))
    yield from changed("by", people(one.assigners, before), people(other.assigners, after))
    yield from changed("for", people(one.assignees, before), people(other.assignees, after))
    limits = [listed(f"{c.role} {c.text}" for c in p.constraints) for p in (one, other)]
    yield from changed("limits", *limits)


def changed(what: str, one: object, other: object) -> Iterator[str]:
    """What was and what is, where they differ."""
    if one != other:
        yield f"{what}: {one if one != '' else 'none'} → {other if other != '' else 'none'}"


def people(ids: Sequence[str], side: Side) -> str:
    """The labels of some entities."""
    return listed(side.name(one) for one in ids)


def listed(words: Iterable[str]) -> str:
    """Words in alphabetical order, with commas."""
    return ", ".join(sorted(words))


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
