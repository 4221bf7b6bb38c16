"""Who is who within one article: names, offices, governments, places, things, pronouns."""

from datetime import date

import pytest

from tests.nlp.articles import chains, read, referent_with, words


def test_two_persons_with_one_surname_stay_two() -> None:
    doc = read(
        "John Mercer met Anna Mercer on Monday. John Mercer praised the plan. "
        "Ms. Anna Mercer said no. John Mercer left."
    )
    assert chains(doc) == [
        ["John Mercer", "John Mercer", "John Mercer"],
        ["Anna Mercer", "Ms. Anna Mercer"],
    ]


def test_surname_alone_is_the_person_with_the_fitting_title() -> None:
    doc = read(
        "President Ines Castro met Governor Luis Castro. Governor Castro smiled. "
        "President Castro did not."
    )
    assert words(doc, referent_with(doc, "Governor Castro"))[0] == "Governor Luis Castro"
    assert words(doc, referent_with(doc, "President Castro"))[0] == "President Ines Castro"


def test_person_and_place_with_one_name_stay_two() -> None:
    doc = read("Governor Chelsea Lincoln spoke. Senator Dana Austin then drove into Austin, Texas.")
    person = referent_with(doc, "Senator Dana Austin")
    assert (person.type, words(doc, person)) == ("Person", ["Senator Dana Austin"])
    assert referent_with(doc, "Austin").type == "Place"
    doc = read("President Paul Kharkiv visited Kharkiv.")
    assert [r.type for r in doc._.kg_referents] == ["Person", "Place"]


def test_outlet_quoted_as_actor() -> None:
    doc = read("The Guardian said the plan was dead. The newspaper named no source.")
    outlet = referent_with(doc, "The Guardian")
    assert (outlet.type, outlet.known) == ("MediaOutlet", "the_guardian")
    assert words(doc, outlet) == ["The Guardian", "The newspaper"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Washington rejected the plan.", "united_states"),
        ("Envoys praised Washington's offer.", "united_states"),
        ("Snow fell in Washington.", "washington"),
        ("Talks took place in Washington, D.C.", "washington"),
        ("The state of Washington sued.", "washington_state"),
        ("Kiev asked for help.", "ukraine"),
        ("The Kremlin denied it.", "russia"),
        ("Reporters waited at the Kremlin.", "kremlin"),
        ("Kharkiv was quiet.", "kharkiv"),
        ("The White House denied it.", "white_house"),
    ],
)
def test_seat_of_government_is_a_place_or_the_government(text: str, known: str) -> None:
    assert known in [referent.known for referent in read(text)._.kg_referents]


def test_offices_are_learned_from_the_article() -> None:
    doc = read(
        "Peruvian President Rosa Quispe met Finnish Prime Minister Aino Laine. "
        "The president thanked the prime minister. The Peruvian president left."
    )
    rosa = ["Peruvian President Rosa Quispe", "The president", "The Peruvian president"]
    assert words(doc, referent_with(doc, "The president")) == rosa
    aino = ["Finnish Prime Minister Aino Laine", "the prime minister"]
    assert words(doc, referent_with(doc, "the prime minister")) == aino


def test_administration_of_a_leader_is_neither_the_leader_nor_the_country() -> None:
    doc = read(
        "The Biden administration approved the sale. The president said so. "
        "The administration gave no reason. The United States kept silent."
    )
    government = referent_with(doc, "The Biden administration")
    assert (government.type, government.name) == ("Government", "Biden administration")
    assert words(doc, government) == ["The Biden administration", "The administration"]
    assert words(doc, referent_with(doc, "Biden")) == ["Biden", "The president"]
    assert words(doc, referent_with(doc, "The United States")) == ["The United States"]


def test_date_decides_who_a_surname_and_an_office_mean() -> None:
    text = "French President Emmanuel Macron spoke. The French president smiled."
    doc = read(text, published=date(2024, 5, 1))
    assert referent_with(doc, "The French president").known == "emmanuel_macron"


def test_same_weapons_by_country_whoever_names_them() -> None:
    doc = read(
        "Norway fired U.S.-supplied rockets. The American rockets landed. Poland praised those "
        "rockets. Polish rockets followed."
    )
    american = ["U.S.-supplied rockets", "The American rockets", "those rockets"]
    assert words(doc, referent_with(doc, "those rockets")) == american
    assert words(doc, referent_with(doc, "Polish rockets")) == ["Polish rockets"]


def test_city_by_apposition_by_country_and_by_the_city() -> None:
    doc = read(
        "Odesa, Ukraine's third-largest city, was hit. The city lost power. The city of Odesa rose."
    )
    odesa = referent_with(doc, "Odesa")
    assert odesa.known == "odesa"
    assert {"Ukraine's third-largest city", "The city", "The city of Odesa"} <= set(
        words(doc, odesa)
    )


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("Senator Rosa Quispe said she would resign.", "she", "Senator Rosa Quispe"),
        ("Norway asked Poland to defend itself.", "itself", "Poland"),
        ("The ministers praised themselves.", "themselves", "The ministers"),
        ("Norway said it would pay.", "it", "Norway"),
        ("Polish troops hit the rebels attacking them.", "them", "Polish troops"),
        ("Nils Dahl told his team to wait.", "his", "Nils Dahl"),
    ],
)
def test_pronouns(text: str, pronoun: str, antecedent: str) -> None:
    doc = read(text)
    assert antecedent in words(doc, referent_with(doc, pronoun))


def test_short_forms_and_initials_of_a_body() -> None:
    doc = read("The Global Harbour Workers Union met. GHWU leaders spoke. The union will strike.")
    body = referent_with(doc, "The union")
    assert "The Global Harbour Workers Union" in words(doc, body)


def test_place_and_actor_of_a_country_are_one_with_locative_mentions_marked() -> None:
    doc = read("Norway sold drones. Factories inside Norway closed.")
    norway = referent_with(doc, "Norway")
    assert norway.type == "Country"
    assert [mention.locative for mention in norway.mentions] == [False, True]


def test_every_merge_names_its_rule_and_referents_come_in_order() -> None:
    doc = read("Nils Dahl spoke. Dahl said he was tired. Norway agreed.")
    starts = [referent.mentions[0].span.begin for referent in doc._.kg_referents]
    assert starts == sorted(starts)
    assert referent_with(doc, "Dahl").rules == ("full name", "pronoun", "surname")
