"""Who issues a norm and to whom; what is no norm though its words look like one."""

import pytest

from tests.nlp.reading import document, name, norm, relations


def test_policies_on_another_matter_lend_no_parties() -> None:
    found = document(
        "Norway let fishermen sell cod. A ban on fireworks in parks was opposed by Ana Silva."
    )
    ban = norm(found, "prohibition")
    assert (ban.issuer, ban.addressee) == (None, None)


def test_policies_on_the_same_matter_lend_their_parties() -> None:
    found = document("Norway barred Sweden from selling cod. The ban on cod has not changed.")
    assert {name(found, n.addressee) for n in found.norms} == {"Sweden"}


def test_pronoun_that_stands_for_nobody_known_gets_no_issuer() -> None:
    found = document(
        "Norway allowed Sweden to sell cod. In March it rained. This lets Chad sell cod."
    )
    assert {name(found, n.issuer) for n in found.norms} <= {"Norway", ""}


@pytest.mark.parametrize(
    "text",
    [
        "The new bridge allows trucks to cross the river.",
        "Heavy fog prevented Ana Silva from landing in Lima.",
        "Ana Silva cleared the last hurdle to win the race.",
        "“There can’t be a separate harbour,” Ana Silva told Omar Diallo.",
        "Ana Silva pushed for nearly a decade to build the harbour.",
    ],
)
def test_what_is_no_norm(text: str) -> None:
    assert document(text).norms == ()


@pytest.mark.parametrize(
    "text",
    [
        "The new law allows Chad to sell cod.",
        "The treaty prohibits Chad from selling cod.",
        "A court ruling barred Chad from selling cod.",
        "The regulator cleared Chad to sell cod.",
    ],
)
def test_laws_and_orders_make_norms(text: str) -> None:
    found = document(text)
    assert len(found.norms) == 1
    assert name(found, found.norms[0].addressee) == "Chad"


def test_who_strikes_down_a_ban_has_not_made_it() -> None:
    found = document("Judge Ana Silva struck down the ban on fireworks.")
    ban = norm(found, "prohibition")
    assert (ban.status, ban.issuer) == ("lifted", None)


def test_compound_of_a_ban_is_told_whole() -> None:
    found = document("Norway imposed an assault weapons ban.")
    assert norm(found, "prohibition").action.text == "assault weapons"


def test_body_before_a_ban_is_not_what_it_forbids() -> None:
    found = document("The court ban on fireworks remained in place.")
    assert norm(found, "prohibition").action.text == "fireworks"


def test_what_was_once_asked_for_changes_no_policy() -> None:
    found = document("Ana Silva originally asked for $2 million to repair the harbour.")
    assert relations(found, "kgo:changedPolicy") == []
