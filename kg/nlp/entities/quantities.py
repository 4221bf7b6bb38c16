"""'One of the officials', 'dozens of leaders': count nouns that head what they count."""

from collections.abc import Iterator

from spacy.attrs import LEMMA
from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import determiner_of, left_edge, span_of, text_between
from kg.nlp.entities.words import nominal_words, noun_classes, numbers
from kg.nlp.tokens import tokens_where


def quantities(doc: Doc, found: list[FoundMention]) -> Iterator[FoundMention]:
    """'one of the officials', 'dozens of leaders': the count noun heads what it counts.

    ``owner`` is the token of the noun counted.
    """
    by_token = {mention.token: mention for mention in found}
    words = nominal_words("quantities", "words")
    for token in tokens_where(doc, LEMMA, lambda lemma: lemma.lower() in words):
        counted = counted_by(token, by_token)
        if counted is None or token.i in by_token:
            continue
        first = left_edge(token)
        measured = token.lower_ in nominal_words("quantities", "measures")
        if measured and determiner_of(token, first) != "indefinite":
            continue
        one = token.lower_ in nominal_words("single", "words")
        end = counted.span.end
        yield FoundMention(
            span=Span(doc[first].idx, end),
            head=span_of(token),
            token=token.i,
            kind="nominal",
            type=type_of_one(counted) if one else counted.type,
            name=text_between(doc, doc[first].idx, end),
            plural=not one,
            determiner="indefinite",
            noun_class=counted.noun_class,
            lemma=counted.lemma,
            modifiers=counted.modifiers,
            country=counted.country,
            owner=counted.token,
            count=numbers().get(token.lower_),
            partitive=counted.determiner in ("definite", "demonstrative", "possessive"),
            gender="any",
        )


def type_of_one(counted: FoundMention) -> str:
    """The class of one of several: a government of 'the governments', else a person of a group."""
    found = noun_classes().get(counted.lemma)
    if counted.type == "Group" and found is not None and found.type != "Group":
        return found.type
    return "Person" if counted.type == "Group" else counted.type


def counted_by(token: Token, by_token: dict[int, FoundMention]) -> FoundMention | None:
    """The mention after 'of' that a quantity counts."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.i in by_token:
                    return by_token[noun.i]
    return None
