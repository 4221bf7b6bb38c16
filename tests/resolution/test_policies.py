"""Policies and claims: what says the same is one, what does not stays apart."""

from dataclasses import replace

import pytest

from kg.model import KnowledgeGraph
from kg.resolution import merge
from tests.nlp.reading import document
from tests.resolution.written import Written, ban


def policies(*actions: str, modality: str = "permission", **more: object) -> int:
    """How many policies articles tell that permit these actions, each in its own words."""
    documents = [
        ban(str(number), f"America rules that Norway may {action}.", action, modality, **more)
        for number, action in enumerate(actions)
    ]
    return len(merge(documents).policies)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strike inside Sweden with American weapons", "use US-supplied weapons to hit Sweden"),
        ("fish near the northern islands", "fish in waters near the northern islands"),
        ("import grain", "import cheap grain"),
    ],
)
def test_same_action_in_other_words(one: str, other: str) -> None:
    assert policies(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strike inside Sweden", "conduct long-range strikes inside Sweden"),
        ("hit military targets", "hit civilian targets"),
        ("sell arms to Japan", "sell arms to China"),
        ("strike inside Sweden", "fish inside Sweden"),
        ("hold 2 seats", "hold 40 seats"),
    ],
)
def test_other_actions_stay_apart(one: str, other: str) -> None:
    assert policies(one, other) == 2


def test_a_permission_and_a_prohibition_are_two_policies_of_one_action() -> None:
    text = "America rules that Norway may fish at sea."
    graph = merge([ban("0", text, "fish at sea"), ban("1", text, "fish at sea", "prohibition")])
    assert len(graph.policies) == 2
    assert len({policy.action for policy in graph.policies}) == 1


def test_a_request_not_to_and_a_prohibition_are_two() -> None:
    text = "America rules that Norway may fish at sea."
    asked = ban("0", text, "fish at sea", "request", negated=True)
    graph = merge([asked, ban("1", text, "fish at sea", "prohibition")])
    assert {(p.modality, p.negated) for p in graph.policies} == {
        ("request", True),
        ("prohibition", False),
    }


def test_claims_of_a_request_not_to_are_of_not_doing_it() -> None:
    read = document("Norway asked Peru not to fish in the bay. It forbids fishing in the bay.")
    graph = merge([read])
    labels = graph.labels()
    [asked] = [claim for claim in graph.claims if claim.predicate == "kgo:askedFor"]
    assert labels[asked.object] == "not fish in the bay"
    [policy] = [policy for policy in graph.policies if policy.modality == "request"]
    assert labels[policy.action] == "fish in the bay", "the policy says itself that it is not to be"


def test_what_is_only_considered_is_not_what_is_permitted() -> None:
    text = "America rules that Norway may fish at sea."
    graph = merge(
        [ban("0", text, "fish at sea"), ban("1", text, "fish at sea", status="considered")]
    )
    assert len(graph.policies) == 2


def test_two_rules_of_one_sentence_are_two_policies() -> None:
    written = Written("0", "America lets Norway fish at sea or fish at the sea shore.")
    issuer = written.actor("Country", "America", known="united_states")
    addressee = written.actor("Country", "Norway", known="norway")
    written.rules("permission", issuer, addressee, "fish at sea")
    written.rules("permission", issuer, addressee, "fish at the sea shore")
    assert len(merge([written.done()]).policies) == 2


def by_leader() -> KnowledgeGraph:
    """The same permission by a country, its president and an administration he leads."""
    country = ban("0", "America rules that Norway may fish at sea.", "fish at sea")
    person = Written("1", "Joe Biden lets Norway fish at sea.")
    leader = person.actor("Person", "Joe Biden", known="joe_biden")
    person.rules(
        "permission", leader, person.actor("Country", "Norway", known="norway"), "fish at sea"
    )
    office = Written("2", "Joe Biden leads the Biden administration. It lets Norway fish at sea.")
    leader = office.actor("Person", "Joe Biden", known="joe_biden")
    body = office.actor("Government", "Biden administration")
    office.tells(leader, "kgo:leads", body)
    office.rules(
        "permission", body, office.actor("Country", "Norway", known="norway"), "fish at sea"
    )
    return merge([country, person.done(), office.done()])


def test_issuers_of_one_power_tell_one_policy_and_stay_apart() -> None:
    graph = by_leader()
    [policy] = graph.policies
    names = graph.labels()
    assert sorted(names[assigner] for assigner in policy.assigners) == [
        "Biden administration",
        "Joe Biden",
        "United States",
    ]
    about = [claim for claim in graph.claims if policy.id in claim.about]
    assert len(about) == 3
    assert {claim.object for claim in about} == {policy.action}


def test_status_and_limits_are_the_union_of_all_tellings() -> None:
    one = ban("0", "America lets Norway fish at sea near Iceland.", "fish at sea")
    other = ban(
        "1",
        "America lets Norway fish at sea, only near Iceland.",
        "fish at sea",
        status="inForce",
        limits=[("place", "only near Iceland", True)],
    )
    [policy] = merge([one, other]).policies
    assert policy.statuses == ("inForce", "introduced")
    assert [limit.exclusive for limit in policy.constraints] == [True]


