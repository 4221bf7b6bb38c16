"""Anonymous sources told apart, first persons of quotations, statements completed, look-ups."""

from kg.model import Statement
from kg.nlp.claims.reading import read_doc
from tests.nlp.articles import chains, read, referent_with, span, words


def statement(text: str, source: str, content: str, addressee: str | None = None) -> Statement:
    """A direct quotation with its source and content as words."""
    return Statement(
        source=(span(text, source),),
        cue=(span(text, "said"),),
        content=(span(text, content),),
        manner="direct",
        speech_act="state",
        rule="test",
        addressee=span(text, addressee) if addressee else None,
    )


def test_officials_are_told_apart() -> None:
    doc = read(
        "Three Norwegian officials and two other people familiar with the talks said so. "
        "One of the Norwegian officials said it was late. A second Norwegian official disagreed. "
        "The second Norwegian official added a warning. The official then left."
    )
    second = referent_with(doc, "A second Norwegian official")
    expected = ["A second Norwegian official", "The second Norwegian official", "The official"]
    assert words(doc, second) == expected
    assert (second.type, second.head_count, second.affiliation) == ("AnonymousSource", 1, "Norway")
    several = referent_with(doc, "Three Norwegian officials")
    assert words(doc, several) == ["Three Norwegian officials", "the Norwegian officials"]
    assert several.head_count == 3
    together = [r for r in doc._.kg_referents if "named together" in r.rules]
    assert [referent.head_count for referent in together] == [5]
    assert ["One of the Norwegian officials"] in chains(doc)


def test_reason_for_anonymity_as_stated() -> None:
    doc = read("A German official, who requested anonymity to discuss the private talks, said no.")
    source = referent_with(doc, "A German official")
    assert source.reason == "to discuss the private talks"


def test_official_who_says_nothing_is_a_person() -> None:
    doc = read("The rebels shot an official.")
    assert referent_with(doc, "an official").type == "Person"


def test_quoted_first_persons_follow_the_source() -> None:
    text = (
        'Norway and the Pentagon met. "I am glad. We will send our ships," said U.S. Secretary '
        "of State Antony Blinken."
    )
    made = statement(
        text, "U.S. Secretary of State Antony Blinken", '"I am glad. We will send our ships,"'
    )
    doc = read(text, [made])
    assert "I" in words(doc, referent_with(doc, "U.S. Secretary of State Antony Blinken"))
    assert {"We", "our"} <= set(words(doc, referent_with(doc, "U.S.")))


def test_first_persons_outside_quotations_mean_nobody() -> None:
    doc = read("We asked Norway. Our reporters waited.")
    assert all("We" not in chain for chain in chains(doc))


def test_statements_get_source_and_addressee() -> None:
    text = 'Norway told Poland a secret. "Wait," he said to Poland. A study said "wait longer".'
    first = statement(text, "Norway", "a secret", "Poland")
    study = statement(text, "A study", '"wait longer"')
    doc = read(text, [first, study])
    one, two = doc._.kg_statements
    assert doc._.kg_referents[one.source_referent].known == "norway"
    assert doc._.kg_referents[one.addressee_referent].known == "poland"
    assert words(doc, doc._.kg_referents[two.source_referent]) == ["A study"]


def test_tokens_lead_to_referents_through_relative_pronouns() -> None:
    doc = read("The soldiers who crossed the border praised Norway.")
    token = {t.text: t for t in doc}
    reading = read_doc(doc)
    soldiers = reading.referent_of(token["soldiers"])
    assert soldiers is not None
    assert reading.referent_of(token["who"]) == soldiers
    assert reading.referent_of(token["praised"]) is None


def test_all_the_people_are_those_told_of_and_no_source_of_their_own() -> None:
    doc = read("An official said no. All the people were granted anonymity to speak freely.")
    assert chains(doc) == [["An official"]]
