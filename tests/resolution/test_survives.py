"""Names and human decisions survive new articles, and a decision taken back leaves nothing."""

from kg.model import Document, KnowledgeGraph
from kg.resolution import merge
from kg.resolution.judgements import Judgements
from tests.resolution.written import Written

DECIDED = Judgements(
    same=(("Anna Berg", "The Eagle"),),
    different=(("Anna Berg", ("article/2",)),),
    renamed=(("Anna Berg", "A. Berg"),),
)


def person(number: int, name: str) -> Document:
    """An article in which somebody smiles."""
    written = Written(str(number), f"{name} smiled.")
    written.actor("Person", name)
    return written.done()


def names(graph: KnowledgeGraph) -> list[str]:
    """The labels of the entities."""
    return sorted(entity.label for entity in graph.entities)


def test_decisions_hold_after_new_articles_and_go_with_the_file() -> None:
    before = [person(0, "Anna Berg"), person(1, "The Eagle"), person(2, "Anna Berg")]
    after = [*before, person(3, "Anna Berg"), person(4, "Carl Holm")]
    first = merge(before, judgements=DECIDED)
    assert names(first) == ["A. Berg", "A. Berg"]
    again = merge(after, judgements=DECIDED)
    assert names(again) == ["A. Berg", "A. Berg", "Carl Holm"]
    sizes = sorted(len(e.mentions) for e in again.entities if e.label == "A. Berg")
    assert sizes == [1, 3]
    assert names(merge(before)) == ["Anna Berg", "The Eagle"]


def test_the_fullest_name_stays_and_shorter_ones_are_other_labels() -> None:
    few = [person(0, "Anna M. Berg"), person(1, "Anna Berg")]
    more = [*few, person(2, "A. Berg"), person(3, "Berg")]
    [one], [other] = merge(few).entities, merge(more).entities
    assert (one.id, one.label) == (other.id, other.label)
    assert other.label == "Anna M. Berg"
    assert set(other.alt_labels) == {"Anna Berg", "A. Berg", "Berg"}
