"""Who is who across articles."""

import pytest

from kg.resolution import Judgements, merge
from tests.resolution.written import Written, labels, people


def test_compatible_full_names_are_one_and_the_fullest_is_the_label() -> None:
    graph = merge(people("Anna Berg", "Anna M. Berg", "A. Berg", "Berg"))
    assert labels(graph, "Person") == ["Anna M. Berg"]


def test_two_bearers_of_a_surname_stay_two_and_the_surname_alone_is_neither() -> None:
    graph = merge(people("Mary Smith", "John Smith", "Smith"))
    assert labels(graph, "Person") == ["John Smith", "Mary Smith", "Smith"]


def test_surnames_alone_are_one_where_no_article_has_a_full_name() -> None:
    assert labels(merge(people("Okafor", "Okafor")), "Person") == ["Okafor"]


def test_father_and_son_are_two() -> None:
    graph = merge(people("John Ford Jr.", "John Ford Sr."))
    assert len(labels(graph, "Person")) == 2


def test_a_person_and_a_place_of_one_name_are_two_nodes() -> None:
    place = Written("place", "Lincoln is a town.")
    place.actor("Place", "Lincoln")
    graph = merge([*people("Lincoln"), place.done()])
    assert len({entity.id for entity in graph.entities}) == 2


def test_the_gazetteer_decides_names_types_and_links() -> None:
    written = Written("a", "Kyiv and Ukraine are known.")
    written.actor("Country", "Ukraine", known="ukraine")
    written.actor("Place", "Kyiv", known="kyiv")
    [country] = [e for e in merge([written.done()]).entities if e.label == "Ukraine"]
    assert country.types == ("Country",)
    assert country.same_as
    assert country.point is not None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Russian forces", "Russia's forces", True),
        ("US-supplied weapons", "American-made weapons", True),
        ("Russian forces", "Ukrainian forces", False),
        ("Russian forces", "Russian bombers", False),
        ("rebel forces", "rebel forces", False),
    ],
)
def test_descriptions_are_one_by_their_owner(one: str, other: str, same: bool) -> None:
    documents = []
    for number, name in enumerate((one, other)):
        written = Written(str(number), f"They saw {name} at night.")
        written.actor("MilitaryForce", name)
        documents.append(written.done())
    assert len(merge(documents).entities) == (1 if same else 2)


def test_what_a_known_actor_owns_is_one() -> None:
    documents = []
    for number in range(2):
        written = Written(str(number), f"Joe Biden told his team {number} times.")
        president = written.actor("Person", "Joe Biden", "his", known="joe_biden")
        written.actor("Group", "his team")
        assert president == 0
        documents.append(written.done())
    assert len(labels(merge(documents), "Group")) == 1


def test_unnamed_sources_are_linked_by_affiliation_and_number_never_merged() -> None:
    documents = []
    for number, (name, count) in enumerate(
        [("one U.S. official", 1), ("a U.S. official", 1), ("two U.S. officials", 2)]
    ):
        written = Written(str(number), f"It failed, {name} said.")
        written.actor("AnonymousSource", name, affiliation="U.S.", head_count=count)
        documents.append(written.done())
    found = {e.label: e for e in merge(documents).entities}
    assert len(found) == 3
    assert found["one U.S. official"].possibly_same == (found["a U.S. official"].id,)
    assert found["two U.S. officials"].possibly_same == ()


def test_sources_of_the_same_words_may_be_the_same() -> None:
    words = "the bridge over the wide river was closed by the army at noon on Monday"
    documents = []
    for number, name in enumerate(("a diplomat", "a person with knowledge of it")):
        written = Written(str(number), f"According to {name}, {words}.")
        source = written.actor("AnonymousSource", name, head_count=1)
        written.says(source, "According to", words, anonymous=True)
        documents.append(written.done())
    first, second = merge(documents).entities
    assert first.possibly_same == (second.id,)


def test_a_human_joins_parts_and_renames() -> None:
    documents = people("Anna Berg", "Anna Berg", "The Eagle")
    joined = Judgements(same=(("Anna Berg", "The Eagle"),), renamed=(("The Eagle", "A. B."),))
    assert labels(merge(documents, judgements=joined), "Person") == ["A. B."]
    parted = Judgements(different=(("Anna Berg", ("article/1",)),))
    assert len(merge(documents[:2], judgements=parted).entities) == 2


def test_every_entity_names_the_rule_that_joined_it() -> None:
    [entity] = merge(people("Anna Berg", "Berg")).entities
    assert "entity.person" in entity.rules


def test_the_first_and_the_second_official_are_not_linked() -> None:
    documents = []
    for number, name in enumerate(("one of the officials", "the second official", "an official")):
        written = Written(str(number), f"It failed, {name} said.")
        written.actor("AnonymousSource", name, affiliation="U.S.", head_count=1)
        documents.append(written.done())
    found = {e.label: e for e in merge(documents).entities}
    other = found["an official"].id
    assert found["one of the officials"].possibly_same == (other,)
    assert found["the second official"].possibly_same == (other,)
