"""Claims with their assertions and direct edges, lineages and conflicts, as quads."""

from collections.abc import Iterator

from kg.lexicon import read_lexicon
from kg.model import Assertion, Claim, Passage
from kg.rdf.terms import Quad, decimal, flag, name, text, whole
from kg.rdf.writer import LABEL, TYPE, Writer

# kgo:confirmed is what an edge says; a judgement needs a word of its own.
REVIEW = {"candidate": "kgo:candidate", "confirmed": "kgo:upheld", "rejected": "kgo:rejected"}


def claim_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all claims; a direct edge for each that somebody asserts."""
    for claim in writer.graph.claims:
        yield from one_claim(writer, claim)
        for assertion in claim.assertions:
            yield from assertion_quads(writer, claim, assertion)
        if claim.asserted:
            subject, target = writer.node(claim.subject), writer.node(claim.object)
            yield Quad(subject, name(claim.predicate), target)


def one_claim(writer: Writer, claim: Claim) -> Iterator[Quad]:
    """A claim with all that supports it."""
    term = writer.node(claim.id)
    yield Quad(term, TYPE, name("kgo:Claim"))
    yield Quad(term, LABEL, text(claim_label(writer, claim), "en"))
    yield Quad(term, name("rdf:subject"), writer.node(claim.subject))
    yield Quad(term, name("rdf:predicate"), name(claim.predicate))
    yield Quad(term, name("rdf:object"), writer.node(claim.object))
    yield Quad(term, name("kgo:polarity"), polarity(claim.positive))
    for certainty in claim.certainties:
        yield Quad(term, name("kgo:certainty"), name(f"kgo:{certainty}"))
    links = {
        "kgo:statedIn": claim.statements,
        "kgo:addressee": claim.addressees,
        "kgo:about": claim.about,
        "kgo:lineage": claim.lineages,
        "kgo:conflictsWith": claim.conflicts_with,
        "kgo:qualifies": claim.qualifies,
    }
    yield from writer.links(term, links)
    for passage in claim.evidence:
        yield from writer.mentioned(term, "kgo:evidence", passage)
    yield Quad(term, name("kgo:articleCount"), whole(len(claim.articles)))
    yield Quad(term, name("kgo:lineageCount"), whole(len(claim.lineages)))
    yield Quad(term, name("kgo:confidence"), decimal(claim.confidence))
    for rule in claim.rules:
        yield Quad(term, name("kgo:rule"), text(rule))
    if claim.inferred:
        yield Quad(term, name("kgo:inferred"), flag(True))


def claim_label(writer: Writer, claim: Claim) -> str:
    """A claim in words: "Joe Biden authorized: strikes inside Russia"."""
    subject = writer.labels.get(claim.subject, claim.subject)
    return f"{subject} {phrase(claim)}: {writer.labels.get(claim.object, claim.object)}"


def phrase(claim: Claim) -> str:
    """The predicate of a claim as the lexicon words it, or its lemma."""
    prefix, _, local = claim.predicate.partition(":")
    entry = read_lexicon("predicates").get(local) if prefix == "kgo" else None
    if entry is not None:
        return str(entry["phrase" if claim.positive else "negative"])
    words = local.replace("_", " ")
    return words if claim.positive else f"not {words}"


def polarity(positive: bool) -> str:
    """The term of a polarity."""
    return name("kgo:positive" if positive else "kgo:negative")


def assertion_quads(writer: Writer, claim: Claim, assertion: Assertion) -> Iterator[Quad]:
    """One article's telling of a claim, in the article's graph."""
    term, graph = writer.node(assertion.id), writer.node(assertion.article)
    yield Quad(term, TYPE, name("kgo:Assertion"), graph)
    yield Quad(term, name("kgo:ofClaim"), writer.node(claim.id), graph)
    yield Quad(term, name("kgo:inArticle"), graph, graph)
    yield Quad(term, name("kgo:polarity"), polarity(assertion.positive), graph)
    for certainty in assertion.certainties:
        yield Quad(term, name("kgo:certainty"), name(f"kgo:{certainty}"), graph)
    if assertion.status is not None:
        yield Quad(term, name("kgo:policyStatus"), name(f"kgo:{assertion.status}"), graph)
    for span in assertion.evidence:
        passage = Passage(assertion.article, span)
        yield from writer.mentioned(term, "kgo:evidence", passage, graph)
    for span in assertion.triggers:
        passage = Passage(assertion.article, span)
        yield from writer.mentioned(term, "kgo:trigger", passage, graph)
    links = {"kgo:statedIn": assertion.statements, "kgo:lineage": assertion.lineages}
    yield from writer.links(term, links, graph)
    for rule in assertion.rules:
        yield Quad(term, name("kgo:rule"), text(rule), graph)
    yield Quad(term, name("kgo:confidence"), decimal(assertion.confidence), graph)
    yield from writer.time(term, assertion.article, assertion.time)


def lineage_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all lineages."""
    for lineage in writer.graph.lineages:
        term = writer.node(lineage.id)
        yield Quad(term, TYPE, name("kgo:Lineage"))
        yield from writer.labelled(term, lineage.label)
        yield Quad(term, name("kgo:origin"), writer.node(lineage.origin))
        for passage in lineage.carries:
            yield from writer.mentioned(term, "kgo:carries", passage)


def conflict_quads(writer: Writer) -> Iterator[Quad]:
    """The quads of all conflicts."""
    for conflict in writer.graph.conflicts:
        term = writer.node(conflict.id)
        yield Quad(term, TYPE, name("kgo:Conflict"))
        yield Quad(term, name("kgo:conflictKind"), name(f"kgo:{conflict.kind}"))
        yield Quad(term, name("skos:note"), text(conflict.note, "en"))
        yield Quad(term, name("kgo:reviewStatus"), name(REVIEW[conflict.review]))
        for member in conflict.involves:
            if isinstance(member, Passage):
                yield from writer.mentioned(term, "kgo:involves", member)
            else:
                yield Quad(term, name("kgo:involves"), writer.node(member))
