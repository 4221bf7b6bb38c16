"""Mentions: names with titles, names in compounds, descriptions; no verbs, days or agreements."""

import pytest
import spacy
from spacy.tokens import Span

from kg.nlp.entities.component import create_entities
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.recognised import labelled_names
from kg.nlp.entities.ruler import patterns
from tests.nlp.articles import pipeline, read


def mentions(text: str) -> dict[str, FoundMention]:
    """The mentions of a text by their words."""
    doc = read(text)
    return {doc.text[m.span.begin : m.span.end]: m for m in doc._.kg_mentions}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("US officials met.", "US", "Country"),
        ("They fired U.S.-built rockets.", "U.S.", "Country"),
        ("They fired U.S.-built rockets.", "U.S.-built rockets", "Weapon"),
        ("French forces left.", "French forces", "MilitaryForce"),
        ("The Ukrainians cheered.", "The Ukrainians", "Group"),
        ("Reuters asked the ministry.", "Reuters", "MediaOutlet"),
        ("Reuters asked the ministry.", "the ministry", "GovernmentBody"),
        ("Troops crossed into Polish territory.", "Polish territory", "Country"),
        ("ATACMS were sent to Norway.", "ATACMS", "Weapon"),
        ("NATO Secretary General Jens Stoltenberg spoke.",
         "NATO Secretary General Jens Stoltenberg", "Person"),
        ("Norway's embassy in Lima closed.", "Norway's embassy in Lima", "GovernmentBody"),
        ("Dozens of ministers came.", "Dozens of ministers", "Group"),
        ("President Moon Jae-in left.", "President Moon Jae-in", "Person"),
        ("The Donald Trump-Abe talks went on.", "Donald Trump", "Person"),
        ("A number of refugees came.", "A number of refugees", "Group"),
        ("He moved to Fresno, Calif., in May.", "Calif.", "Place"),
        ("House Judiciary Chairman Leo Moor left.", "House Judiciary", "GovernmentBody"),
    ],
)  # fmt: skip
def test_mentions_are_found_with_their_type(text: str, words: str, kind: str) -> None:
    assert mentions(text)[words].type == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("French forces left.", "French"),
        ("American-built rockets landed.", "American"),
        ("They signed the Paris Agreement on Friday.", "Paris Agreement"),
        ("They signed it on Friday.", "Friday"),
        ("The decision was a surprise.", "The decision"),
        ("He did not answer a request for comment.", "a request"),
        ("Dozens of ministers came.", "ministers"),
        ("It is clear that the plan failed.", "It"),
        ("The army left its military base. The voting base stayed.", "The voting base"),
        ("“They knew,” the lawsuit states.", "the lawsuit states"),
        ("They asked how many people came.", "how many people"),
        ("The total number of refugees rose.", "The total number of refugees"),
        ("“Bernie’s a good man,” he said.", "Bernie’s a good man"),
        ("His policy paper was thin.", "His policy paper"),
        ("They found a willing partner in the mayor.", "a willing partner"),
        ("Ingrid Moor met Pavel Okoro. The Moor-Okoro talks failed.", "Moor-Okoro"),
    ],
)
def test_what_is_no_actor_is_no_mention(text: str, words: str) -> None:
    assert words not in mentions(text)


@pytest.mark.parametrize(("label", "found"), [("ORG", []), ("PERSON", ["May"])])
def test_a_month_names_nobody_but_a_person(label: str, found: list[str]) -> None:
    doc = pipeline()("The talks resume in May.")
    doc.ents = [Span(doc, 4, 5, label=label)]
    assert [name.text for name in labelled_names(doc, [], {})] == found


@pytest.mark.parametrize(
    ("tags", "found"), [(("JJ", "JJ"), []), (("JJ", "NNP"), ["Liberal Municipal"])]
)
def test_adjectives_alone_name_nobody(tags: tuple[str, str], found: list[str]) -> None:
    doc = pipeline()("Liberal Municipal officials met.")
    doc[0].tag_, doc[1].tag_ = tags
    doc.ents = [Span(doc, 0, 2, label="ORG")]
    assert [name.text for name in labelled_names(doc, [], {})] == found


def test_boilerplate_holds_no_mention() -> None:
    doc = read("Norway sold drones.\n\nPoland bought them.")
    doc._.kg_paragraphs = doc._.kg_paragraphs[:1]
    create_entities(pipeline(), "kg_entities")(doc)
    names = [m.name for m in doc._.kg_mentions if m.kind == "name"]
    assert names == ["Norway"]


def test_titles_tell_office_and_country() -> None:
    mention = mentions("Ms. Ada Brandt met Norwegian Defence Minister Nils Dahl.")
    dahl = mention["Norwegian Defence Minister Nils Dahl"]
    assert (dahl.office, dahl.of, dahl.name) == ("defense minister", "norway", "Nils Dahl")
    assert mention["Ms. Ada Brandt"].gender == "f"


@pytest.mark.parametrize(
    ("text", "words", "gender"),
    [
        ("Sabrina Moor left.", "Sabrina Moor", "f"),
        ("President Emmanuel Berger left.", "President Emmanuel Berger", "m"),
        ("Kim Moor left.", "Kim Moor", "any"),
        ("Ms. James Moor left.", "Ms. James Moor", "f"),
    ],
)
def test_given_names_tell_gender_where_one_gender_bears_them(
    text: str, words: str, gender: str
) -> None:
    assert mentions(text)[words].gender == gender


def test_spans_and_heads_are_characters_of_the_text() -> None:
    text = "Two Norwegian\xa0officials praised U.S.-made drones."
    doc = read(text)
    for mention in doc._.kg_mentions:
        assert mention.span.begin <= mention.head.begin < mention.head.end <= mention.span.end
        assert text[mention.head.begin : mention.head.end].strip()


def test_patterns_fit_an_entity_ruler() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(patterns())
    doc = nlp("Politico wrote that ATACMS hit Kharkiv.")
    assert [(e.text, e.label_, e.ent_id_) for e in doc.ents] == [
        ("Politico", "ORG", "politico"),
        ("ATACMS", "PRODUCT", "atacms"),
        ("Kharkiv", "GPE", "kharkiv"),
    ]


def test_order_and_result_are_the_same_each_time() -> None:
    text = "Norway and Poland met Reuters. They spoke to the officials of Norway."
    assert read(text)._.kg_mentions == read(text)._.kg_mentions
