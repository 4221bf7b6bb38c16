"""Annotated documents → windows with the spans of their mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluation.conllu import GoldMention
from kg.model import Span
from kg.nlp.encoder.windows import Window
from kg.nlp.encoder.words import Words
from kg.nlp.mentions.types import TYPES


@dataclass(frozen=True)
class Marked:
    """A mention of a window: the first and last place of its subtokens, class, and chain.

    The class is 0 where no type is annotated.
    """

    first: int
    last: int
    type: int
    chain: str


@dataclass(frozen=True)
class Example:
    """A window with its mentions.

    ``begins`` and ``ends`` are the places at which a word begins or ends.
    """

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    mentions: tuple[Marked, ...]

    def __len__(self) -> int:
        """How many subtokens."""
        return len(self.ids)


@dataclass(frozen=True)
class Document:
    """The windows of a document; ``whole`` is False where only some types are annotated."""

    examples: tuple[Example, ...]
    whole: bool


def mentions_in(
    window: Window, words: Words, mentions: Sequence[GoldMention]
) -> tuple[Marked, ...]:
    """The mentions that lie in a window; of two with the same words the first counts."""
    found: dict[tuple[int, int], Marked] = {}
    for mention in mentions:
        inside = [n for n, span in enumerate(words.spans) if overlaps(span, mention.span)]
        if not inside or mention.span.end > window.offsets[-2].end:
            continue
        place = words.first[inside[0]], words.last[inside[-1]]
        kind = TYPES.index(mention.type) + 1 if mention.type else 0
        found.setdefault(place, Marked(*place, kind, mention.chain))
    return tuple(found[place] for place in sorted(found))


def overlaps(one: Span, other: Span) -> bool:
    """True if two spans share a character."""
    return one.begin < other.end and other.begin < one.end
