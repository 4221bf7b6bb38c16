"""Why mentions are one entity: its wordings by article, and every rule that joined them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.lexicon import read_lexicon
from kg.rdf.claims import called, spellings
from kg.rdf.query import base_of
from kg.rdf.view import Node, View, local_name

CLASSES = ("kgo:Actor", "kgo:Place", "kgo:Artifact")
GROUPS = (
    ("judgement.", "decided by a human"),
    ("entity.", "joined across articles"),
    ("", "joined within an article"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words by which an article calls an entity, their kind, and how often."""

    file: str
    words: str
    kind: str
    times: int


@dataclass(frozen=True, slots=True)
class Merge:
    """An entity with what was merged into it; ``rules`` are names of rules, sorted."""

    entity: str
    label: str
    types: tuple[str, ...]
    also_called: tuple[str, ...]
    same_as: tuple[str, ...]
    possibly_same: tuple[str, ...]
    rules: tuple[str, ...]
    wordings: tuple[Wording, ...]


def find_merges(store: ox.Store, name: str) -> tuple[Merge, ...]:
    """The entities called by a label in any case, an id or an IRI; those labelled so come first.

    Other names count only where no entity has the name as its label. Empty where none is meant.
    """
    view = View(store)
    wanted = spellings(name, base_of(store))
    entities = sorted({node for c in CLASSES for node in view.instances(c)}, key=str)
    found = [e for e in entities if wanted & {view.name(e).casefold(), str(e.value).casefold()}]
    found = found or [e for e in entities if wanted & called(view, e)]
    return tuple(merge_of(view, entity) for entity in found)


def explain_entity(store: ox.Store, name: str) -> str:
    """The same in words; an empty text where no entity is meant."""
    return "\n\n".join("\n".join(describe(found)) for found in find_merges(store, name))


def merge_of(view: View, entity: Node) -> Merge:
    """One entity as the store has it."""
    return Merge(
        entity=str(entity.value),
        label=view.name(entity),
        types=tuple(sorted(map(local_name, view.nodes(entity, "rdf:type")))),
        also_called=tuple(view.texts(entity, "skos:altLabel")),
        same_as=tuple(str(node.value) for node in view.nodes(entity, "skos:exactMatch")),
        possibly_same=tuple(view.name(node) for node in view.nodes(entity, "kgo:possiblySameAs")),
        rules=tuple(view.texts(entity, "kgo:rule")),
        wordings=wordings(view, entity),
    )


def wordings(view: View, entity: Node) -> tuple[Wording, ...]:
    """What the articles call an entity, by file, the most frequent wording first."""
    counts: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    mentions = view.subjects("kgo:refersTo", entity) if isinstance(entity, ox.NamedNode) else []
    for mention in mentions:
        words = " ".join(view.text(mention, "nif:anchorOf").split())
        kind = view.text(mention, "kgo:mentionKind")
        for article in view.nodes(mention, "nif:referenceContext"):
            counts[view.text(article, "kgo:file")][words, kind] += 1
    return tuple(
        Wording(file, words, kind, times)
        for file in sorted(counts)
        for (words, kind), times in sorted(counts[file].items(), key=lambda p: (-p[1], p[0]))
    )


@cache
def rule_words() -> dict[str, str]:
    """What each rule says."""
    return dict(read_lexicon("merging")["rules"])


def describe(found: Merge) -> list[str]:
    """An entity in lines of text."""
    lines = [found.label, f"  {found.entity} ({', '.join(found.types)})"]
    if found.also_called:
        lines.append(f"  also called: {'; '.join(found.also_called)}")
    if found.same_as:
        lines.append(f"  linked to: {'; '.join(found.same_as)}")
    if found.possibly_same:
        lines.append(f"  possibly the same, not merged: {'; '.join(found.possibly_same)}")
    left = list(found.rules)
    for prefix, title in GROUPS:
        rules = [rule for rule in left if rule.startswith(prefix)]
        left = [rule for rule in left if rule not in rules]
        if rules:
            lines += ["", f"  {title}"]
            lines += [f"    {rule}: {rule_words().get(rule, rule)}" for rule in rules]
    for file in dict.fromkeys(w.file for w in found.wordings):
        told = [w for w in found.wordings if w.file == file]
        lines += ["", f"  {file}, {sum(w.times for w in told)} mentions"]
        lines += [f"    {w.times} × “{w.words}” ({w.kind})" for w in told]
    return lines
