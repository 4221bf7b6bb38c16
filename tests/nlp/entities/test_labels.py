"""The recogniser's labels, mended."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.nlp.entities.labels import full_surnames, label_of


def doc_with(words: str, first: int, last: int, label: str) -> Doc:
    """A Doc with one entity from a word to another, the last one included."""
    doc = Doc(spacy.blank("en").vocab, words=words.split())
    doc.ents = [Span(doc, first, last + 1, label=label)]
    return doc


@pytest.mark.parametrize(
    ("words", "first", "last", "label", "wanted"),
    [
        ("Carly Moor spoke", 0, 1, "ORG", "PERSON"),
        ("Philip Morris paid", 0, 1, "ORG", "ORG"),
        ("Orsk Steel paid", 0, 1, "ORG", "ORG"),
        ("Victoria University paid", 0, 1, "ORG", "ORG"),
        ("General Dahl spoke", 0, 1, "ORG", "PERSON"),
        ("General Motors paid", 0, 1, "ORG", "ORG"),
        ("He lives in Mission Viejo , California", 3, 4, "PERSON", "GPE"),
        ("He believes in David Moor , California", 3, 4, "PERSON", "PERSON"),
        ("He spoke of Mission Viejo , and left", 3, 4, "PERSON", "PERSON"),
        ("Ottilie spoke", 0, 0, "GPE", "PERSON"),
        ("Paris spoke", 0, 0, "GPE", "GPE"),
        ("Wilhelmina spoke", 0, 0, "GPE", "GPE"),
        ("Wilhelmina and I spoke", 0, 0, "GPE", "PERSON"),
        ("Wilhelmina and Bergen spoke", 0, 0, "GPE", "GPE"),
    ],
)
def test_labels(words: str, first: int, last: int, label: str, wanted: str) -> None:
    doc = doc_with(words, first, last, label)
    surnames = {"Dahl": {"Ottilie", "Paris"}}
    assert label_of(doc.ents[0], label, surnames) == wanted


def test_the_last_word_of_a_full_name_is_a_surname_whatever_the_label() -> None:
    assert full_surnames(doc_with("Carly Moor spoke", 0, 1, "ORG")) == {"Moor": {"Carly"}}
    assert full_surnames(doc_with("Orsk Steel paid", 0, 1, "ORG")) == {}
