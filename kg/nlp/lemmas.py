"""Lemmas of verbs whose stem ends in a silent e, which spaCy's rules take for others.

"hoped" and "waging" are forms of *hope* and *wage*: those of *hop* and *wag* double their last
letter.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

SHORT = re.compile(r".*[aeiou][^aeiouwxy]")
ENDINGS = ("ed", "es", "ing")


def known_verbs(nlp: Language) -> frozenset[str]:
    """The verbs of the lemmatizer's word list (WordNet); empty where the pipeline has none."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    index = lookups.get_table("lemma_index") if lookups and "lemma_index" in lookups else {}
    return frozenset(index.get("verb", ()))


def correct_lemmas(doc: Doc, verbs: frozenset[str]) -> None:
    """Gives the verbs of a Doc with a silent e their own lemma."""
    for token in doc:
        stem, form = token.lemma_.lower(), token.lower_
        if token.pos_ != "VERB" or form == stem or not form.startswith(stem):
            continue
        if form[len(stem) :] in ENDINGS and SHORT.fullmatch(stem) and f"{stem}e" in verbs:
            token.lemma_ = f"{stem}e"
