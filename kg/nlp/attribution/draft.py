"""A statement while it is being found: tokens instead of offsets."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Span


@dataclass
class Draft:
    """Source, cue and content as tokens; ``spans`` are contents that are known as offsets only.

    ``under`` is the cue of the statement that this one is nested in, where syntax tells it.
    """

    rule: str
    act: str
    source: list[Token]
    cue: list[Token]
    content: list[Token]
    spans: list[Span] = field(default_factory=list)
    addressee: Token | None = None
    under: Token | None = None
    negated: bool = False
    confidence: float = 0.8

    @property
    def head(self) -> int:
        """The position of the first word of the cue, for order."""
        return min((t.i for t in (*self.cue, *self.source, *self.content)), default=0)


def runs(doc: Doc, tokens: list[Token], bridge: int = 1) -> list[Span]:
    """Tokens as spans: neighbours joined, gaps of white space and up to ``bridge`` marks too."""
    ordered = sorted({t.i for t in tokens if not t.is_space})
    groups: list[list[int]] = []
    for position in ordered:
        if groups and only_marks(doc, groups[-1][-1] + 1, position, bridge):
            groups[-1].append(position)
        else:
            groups.append([position])
    return [Span(doc[g[0]].idx, doc[g[-1]].idx + len(doc[g[-1]])) for g in groups]


def only_marks(doc: Doc, begin: int, end: int, most: int) -> bool:
    """True if between two positions stand only a few punctuation marks or white space."""
    between = [t for t in doc[begin:end] if not t.is_space]
    return len(between) <= most and all(t.is_punct for t in between)
