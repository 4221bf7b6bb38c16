"""What the other components found in an article, addressed by token: referents and statements."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.lexicon import read_lexicon
from kg.model import Mention, Referent, Span, Statement
from kg.nlp.grammar import antecedent


@cache
def no_saying() -> frozenset[str]:
    """The speech acts of words that are no words of saying."""
    return frozenset(read_lexicon("speech")["no_saying"]["acts"])


@dataclass(frozen=True)
class Reading:
    """One article's Doc with its referents and statements; build it with ``read_doc``.

    ``by_head`` gives the referents whose mentions have their head at a code point, the widest
    mention first.
    """

    doc: Doc
    referents: tuple[Referent, ...]
    statements: tuple[Statement, ...]
    by_head: dict[int, list[tuple[Mention, int]]] = field(repr=False)
    sentence_begins: list[int] = field(repr=False)
    sentence_ends: list[int] = field(repr=False)

    def referent_of(self, token: Token | None) -> int | None:
        """The index of the referent that a word heads a mention of, or None.

        A relative pronoun stands for its antecedent, a bare conjunct for nothing else.
        """
        if token is None:
            return None
        found = self.by_head.get(antecedent(token).idx)
        return found[0][1] if found else None

    def mention_at(self, token: Token) -> Mention | None:
        """The widest mention with a word as its head, or None."""
        found = self.by_head.get(token.idx)
        return found[0][0] if found else None

    def statement_at(self, token: Token) -> int | None:
        """The index of the innermost statement in whose content a word stands, or None.

        What hangs on a word that is no word of saying ("lifted its ban") the article says itself.
        """
        best, width = None, 0
        for number, statement in enumerate(self.statements):
            if statement.speech_act in no_saying():
                continue
            for span in statement.content:
                if span.begin <= token.idx < span.end:
                    size = sum(s.end - s.begin for s in statement.content)
                    if best is None or size < width:
                        best, width = number, size
        return best

    def chain(self, statement: int | None) -> list[int]:
        """A statement and those it is nested in, the innermost first."""
        found: list[int] = []
        while statement is not None and statement not in found:
            found.append(statement)
            statement = self.statements[statement].within
        return found

    def sentence(self, token: Token) -> Span:
        """The sentence of a word, without white space around it."""
        return self.trim(token.sent)

    def trim(self, span: DocSpan) -> Span:
        """A span of the Doc as offsets, without white space at its ends."""
        text = span.text
        lead = len(text) - len(text.lstrip())
        return Span(span.start_char + lead, span.start_char + len(text.rstrip()))

    def sentence_of_offset(self, offset: int) -> Span:
        """The sentence that a code point stands in."""
        number = max(0, bisect_right(self.sentence_begins, offset) - 1)
        return Span(self.sentence_begins[number], self.sentence_ends[number])


def read_doc(doc: Doc) -> Reading:
    """The reading of a Doc on which statements and referents have been set."""
    by_head: dict[int, list[tuple[Mention, int]]] = {}
    for number, referent in enumerate(doc._.kg_referents):
        for mention in referent.mentions:
            by_head.setdefault(mention.head.begin, []).append((mention, number))
    for found in by_head.values():
        found.sort(key=lambda pair: (pair[0].span.begin - pair[0].span.end, pair[1]))
    spans = [sentence for sentence in doc.sents if sentence.text.strip()]
    reading = Reading(doc, doc._.kg_referents, doc._.kg_statements, by_head, [], [])
    trimmed = [reading.trim(sentence) for sentence in spans]
    reading.sentence_begins.extend(span.begin for span in trimmed)
    reading.sentence_ends.extend(span.end for span in trimmed)
    return reading
