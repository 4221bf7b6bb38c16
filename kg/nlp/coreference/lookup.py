"""Which referent a token or a passage means, for the components after coreference."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import Referent
from kg.nlp.coreference.pronouns import antecedent

KEY = "kg_referent_index"


def referent_of(doc: Doc, token: Token) -> int | None:
    """The index of the referent whose mention a token heads; a relative pronoun means its noun.

    ``None`` where the token heads no mention.
    """
    index = token_index(doc)
    found = index.get(token.i)
    if found is None:
        found = index.get(antecedent(token).i)
    return found


def referents_in(doc: Doc, begin: int, end: int) -> list[int]:
    """The indices of the referents mentioned inside a range of characters, in order, once each."""
    found = [
        (mention.span, number)
        for number, referent in enumerate(doc._.kg_referents)
        for mention in referent.mentions
        if begin <= mention.span.begin and mention.span.end <= end
    ]
    return list(dict.fromkeys(number for _, number in sorted(found)))


def token_index(doc: Doc) -> dict[int, int]:
    """Token → referent, for heads of mentions and, where free, the roots of their phrases."""
    referents: Sequence[Referent] = doc._.kg_referents
    kept = doc.user_data.get(KEY)
    if kept is None or kept[0] is not referents:
        kept = referents, build_index(doc, referents)
        doc.user_data[KEY] = kept
    index: dict[int, int] = kept[1]
    return index


def build_index(doc: Doc, referents: Sequence[Referent]) -> dict[int, int]:
    """The index anew; of several mentions with one head the longest counts."""
    heads: dict[int, tuple[int, int]] = {}
    roots: dict[int, int] = {}
    for number, referent in enumerate(referents):
        for mention in referent.mentions:
            head = doc.char_span(*mention.head, alignment_mode="expand")
            phrase = doc.char_span(*mention.span, alignment_mode="expand")
            if head is None or phrase is None:
                continue
            length = mention.span.end - mention.span.begin
            if length > heads.get(head[-1].i, (0, 0))[0]:
                heads[head[-1].i] = length, number
            roots.setdefault(phrase.root.i, number)
    return roots | {token: number for token, (_, number) in heads.items()}
