"""What things make possible or impossible: "the bridge lets trams pass", "fog kept us from it"."""

from spacy.tokens import Token

from kg.nlp.claims.match import Match, words
from kg.nlp.claims.parties import actors_at
from kg.nlp.claims.reading import Reading

SHAPES = ("control", "not-control", "from", "object", "not-object")


def is_enabling(reading: Reading, match: Match) -> bool:
    """True for a frame whose subject is a mere thing: no actor, no law, order or agreement.

    A name that is no known actor may be that of a law, and stays.
    """
    if match.kind not in ("permission", "prohibition", "obligation") or match.shape not in SHAPES:
        return False
    by = match.issuer
    if by is None or match.policy is not None or by.pos_ not in ("NOUN", "VERB", "ADJ", "DET"):
        return False
    return not actors_at(reading, by) and not is_legal(by)


def is_legal(noun: Token) -> bool:
    """True for a noun of laws, orders, agreements and those who make them, also of its compound."""
    legal = words("policy", "nouns") | words("policy", "legal")
    lemma = noun.lemma_.lower()
    return lemma in legal or lemma.rsplit("-", 1)[-1] in legal
