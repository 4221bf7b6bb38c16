"""Events, offices, places, speech, open relations and inferences."""

from tests.nlp.reading import document, relations


def test_attack_as_verb_and_noun() -> None:
    found = document("Ethiopia shelled Eritrea. Russia's invasion of Georgia began in August.")
    assert ("Ethiopia", "Eritrea", True, "asserted") in relations(found, "kgo:attacked")
    assert ("Russia", "Georgia", True, "asserted") in relations(found, "kgo:attacked")


def test_denied_event_is_negative() -> None:
    found = document("Ethiopia did not attack Eritrea.")
    assert relations(found, "kgo:attacked") == [("Ethiopia", "Eritrea", False, "asserted")]


def test_nor_denies() -> None:
    found = document("Ethiopia did not warn Eritrea, nor did it attack Sudan.")
    assert relations(found, "kgo:attacked") == [("Ethiopia", "Sudan", False, "asserted")]


def test_who_gives_up_weapons_gives_nothing() -> None:
    found = document("Eritrea gave up its missiles.")
    assert relations(found, "kgo:provided") == []
    found = document("Eritrea gave missiles to Sudan.")
    assert [row[0] for row in relations(found, "kgo:provided")] == ["Eritrea"]


def test_what_is_permitted_is_not_told_as_done() -> None:
    found = document(
        "Norway permitted Sweden to attack Denmark. France allowed Spain to shell Malta."
    )
    told = relations(found, "kgo:attacked")
    assert {row[:2] for row in told} == {("Sweden", "Denmark"), ("Spain", "Malta")}
    assert {row[3] for row in told} == {"hypothetical"}


def test_what_is_told_beside_a_permission_is_asserted() -> None:
    found = document("Norway allowed Sweden to leave, and Sweden attacked Denmark.")
    assert relations(found, "kgo:attacked") == [("Sweden", "Denmark", True, "asserted")]


def test_what_somebody_can_do_has_not_happened() -> None:
    found = document("Sweden can now attack Denmark.")
    assert relations(found, "kgo:attacked")[0][3] == "possible"


def test_visit_past_and_planned() -> None:
    found = document("Emmanuel Macron visited Norway. Olaf Scholz will visit Japan.")
    assert relations(found, "kgo:visited")[0][:2] == ("Emmanuel Macron", "Norway")
    assert relations(found, "kgo:willVisit")[0][:2] == ("Olaf Scholz", "Japan")


def test_title_gives_office_and_leadership() -> None:
    found = document("Kenyan President William Ruto spoke. NATO Secretary General Mark Rutte left.")
    assert ("William Ruto", "Kenyan President", True, "asserted") in relations(
        found, "kgo:holdsOffice"
    )
    assert ("Mark Rutte", "NATO", True, "asserted") in relations(found, "kgo:leads")


def test_saying_is_asserted_not_its_content() -> None:
    found = document("“Spain attacked Portugal,” Ana Silva said.")
    assert relations(found, "kgo:stated")[0][3] == "asserted"
    assert relations(found, "kgo:attacked")[0][3] == "attributed"


def test_spokesperson_speaks_for_organisation() -> None:
    found = document(
        "The Pentagon said the exercise had been cancelled.\n\n"
        "“We have other plans,” said Pentagon spokesman John Miller."
    )
    inferred = [r for r in found.relations if r.inferred]
    assert [r.rule.split("+")[0] for r in inferred] == [
        "inferred.spokesperson-speaks-for-organisation"
    ]


def test_open_relation_keeps_verb() -> None:
    found = document("Sweden joined NATO in March.")
    assert relations(found, "kgr:join") == [("Sweden", "NATO", True, "asserted")]


def test_text_without_anything() -> None:
    found = document("It rained. Nobody came.")
    assert found.norms == ()
    assert relations(found, "kgo:stated") == []


def test_negation_reaches_the_last_of_several_verbs() -> None:
    found = document("Sweden did not join NATO, or sign the treaty, or even fund the alliance.")
    for verb in ("join", "sign", "fund"):
        assert {row[2] for row in relations(found, f"kgr:{verb}")} <= {False}
    assert relations(found, "kgr:fund")


def test_object_that_is_none_denies_the_verb() -> None:
    found = document("Sweden offered no help.")
    assert [row[2] for row in relations(found, "kgr:offer")] == [False]


def test_what_must_be_done_is_not_told_as_done() -> None:
    found = document("Sweden must repair the bridge.")
    assert "asserted" not in {row[3] for row in relations(found, "kgr:repair")}


def test_deeds_that_a_model_takes_for_attributions_are_no_words() -> None:
    found = document("Sweden praised Norway. The minister added Ann Lee to the cabinet.")
    assert relations(found, "kgo:stated") == []
    assert [row[:2] for row in relations(found, "kgr:praise")] == [("Sweden", "Norway")]
