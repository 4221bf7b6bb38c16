"""A body under its old and its new name is one, in its article and in others."""

from dataclasses import replace

import pytest

from kg.lexicon import read_lexicon
from kg.model import Document, KnowledgeGraph
from kg.resolution import merge
from tests.nlp.articles import chains, read, referent_with, words
from tests.nlp.reading import document

EXAMPLES = read_lexicon("renaming")["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["names"][0])
def test_examples_of_the_lexicon(example: dict[str, list[str]]) -> None:
    doc = read(str(example["text"]))
    new, old = example["names"]
    [renamed] = [r for r in doc._.kg_referents if "renamed" in r.rules]
    assert (renamed.name, renamed.aliases) == (new, (old,))


def test_later_mentions_by_either_name_and_by_noun_are_the_same() -> None:
    doc = read("Orla Bank, formerly Dacia Bank, closed branches. Dacia Bank grew. The bank left.")
    found = words(doc, referent_with(doc, "The bank"))
    assert found == ["Orla Bank", "Dacia Bank", "Dacia Bank", "The bank"]


def test_two_banks_and_former_offices_stay_apart() -> None:
    doc = read("Orla Bank met Dacia Bank. Nils Dahl, formerly of Orla Bank, left.")
    assert ["Orla Bank", "Orla Bank"] in chains(doc)
    assert all("renamed" not in referent.rules for referent in doc._.kg_referents)


def test_an_article_with_the_old_name_joins_once_another_tells_of_the_new_one() -> None:
    both = document("The Harbour Party changed its name to the Reform Party.")
    old = document("The Harbour Party met in Lima.")
    one, other = (named(found, n) for n, found in enumerate((both, old)))
    assert parties(merge([one, other])) == [("Reform Party", ("Harbour Party",))]
    assert parties(merge([other])) == [("Harbour Party", ())]


def named(found: Document, number: int) -> Document:
    """The same document under an id of its own."""
    return replace(found, article=replace(found.article, id=f"article/{number}"))


def parties(graph: KnowledgeGraph) -> list[tuple[str, tuple[str, ...]]]:
    """The names of the parties in a graph."""
    return [(e.label, e.alt_labels) for e in graph.entities if "Party" in e.label]
