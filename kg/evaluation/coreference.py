"""Mentions and coreference against GUM, OntoGUM and whatever is annotated in the same form."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.evaluation.chains import Score, conll, score_chains
from kg.evaluation.conllu import Annotated, read_folder
from kg.model import Document, Span
from kg.nlp.pipeline import create_pipeline, extract

# What the ontology's classes are called in GUM; it has no class for weapons and papers but objects.
GUM_TYPES = {
    "Person": "person",
    "AnonymousSource": "person",
    "Group": "person",
    "Place": "place",
    "Country": "place",
    "Organization": "organization",
    "Government": "organization",
    "GovernmentBody": "organization",
    "MilitaryForce": "organization",
    "MediaOutlet": "organization",
    "Weapon": "object",
    "Artifact": "object",
}


@dataclass(frozen=True, slots=True)
class CoreferenceFigures:
    """Figures over all documents of a folder.

    ``by_span`` counts a mention as found where both ends agree, ``by_head`` where the head word
    does. Chains of one mention are left out on both sides, as OntoNotes has none. ``mentions`` are
    mentions by head, ``types`` those of each type by head and type; empty where none are annotated.
    """

    documents: int
    by_span: dict[str, Score]
    by_head: dict[str, Score]
    mentions: Score
    types: dict[str, Score]

    @property
    def typed(self) -> Score:
        """Mentions with the right head and type, over the types that the graph knows."""
        return sum(self.types.values(), Score())


def evaluate_coreference(data: Path, settings: Settings | None = None) -> CoreferenceFigures:
    """Reads the documents of a folder and compares the chains; ``ArticleError`` for other data."""
    gold = read_folder(data)
    pipeline = create_pipeline(settings or Settings())
    read = list(extract([document.article for document in gold], pipeline))
    return compare(gold, read)


def compare(gold: Sequence[Annotated], read: Sequence[Document]) -> CoreferenceFigures:
    """The figures of documents and what was read in them, in the same order."""
    sums: dict[str, dict[str, Score]] = {"span": {}, "head": {}}
    mentions = Score()
    typed: dict[str, Score] = {}
    for document, found in zip(gold, read, strict=True):
        for way, table in sums.items():
            scores = score_chains(gold_chains(document, way), found_chains(found, way))
            for name, score in scores.items():
                table[name] = table.get(name, Score()) + score
        heads = {m.head.end for m in document.mentions}
        mentions += overlap(heads, {end for end, _ in typed_heads(found)})
        if document.typed:
            for kind in sorted(set(GUM_TYPES.values())):
                wanted = {m.head.end for m in document.mentions if m.type == kind}
                told = {end for end, name in typed_heads(found) if name == kind}
                typed[kind] = typed.get(kind, Score()) + overlap(wanted, told)
    return CoreferenceFigures(len(gold), sums["span"], sums["head"], mentions, typed)


def overlap(gold: set[int], found: set[int]) -> Score:
    """How much two sets agree."""
    both = len(gold & found)
    return Score(both, len(found), both, len(gold))


def place(span: Span, head: Span, way: str) -> Hashable:
    """What a mention is known by; heads by where they end, as compounds may begin elsewhere."""
    return span if way == "span" else head.end


def gold_chains(document: Annotated, way: str) -> dict[Hashable, Hashable]:
    """The gold's mentions of chains of two or more."""
    pairs = [(place(m.span, m.head, way), m.chain) for m in document.mentions]
    return without_singletons(pairs)


def found_chains(document: Document, way: str) -> dict[Hashable, Hashable]:
    """The mentions that were found in chains of two or more."""
    pairs = [
        (place(m.span, m.head, way), number)
        for number, referent in enumerate(document.referents)
        for m in referent.mentions
    ]
    return without_singletons(pairs)


def without_singletons(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """Mention → chain for chains of more than one; of two chains at one place the first counts."""
    chains: dict[Hashable, Hashable] = {}
    for mention, chain in pairs:
        chains.setdefault(mention, chain)
    sizes = Counter(chains.values())
    return {mention: chain for mention, chain in chains.items() if sizes[chain] > 1}


def typed_heads(document: Document) -> set[tuple[int, str]]:
    """(end of the head, GUM's type) of the mentions that were found."""
    return {
        (m.head.end, "place" if m.locative else GUM_TYPES[referent.type])
        for referent in document.referents
        for m in referent.mentions
    }


def report(figures: CoreferenceFigures) -> str:
    """The figures in lines of text."""
    lines = [f"{figures.documents} documents"]
    for name, scores in (("span", figures.by_span), ("head", figures.by_head)):
        parts = " | ".join(f"{measure} {told(score)}" for measure, score in scores.items())
        lines.append(f"chains, mentions by {name}: {parts} | CoNLL {conll(scores):.3f}")
    lines.append(f"mentions by head: {told(figures.mentions)}")
    for name, score in figures.types.items():
        lines.append(f"  {name}: {told(score)}")
    if figures.types:
        lines.append(f"mentions by head and type: {told(figures.typed)}")
    return "\n".join(lines)


def told(score: Score) -> str:
    """Precision, recall and F1 in words."""
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"
