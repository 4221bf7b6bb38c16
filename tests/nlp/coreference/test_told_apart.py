"""Former offices, 'the two', second persons, one name for two things: what must be told apart."""

from datetime import date

import pytest

from kg.model import Statement
from tests.nlp.articles import chains, read, referent_with, span, words


def test_two_bearers_of_a_surname_by_title_and_by_who_spoke_last() -> None:
    doc = read(
        "Senator Ida Lund met Mayor Per Lund in Bergen. Mayor Lund smiled. Ms. Lund did not. "
        "Per Lund left early."
    )
    assert words(doc, referent_with(doc, "Mayor Lund"))[0] == "Mayor Per Lund"
    assert referent_with(doc, "Senator Ida Lund") is not referent_with(doc, "Mayor Per Lund")


def test_father_and_son_are_two_where_the_article_has_both() -> None:
    doc = read("Roy Gant Jr. visited the plant on Monday. Roy Gant, his father, had built it.")
    assert referent_with(doc, "Roy Gant Jr.") is not referent_with(doc, "Roy Gant")


def test_washington_the_state_and_the_government_in_one_article() -> None:
    doc = read(
        "The state of Washington sued the agency on Friday. Washington rejected the claim, and "
        "envoys praised Washington's offer."
    )
    known = {referent.known for referent in doc._.kg_referents}
    assert {"washington_state", "united_states"} <= known


def test_the_state_is_the_one_just_named_not_the_country() -> None:
    doc = read("The United States is large. Iowa votes first. The state is small.")
    assert words(doc, referent_with(doc, "The state")) == ["Iowa", "The state"]


def test_former_office_is_whoever_held_it_not_whoever_holds_it() -> None:
    doc = read(
        "Former Mayor Ana Ruiz met Mayor Leo Sand on Monday. The former mayor spoke first. "
        "The mayor followed."
    )
    assert "The former mayor" in words(doc, referent_with(doc, "Former Mayor Ana Ruiz"))
    assert "The mayor" in words(doc, referent_with(doc, "Mayor Leo Sand"))


def test_former_office_by_the_table_at_the_date_of_the_article() -> None:
    text = "Angela Merkel met Olaf Scholz. The former chancellor smiled. The chancellor did not."
    doc = read(text, published=date(2023, 3, 1))
    assert referent_with(doc, "The former chancellor").known == "angela_merkel"
    assert referent_with(doc, "The chancellor").known == "olaf_scholz"


def test_office_of_one_country_is_not_that_of_another() -> None:
    doc = read("President Donald Trump hosted Emmanuel Macron. The French president smiled.")
    assert referent_with(doc, "The French president").known == "emmanuel_macron"


def test_the_two_are_a_group_apart_from_its_members() -> None:
    doc = read("Nora Vik met Leo Sand on Friday. The two embraced. Vik left.")
    pair = referent_with(doc, "The two")
    assert (pair.type, pair.name) == ("Group", "Nora Vik and Leo Sand")
    assert words(doc, referent_with(doc, "Vik")) == ["Nora Vik", "Vik"]


def test_the_two_are_those_told_of_as_two() -> None:
    doc = read("Two Norwegian officials said the port was closed. The two gave no reason.")
    assert words(doc, referent_with(doc, "The two")) == ["Two Norwegian officials", "The two"]


def test_the_two_without_anybody_before_mean_nobody() -> None:
    assert all("The two" not in chain for chain in chains(read("Rain fell. The two embraced.")))


def test_quoted_second_person_is_whom_the_quotation_addresses() -> None:
    text = '"You must sign your plan," Nora Vik told Leo Sand.'
    told = Statement(
        source=(span(text, "Nora Vik"),),
        cue=(span(text, "told"),),
        content=(span(text, '"You must sign your plan,"'),),
        manner="direct",
        speech_act="state",
        rule="test",
        addressee=span(text, "Leo Sand"),
    )
    doc = read(text, [told])
    assert {"You", "your"} <= set(words(doc, referent_with(doc, "Leo Sand")))


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        (
            "North Korea fired a rocket. Seoul urged talks with the North.",
            "the North",
            "north_korea",
        ),
        ("South Korea and North Korea met. The South agreed.", "South Korea", "south_korea"),
    ],
)
def test_halves_of_a_country(text: str, name: str, known: str) -> None:
    assert referent_with(read(text), name).known == known


def test_country_inside_the_name_of_an_agreement() -> None:
    doc = read("Britain praised the Iran nuclear deal.")
    assert {"jcpoa", "iran"} <= {referent.known for referent in doc._.kg_referents}


def test_what_a_leader_leads_is_a_body_inside_a_compound_too() -> None:
    doc = read("Reporters asked Castro campaign officials on Monday. Luis Castro smiled.")
    assert referent_with(doc, "Castro campaign").type == "Organization"


def test_what_is_theirs_belongs_to_whoever_does_something_to_it() -> None:
    doc = read(
        "Minister Ana Ruiz met Mayor Leo Sand. The mayor instructed his staff to open the dam."
    )
    assert "his" in words(doc, referent_with(doc, "Mayor Leo Sand"))


def test_nouns_tell_who_is_a_woman_or_a_man() -> None:
    doc = read("Ida Lund spoke. “This is a start, but that man is running for mayor,” she said.")
    assert "she" in words(doc, referent_with(doc, "Ida Lund"))
    doc = read("The gunman shot a woman. She died. His wife fled.")
    assert words(doc, referent_with(doc, "a woman")) == ["a woman", "She"]
    assert "His" in words(doc, referent_with(doc, "The gunman"))


def test_what_is_joined_by_and_is_the_first_ones() -> None:
    doc = read(
        "Ida Lund said the party had plotted with the Danish government and its spy agency "
        "against Leo Sand."
    )
    assert "its" in words(doc, referent_with(doc, "the Danish government"))
    doc = read("Leo Sand thanked Ida Lund, her mother and her sister. Nora Vik left.")
    assert words(doc, referent_with(doc, "Ida Lund")).count("her") == 2


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Nora Vik left on Friday. Despite her protests, Ida Lund agreed.", "her"),
        ("Nora Vik left. Even as she accused the ministry, Ida Lund praised the mayor.", "she"),
    ],
)
def test_a_pronoun_in_front_of_a_clause_is_who_is_named_in_it(text: str, pronoun: str) -> None:
    doc = read(text)
    assert pronoun in words(doc, referent_with(doc, "Ida Lund"))
