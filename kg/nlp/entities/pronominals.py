"""Pronouns that refer; an 'it' of weather, seeming or 'it is clear that' does not."""

from spacy.attrs import TAG
from spacy.tokens import Doc, Span, Token

from kg.lexicon import read_lexicon
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import span_of
from kg.nlp.entities.words import pronouns
from kg.nlp.tokens import tokens_in


def find_pronouns(doc: Doc) -> list[FoundMention]:
    """The pronouns of a Doc."""
    found = []
    for token in tokens_in(doc, TAG, ("PRP", "PRP$")):
        if token.lower_ not in pronouns():
            continue
        if token.text == "US" or (token.lower_ == "it" and is_expletive(token)):
            continue
        features = pronouns()[token.lower_]
        found.append(
            FoundMention(
                span=span_of(token),
                head=span_of(token),
                token=token.i,
                kind="pronoun",
                type="",
                name=token.text,
                plural=features["number"] == "many",
                lemma=token.lower_,
                gender=features["gender"],
            )
        )
    return found


def is_copula(after: Span) -> bool:
    """True for 'is a …', "'s the …" after 'it'."""
    return (
        len(after) == 2
        and after[0].lower_ in read_lexicon("pronouns")["expletive"]["copulas"]
        and after[1].tag_ in ("DT", "JJ")
    )


def is_expletive(token: Token) -> bool:
    """True for an 'it' that means nothing, or a whole state of affairs."""
    verb = token.head
    if token.dep_ in ("expl", "intj") or is_copula(token.doc[token.i + 1 : token.i + 3]):
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_.lower() in read_lexicon("pronouns")["expletive"]["verbs"]:
        return True
    if verb.lemma_ != "be":
        passive = token.dep_ == "nsubjpass"
        return passive and any(child.dep_ in ("ccomp", "csubjpass") for child in verb.rights)
    return any(child.dep_ in ("attr", "acomp", "prep", "expl") for child in verb.rights)