def test_a_permission_inside_a_prohibition_is_an_exception_to_it() -> None:
    wide = ban(
        "0",
        "America forbids Norway to use weapons inside Sweden.",
        "use weapons inside Sweden",
        "prohibition",
        limits=[("place", "inside Sweden", False)],
        status="unchanged",
    )
    narrow = ban(
        "1",
        "America lets Norway use weapons against pirates inside Sweden.",
        "use weapons against pirates inside Sweden",
        limits=[("place", "inside Sweden", False)],
    )
    graph = merge([wide, narrow])
    by_kind = {policy.modality: policy for policy in graph.policies}
    assert by_kind["permission"].exception_to == (by_kind["prohibition"].id,)
    assert by_kind["prohibition"].exception_to == ()


def test_a_permission_takes_the_place_of_the_ban_that_ended_as_it_came() -> None:
    old = ban(
        "0",
        "America no longer forbids Norway to use weapons inside Sweden.",
        "use weapons inside Sweden",
        "prohibition",
        limits=[("place", "inside Sweden", False)],
        status="lifted",
    )
    new = ban(
        "1",
        "America lets Norway use weapons inside Sweden.",
        "use weapons inside Sweden",
        limits=[("place", "inside Sweden", False)],
    )
    by_kind = {policy.modality: policy for policy in merge([old, new]).policies}
    assert by_kind["permission"].replaces == (by_kind["prohibition"].id,)
    assert by_kind["permission"].exception_to == ()
    assert by_kind["prohibition"].replaces == ()


def test_an_administration_acts_for_its_country_and_stays_apart() -> None:
    graph = by_leader()
    names = graph.labels()
    acting = {e.label: names.get(e.acts_for or "", "") for e in graph.entities}
    assert acting["Biden administration"] == "United States"
    assert acting["United States"] == ""


def test_what_articles_tell_differently_stays_with_each() -> None:
    one = ban("0", "America lets Norway fish at sea.", "fish at sea")
    other = ban("1", "America lets Norway fish at sea.", "fish at sea", status="inForce")
    [relation] = other.relations
    other = replace(other, relations=(replace(relation, certainty="attributed"),))
    [claim] = merge([one, other]).claims
    assert claim.certainties == ("asserted", "attributed")
    told = {a.article: (a.certainties, a.status) for a in claim.assertions}
    assert told == {
        "article/0": (("asserted",), "introduced"),
        "article/1": (("attributed",), "inForce"),
    }


def test_a_policy_without_a_claim_is_left_out() -> None:
    document = replace(ban("0", "America lets Norway fish at sea.", "fish at sea"), relations=())
    assert merge([document]).policies == ()


def reported(name: str, words: str) -> Written:
    """An article in which a bank says something."""
    written = Written(name, f"The Bank said {words}.")
    written.tells(written.actor("Organization", "The Bank"), "kgo:stated", words)
    return written


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("prices will rise sharply next year", "next year prices will rise", True),
        ("prices will rise next year", "prices will not rise next year", False),
        ("it met Anna Berg in spring", "it met John Smith in spring", False),
        ("it is perfect", "it made things perfect", False),
        ("growth was 3 percent this year", "growth was 5 percent this year", False),
    ],
)
def test_what_is_stated_is_one_claim_where_it_says_the_same(
    one: str, other: str, same: bool
) -> None:
    graph = merge([reported("0", one).done(), reported("1", other).done()])
    assert len(graph.claims) == (1 if same else 2)


def test_a_denial_is_a_claim_of_its_own() -> None:
    documents = []
    for number, positive in enumerate((True, False)):
        written = Written(str(number), "Norway attacked Sweden.")
        agent = written.actor("Country", "Norway", known="norway")
        patient = written.actor("Country", "Sweden", known="sweden")
        written.tells(agent, "kgo:attacked", patient, positive=positive, event="ASSAULT")
        documents.append(written.done())
    graph = merge(documents)
    yes, no = sorted(graph.claims, key=lambda claim: not claim.positive)
    assert yes.asserted
    assert not no.asserted
    assert yes.conflicts_with == (no.id,)
    assert len(graph.events) == 1


def test_what_is_only_supposed_denies_nothing() -> None:
    documents = []
    for number, (positive, certainty) in enumerate([(True, "asserted"), (False, "hypothetical")]):
        written = Written(str(number), "Norway attacked Sweden.")
        agent = written.actor("Country", "Norway", known="norway")
        patient = written.actor("Country", "Sweden", known="sweden")
        written.tells(agent, "kgo:attacked", patient, positive=positive, certainty=certainty)
        documents.append(written.done())
    graph = merge(documents)
    assert [claim.conflicts_with for claim in graph.claims] == [(), ()]
    assert graph.conflicts == ()
