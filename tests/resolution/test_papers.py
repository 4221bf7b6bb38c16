"""Papers of one owner are one across articles; a year later they are others."""

from dataclasses import replace
from datetime import date

from kg.resolution import merge
from tests.nlp.reading import document

MEMOS = "Nora Vik wrote the memos in May. The judge read Vik's memos. The memos were long."


def papers(*days: date) -> list[str]:
    """The papers in the graph of one article for each day."""
    made = [document(MEMOS, published=day) for day in days]
    documents = [
        replace(found, article=replace(found.article, id=f"article/{n}"))
        for n, found in enumerate(made)
    ]
    return [e.label for e in merge(documents).entities if "Artifact" in e.types]


def test_the_memos_of_two_articles_are_one() -> None:
    assert len(papers(date(2020, 5, 1), date(2020, 5, 3))) == 1


def test_the_memos_of_another_year_are_others() -> None:
    assert len(papers(date(2020, 5, 1), date(2021, 5, 1))) == 2
