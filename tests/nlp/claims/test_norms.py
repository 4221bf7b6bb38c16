"""The traps of permissions and prohibitions, with other actors than the seeds'."""

from tests.nlp.reading import document, name, norm, relations


def test_permission_names_both_parties_and_action() -> None:
    found = document("France allowed Spain to build a bridge near Toulouse.")
    permission = norm(found, "permission")
    assert name(found, permission.issuer) == "France"
    assert name(found, permission.addressee) == "Spain"
    assert permission.action.text == "build a bridge near Toulouse"
    assert (permission.status, permission.certainty) == ("introduced", "asserted")


def test_negated_permission_is_a_prohibition() -> None:
    found = document("Norway did not allow Russia to fish inside the zone.")
    assert norm(found, "prohibition").status in ("inForce", "introduced")
    assert not [n for n in found.norms if n.modality == "permission"]


def test_refused_permission_is_a_prohibition() -> None:
    found = document("Turkey refused to allow Sweden to join the talks.")
    assert name(found, norm(found, "prohibition").issuer).startswith("Tur")


def test_requested_permission_is_no_permission() -> None:
    found = document("Kenya urged Ethiopia to allow Sudan to use the port.")
    assert [n.modality for n in found.norms] == ["request"]
    assert norm(found, "request").status == "requested"


def test_conditional_permission_is_hypothetical() -> None:
    found = document("If Germany allows Poland to use the base, China will protest.")
    assert norm(found, "permission").certainty == "hypothetical"
    assert norm(found, "permission").status == "considered"


def test_content_of_a_warning_is_not_asserted() -> None:
    found = document("Iran warned of a wider war if Japan allows India to use its airfields.")
    assert relations(found, "kgo:warnedOf")
    assert all(n.certainty == "hypothetical" for n in found.norms)


def test_reported_permission_is_attributed() -> None:
    found = document("Brazil has authorised Peru to buy the jets, a minister said.")
    assert norm(found, "permission").certainty == "attributed"


def test_possible_permission_is_considered() -> None:
    found = document("Canada could allow Mexico to export steel.")
    assert norm(found, "permission").status == "considered"


def test_unchanged_policy_keeps_its_prohibition() -> None:
    found = document("Australia's policy prohibiting arms sales to Fiji has not changed.")
    assert norm(found, "prohibition").status == "unchanged"
    assert relations(found, "kgo:keptPolicy")


def test_only_the_named_policy_is_unchanged() -> None:
    found = document(
        "Italy allowed Greece to drill near Crete. "
        "Its policy against drilling near Malta remains unchanged."
    )
    statuses = {n.modality: n.status for n in found.norms}
    assert statuses == {"permission": "introduced", "prohibition": "unchanged"}


def test_passive_with_agent() -> None:
    found = document("Chile was authorised by Argentina to repair the pipeline.")
    permission = norm(found, "permission")
    assert name(found, permission.issuer) == "Argentina"
    assert name(found, permission.addressee) == "Chile"


def test_prohibited_alternatives_are_two_prohibitions() -> None:
    found = document(
        "Egypt permitted Libya to use the canal. "
        "But Libya cannot use the canal for tankers or for warships."
    )
    actions = [n.action.text for n in found.norms if n.modality == "prohibition"]
    assert len(actions) == 2
    assert "tankers" in actions[0]
    assert "warships" in actions[1]


def test_exclusive_limit_is_told_as_such() -> None:
    found = document("Belgium authorised France to fly drones, but only near Bruges.")
    [limit] = [c for c in norm(found, "permission").constraints if c.exclusive]
    assert (limit.role, limit.text) == ("place", "only near Bruges")


def test_request_not_to_do_something() -> None:
    found = document("The United Nations asked Israel not to close the crossing.")
    assert norm(found, "request").negated


def test_anonymity_asked_for_is_no_norm() -> None:
    found = document("The officials requested anonymity to discuss the matter.")
    assert not found.norms


def test_what_is_told_in_quotation_marks_orders_nothing() -> None:
    found = document("Norway's minister told Sweden “we have all the time in the world.”")
    assert found.norms == ()


def test_request_for_somebody_to_act_names_both() -> None:
    found = document("Norway repeated its request for Sweden to open the border.")
    request = norm(found, "request")
    assert request.action.text == "open the border"
    assert name(found, request.addressee) == "Sweden"


def test_nothing_is_permitted_of_what_there_is_not() -> None:
    found = document(
        "Norway allowed Peru to put boats in the port. "
        "The ministry said there are no boats that can be put in the port."
    )
    assert [n.action.text for n in found.norms] == ["put boats in the port"]


def test_words_stay_apart_where_quotation_marks_go() -> None:
    found = document(
        "Norway allowed Peru to use “heavy” boats near Oslo’s harbour and the fishers’ huts."
    )
    [action] = {n.action.text for n in found.norms}
    assert action == "use heavy boats near Oslo’s harbour and the fishers’ huts"


def test_possessors_are_named_as_their_names_end() -> None:
    found = document("The ministers of Norway met. France allowed them to use their boats.")
    [action] = {n.action.text for n in found.norms}
    assert action == "use ministers of Norway’s boats"
    found = document("Ida James met the mayor. France allowed James to use her boats.")
    [action] = {n.action.text for n in found.norms}
    assert action == "use Ida James’s boats"
    found = document("France allowed the United States to use its boats.")
    [action] = {n.action.text for n in found.norms}
    assert action == "use United States’ boats"


def test_who_asks_not_to_do_a_thing_does_not_ask_for_it() -> None:
    found = document("Norway asked Peru not to fish in the bay.")
    assert norm(found, "request").negated
    [(who, what, positive, _)] = relations(found, "kgo:askedFor")
    assert (who, what, positive) == ("Norway", "not fish in the bay", True)
