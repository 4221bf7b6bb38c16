"""Conflicts as the page shows them, and the wordings of a quotation side by side."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial

from kg.formats.page.boxes import DONE, SAID, BoxMaker
from kg.formats.page.facts import FactMaker, Json, utf16
from kg.formats.page.picture import Picture
from kg.model import Conflict, KnowledgeGraph, Passage

MOST_CONFLICTS = 150
MOST_MOVED = 3
LEAST_LIKENESS = 0.4
LONGEST_NOTE = 700
OPPOSING = ("contradiction", "lostQualifier")
WORD = re.compile(r"\S+")
PUNCTUATION = re.compile(r"[^\w]")
QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,})[”\"»]?")
# Sentences of a conflict's passage that are shown for it.
MOST_FACTS_OF_A_PASSAGE = 3


def conflict_rows(
    graph: KnowledgeGraph, index: Mapping[str, int], facts: FactMaker, limit: int = MOST_CONFLICTS
) -> list[Json]:
    """The conflicts with the facts that they concern, those with most facts where there are many.

    ``index`` has the number of each claim that the page holds.
    """
    finder = FactFinder(graph, index)
    found = [(conflict, finder.facts_of(conflict)) for conflict in graph.conflicts]
    if len(found) > limit:
        found = sorted(found, key=lambda pair: -len(pair[1]))[:limit]
        found = [pair for pair in found if pair[1]]
    return [
        {
            "id": conflict.id,
            "kind": conflict.kind,
            "review": conflict.review,
            "note": shorten(conflict.note),
            "facts": numbers,
            "opposed": all(isinstance(member, str) for member in conflict.involves),
            "members": [m for m in conflict.involves if isinstance(m, str)],
            "variants": variants(conflict, facts) if conflict.kind == "quoteDrift" else [],
        }
        for conflict, numbers in found
    ]


def shorten(note: str) -> str:
    """A note of at most ``LONGEST_NOTE`` characters."""
    return note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1].rstrip() + "…"


class FactFinder:
    """Finds the facts that a conflict concerns."""

    def __init__(self, graph: KnowledgeGraph, index: Mapping[str, int]) -> None:
        self.index = index
        self.by_policy: dict[str, list[int]] = defaultdict(list)
        self.by_statement: dict[str, list[int]] = defaultdict(list)
        self.by_place: dict[Passage, list[int]] = defaultdict(list)
        for claim in graph.claims:
            if claim.id not in index:
                continue
            for policy in claim.about:
                self.by_policy[policy].append(index[claim.id])
            for statement in claim.statements:
                self.by_statement[statement].append(index[claim.id])
            for passage in claim.evidence:
                self.by_place[passage].append(index[claim.id])

    def facts_of(self, conflict: Conflict) -> list[int]:
        """The numbers of the facts behind the members of a conflict, sorted."""
        facts: set[int] = set()
        for member in conflict.involves:
            if isinstance(member, Passage):
                facts |= set(self.by_place.get(member, ())[:MOST_FACTS_OF_A_PASSAGE])
            elif member in self.index:
                facts.add(self.index[member])
            else:
                facts |= {*self.by_policy.get(member, ()), *self.by_statement.get(member, ())}
        return sorted(facts)


def boxes_of(row: Json, maker: BoxMaker, picture: Picture, index: Mapping[str, int]) -> list[str]:
    """The boxes of the members of a conflict; a denied deed stands for itself or what tells it."""
    own = set(row["facts"])
    near = sorted(
        name
        for name, box in picture.boxes.items()
        if box.column in (SAID, DONE) and own & set(picture.facts[name])
    )
    found: list[str] = []
    for member in row["members"]:
        if member in maker.policies:
            found.append(maker.policy_box(maker.policies[member]).id)
        elif member in index:
            found += [one for one in near if index[member] in picture.facts[one]][:1]
        elif member in maker.statements and (box := maker.telling(member)) is not None:
            found.append(box.id)
    return [one for one in dict.fromkeys(found) if one in picture.boxes] or near


# ---- quotations that drift


def variants(conflict: Conflict, facts: FactMaker) -> list[Json]:
    """The wordings of one quotation, the commonest first, with the words that differ marked.

    Each has ``parts``: [words, differs] in order, and ``told``: who is quoted and in which article.
    """
    told: dict[str, list[Json]] = defaultdict(list)
    for member in conflict.involves:
        statement = facts.statements.get(member) if isinstance(member, str) else None
        if statement is None or not statement.content:
            continue
        article = facts.articles[statement.article]
        words = " … ".join(" ".join(article.slice(span).split()) for span in statement.content)
        words = " … ".join(one.strip() for one in QUOTED.findall(words)) or words
        sources = (" ".join(article.slice(span).split()) for span in statement.source_spans)
        begin, end = statement.content[0].begin, statement.content[-1].end
        told[words].append(
            {
                "article": facts.number[statement.article],
                "source": " ".join(sources),
                "who": facts.labels.get(statement.source or "", ""),
                "begin": utf16(article.text[:begin]),
                "end": utf16(article.text[:end]),
            }
        )
    order = sorted(told, key=lambda words: (-len(told[words]), -len(words), words))
    marked = mark_differences(order)
    return [
        {"parts": parts, "told": told[words]} for words, parts in zip(order, marked, strict=True)
    ]


def mark_differences(texts: Sequence[str]) -> list[list[list[object]]]:
    """Each text as [words, differs] in order; marked is what differs from the first text.

    In the first it is what any other words differently. A text that has little of the first is
    compared with the one most like it. What one text has before or after all that is shared is a
    longer or shorter cut, no difference, unless it is a few words that the other has elsewhere.
    """
    words = [WORD.findall(text) for text in texts]
    plain = [[PUNCTUATION.sub("", word).casefold() or word for word in one] for one in words]
    found = []
    for number, one in enumerate(plain):
        others = plain[:number] + plain[number + 1 :]
        near = others if number == 0 else plain[:1]
        alike = [other for other in near if likeness(one, other) >= LEAST_LIKENESS]
        if not alike and others:
            alike = [max(others, key=partial(likeness, one))]
        places = (place for other in alike for place in differences(one, other))
        found.append(in_runs(words[number], {i for place in places for i in place}))
    return found


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the shorter of two wordings the other has in its order, from 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared / max(1, min(len(one), len(other)))


def differences(one: Sequence[str], other: Sequence[str]) -> list[range]:
    """The ranges of the first wording's words that the other words differently.

    Before the first and after the last shared word, only as many words as the shorter one has.
    """
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    found = []
    for number, (tag, begin, end, theirs, last) in enumerate(codes):
        moved = end - begin <= MOST_MOVED and set(one[begin:end]) <= set(other)
        most = end - begin if moved else min(end - begin, last - theirs)
        if tag == "equal":
            continue
        if number == 0 and len(codes) > 1:
            found.append(range(end - most, end))
        elif number == len(codes) - 1 and number > 0:
            found.append(range(begin, begin + most))
        else:
            found.append(range(begin, end))
    return found


def in_runs(words: Sequence[str], differing: Container[int]) -> list[list[object]]:
    """Runs of words with the same mark as one part each; the spaces around them bear none."""
    parts: list[list[object]] = []
    for number, word in enumerate(words):
        differs = number in differing
        if parts and parts[-1][1] == differs:
            parts[-1][0] = f"{parts[-1][0]} {word}"
        elif parts and not differs:
            parts.append([f" {word}", differs])
        else:
            if parts:
                parts[-1][0] = f"{parts[-1][0]} "
            parts.append([word, differs])
    return parts
