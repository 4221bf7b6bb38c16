"""Policies and events as quads."""

from collections.abc import Iterator

from kg.model import Policy
from kg.rdf.terms import Quad, day, flag, name, text
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
    yield Quad(term, name("skos:prefLabel"), text(policy.label, "en"))
    yield Quad(term, name("odrl:action"), writer.node(policy.action))
    if policy.negated:
        yield Quad(term, name("kgo:negatedAction"), flag(True))
    links = {
        "odrl:assigner": policy.assigners,
        "odrl:assignee": policy.assignees,
        "kgo:exceptionTo": policy.exception_to,
        "kgo:narrows": policy.narrows,
        "kgo:replaces": policy.replaces,
    }
    for predicate, targets in links.items():
        for target in targets:
            yield Quad(term, name(predicate), writer.node(target))
    for status in policy.statuses:
        yield Quad(term, name("kgo:policyStatus"), name(f"kgo:{status}"))
    for limit in policy.constraints:
        # The words always, since a node alone would lose "solely near"; the node beside them.
        yield Quad(term, name(f"kgo:{limit.role}"), text(limit.text, "en"))
        if limit.entity is not None:
            yield Quad(term, name(f"kgo:{limit.role}"), writer.node(limit.entity))
    for passage in policy.mentions:
        graph = writer.node(passage.article)
        mention = writer.mention(passage.article, passage.span)
        yield Quad(mention, name("kgo:refersTo"), term, graph)
        yield from writer.passage(passage.article, passage.span)


def event_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all events."""
    for event in writer.graph.events:
        term = writer.node(event.id)
        yield Quad(term, TYPE, name("kgo:Event"))
        yield Quad(term, TYPE, name("sem:Event"))
        yield Quad(term, name("skos:prefLabel"), text(event.label, "en"))
        yield Quad(term, name("skos:notation"), text(event.kind))
        for role, actor in event.actors:
            yield Quad(term, name("sem:hasActor"), writer.node(actor))
            yield Quad(term, name(f"kgo:{role}"), writer.node(actor))
        for place in event.places:
            yield Quad(term, name("sem:hasPlace"), writer.node(place))
        if event.begin is not None:
            yield Quad(term, name("kgo:date"), day(event.begin))
        if event.end is not None and event.end != event.begin:
            yield Quad(term, name("kgo:endDate"), day(event.end))
        for passage in event.mentions:
            graph = writer.node(passage.article)
            mention = writer.mention(passage.article, passage.span)
            yield Quad(mention, name("kgo:refersTo"), term, graph)
            yield from writer.passage(passage.article, passage.span)
