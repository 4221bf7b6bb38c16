"""'The two', 'the latter two', 'both': numerals that stand for persons or bodies told of before."""

from collections.abc import Iterator

from spacy.attrs import LOWER
from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import span_of
from kg.nlp.entities.words import nominal_words, numbers
from kg.nlp.tokens import tokens_in

ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}


def find_pairs(doc: Doc) -> Iterator[FoundMention]:
    """The numerals of a Doc that stand alone after 'the': 'the two embraced'."""
    for token in tokens_in(doc, LOWER, nominal_words("pairs", "words")):
        if token.dep_ not in ARGUMENTS:
            continue
        before = token.nbor(-1) if token.i > token.sent.start else token
        if before.lower_ != "the" or counts_something(token):
            continue
        yield FoundMention(
            span=Span(before.idx, token.idx + len(token)),
            head=span_of(token),
            token=token.i,
            kind="nominal",
            type="Group",
            name=doc[before.i : token.i + 1].text,
            plural=True,
            determiner="definite",
            noun_class="pair",
            lemma=token.lower_,
            count=numbers()[token.lower_],
        )


def counts_something(token: Token) -> bool:
    """True where a noun follows, or 'of': 'the two sides', 'the two of them'."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after.lower_ == "of" or (
        after.i > token.i and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    )
