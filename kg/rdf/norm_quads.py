"""Policies and events as quads."""

from collections.abc import Iterator

from kg.model import Policy
from kg.rdf.terms import Quad, flag, name, text
from kg.rdf.writer import TYPE, Writer

MODALITY = {
    "permission": "odrl:Permission",
    "prohibition": "odrl:Prohibition",
    "obligation": "odrl:Duty",
    "request": "kgo:Request",
}


def policy_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all policies."""
    for policy in writer.graph.policies:
        yield from one_policy(writer, policy)


def one_policy(writer: Writer, policy: Policy) -> Iterator[Quad]:
    """A policy with its parties, action, limits and status."""
    term = writer.node(policy.id)
    yield Quad(term, TYPE, name("kgo:Policy"))
    yield Quad(term, TYPE, name(MODALITY[policy.modality]))
    yield from writer.labelled(term, policy.label)
    if policy.negated:
        yield Quad(term, name("kgo:negatedAction"), flag(True))
    links = {
        "odrl:action": (policy.action,),
        "odrl:assigner": policy.assigners,
        "odrl:assignee": policy.assignees,
        "kgo:exceptionTo": policy.exception_to,
        "kgo:narrows": policy.narrows,
        "kgo:replaces": policy.replaces,
    }
    yield from writer.links(term, links)
    for status in policy.statuses:
        yield Quad(term, name("kgo:policyStatus"), name(f"kgo:{status}"))
    for limit in policy.constraints:
        # Always the words, since a node alone loses "solely near"; the node beside them.
        words = text(limit.text, "en")
        yield Quad(term, name(f"kgo:{limit.role}"), words)
        if limit.entity is not None:
            yield Quad(term, name(f"kgo:{limit.role}"), writer.node(limit.entity))
        if limit.exclusive:
            yield Quad(term, name("kgo:exclusiveLimit"), words)
    for passage in policy.mentions:
        yield from writer.referring(passage, term)


def event_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all events."""
    for event in writer.graph.events:
        term = writer.node(event.id)
        yield Quad(term, TYPE, name("kgo:Event"))
        yield Quad(term, TYPE, name("sem:Event"))
        yield from writer.labelled(term, event.label)
        if event.kind:
            yield Quad(term, name("skos:notation"), text(event.kind))
        for role, actor in event.actors:
            yield Quad(term, name("sem:hasActor"), writer.node(actor))
            if role:
                yield Quad(term, name(f"kgo:{role}"), writer.node(actor))
        yield from writer.links(term, {"sem:hasPlace": event.places})
        yield from writer.dates(term, event.begin, event.end)
        for passage in event.mentions:
            yield from writer.referring(passage, term)
