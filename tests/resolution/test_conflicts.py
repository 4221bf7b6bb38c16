"""Conflicts: each kind where there is one, and none where there is none."""

import pytest

from kg.model import Conflict, Document, KnowledgeGraph
from kg.resolution import Judgements, merge
from tests.resolution.written import Written, ban

PERMISSION = ban(
    "permission",
    "America lets Norway strike with weapons inside Sweden.",
    "strike with weapons inside Sweden",
    limits=[("place", "inside Sweden", False)],
)


def conflicts(*documents: Document, kind: str = "contradiction") -> list[Conflict]:
    """The conflicts of a kind."""
    return [conflict for conflict in merge(documents).conflicts if conflict.kind == kind]


def forbidden(action: str, *limits: tuple[str, str, bool], **more: object) -> Document:
    """An article in which America forbids Norway an action."""
    text = f"America forbids Norway to {action}."
    return ban("ban", text, action, "prohibition", limits=limits, **more)


def test_an_unchanged_prohibition_stands_against_a_permission() -> None:
    wide = forbidden(
        "use weapons inside Sweden", ("place", "inside Sweden", False), status="unchanged"
    )
    [conflict] = conflicts(PERMISSION, wide)
    assert "unchanged" in conflict.note
    assert conflict.review == "candidate"


@pytest.mark.parametrize(
    ("action", "place", "more"),
    [
        ("conduct long-range strikes inside Sweden", "inside Sweden", {}),
        ("use weapons inside Finland", "inside Finland", {}),
        ("strike civilian targets inside Sweden", "inside Sweden", {}),
        ("use weapons inside Sweden", "inside Sweden", {"status": "lifted"}),
    ],
)
def test_a_narrower_other_or_lifted_prohibition_does_not(
    action: str, place: str, more: dict[str, object]
) -> None:
    assert conflicts(PERMISSION, forbidden(action, ("place", place, False), **more)) == []


def test_another_power_may_forbid_what_this_one_permits() -> None:
    written = Written("ban", "Japan forbids Norway to use weapons inside Sweden.")
    issuer = written.actor("Country", "Japan", known="japan")
    addressee = written.actor("Country", "Norway", known="norway")
    limits = [("place", "inside Sweden", False)]
    written.rules("prohibition", issuer, addressee, "use weapons inside Sweden", limits=limits)
    assert conflicts(PERMISSION, written.done()) == []


def test_aid_meant_for_one_country_and_permitted_in_another() -> None:
    text = "America wants Norway to use its weapons within Norway."
    duty = ban(
        "duty",
        text,
        "use its weapons within Norway",
        "obligation",
        limits=[("place", "within Norway", False)],
        status="inForce",
    )
    assert len(conflicts(PERMISSION, duty)) == 1


def denied(verb: str, what: str) -> Document:
    """An article in which America denies to further something."""
    written = Written("denied", f"America does not {verb} {what}.")
    subject = written.actor("Country", "America", known="united_states")
    written.tells(subject, f"kgr:{verb}", what, positive=False)
    return written.done()


def test_who_permits_something_cannot_say_not_to_encourage_it() -> None:
    assert len(conflicts(PERMISSION, denied("encourage", "strikes on Sweden"))) == 1


@pytest.mark.parametrize(
    ("verb", "what"),
    [("fear", "strikes on Sweden"), ("encourage", "strikes on Finland"), ("encourage", "trade")],
)
def test_other_denials_are_no_contradiction(verb: str, what: str) -> None:
    assert conflicts(PERMISSION, denied(verb, what)) == []


def test_a_limit_that_an_article_drops() -> None:
    action = "strike with weapons inside Sweden"
    limited = ban(
        "limited",
        f"America lets Norway {action}, but only near Malmo.",
        action,
        limits=[("place", "only near Malmo", True)],
    )
    [conflict] = conflicts(PERMISSION, limited, kind="lostQualifier")
    assert "only near Malmo" in conflict.note
    assert conflicts(limited, kind="lostQualifier") == []


def test_a_prohibition_told_as_a_request() -> None:
    action = "use weapons inside Sweden"
    asked = ban("asked", f"America asks Norway not to {action}.", action, "request", negated=True)
    [conflict] = conflicts(asked, forbidden(action), kind="lostQualifier")
    assert "request" in conflict.note


def quoted(name: str, words: str, speaker: str = "Anna Berg") -> Document:
    """An article with a quotation."""
    written = Written(name, f"“{words},” {speaker} said.")
    source = written.actor("Person", speaker)
    written.says(source, "said", f"“{words},”")
    return written.done()


def test_one_conflict_for_a_quotation_that_drifts() -> None:
    [conflict] = conflicts(
        quoted("0", "We will never sell the old harbour to foreign owners"),
        quoted("1", "We shall never sell the old harbour to any foreign owners"),
        quoted("2", "never sell the old harbour to foreign owners"),
        kind="quoteDrift",
    )
    assert len(conflict.involves) == 3
    assert "shall" in conflict.note


@pytest.mark.parametrize(
    "other",
    [
        "never sell the old harbour",
        "We will, never, sell the old harbour to foreign owners",
        "The weather in this town is very good for fishing",
    ],
)
def test_cuts_punctuation_and_other_quotations_do_not_drift(other: str) -> None:
    words = "We will never sell the old harbour to foreign owners"
    assert conflicts(quoted("0", words), quoted("1", other), kind="quoteDrift") == []


def test_short_quotations_drift_only_from_one_mouth() -> None:
    one, other = "we have adapted and adjusted", "would adjust and adapt"
    assert len(conflicts(quoted("0", one), quoted("1", other), kind="quoteDrift")) == 1
    strangers = quoted("1", other, "John Smith")
    assert conflicts(quoted("0", one), strangers, kind="quoteDrift") == []


WORDS = "the army may not use the new weapons against towns or bridges in the north"


def told_by(name: str, source: str | None) -> Document:
    """An article that gives some words to an unnamed source, or to nobody."""
    written = Written(name, f"Reportedly, or as {source or 'rain fell'} said, {WORDS}.")
    number = written.actor("AnonymousSource", source, head_count=1) if source else None
    written.says(number, "said" if source else "Reportedly", WORDS, anonymous=source is not None)
    return written.done()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("one of the officials", "the second official", 1),
        ("one of the officials", None, 1),
        ("one of the officials", "a U.S. official", 0),
        ("a second official", "the second official", 0),
    ],
)
def test_sources_that_cannot_be_the_same(one: str, other: str | None, found: int) -> None:
    graph = conflicts(told_by("0", one), told_by("1", other), kind="sourceIdentity")
    assert len(graph) == found


def test_a_quotation_given_to_two_people() -> None:
    words = "We will never sell the old harbour to foreign owners"
    found = conflicts(quoted("0", words), quoted("1", words, "John Smith"), kind="sourceIdentity")
    assert len(found) == 1


def test_a_human_confirms_and_rejects() -> None:
    wide = forbidden("use weapons inside Sweden", ("place", "inside Sweden", False))
    [conflict] = conflicts(PERMISSION, wide)
    decided = Judgements(reviews=((conflict.id, "rejected"),))
    graph: KnowledgeGraph = merge([PERMISSION, wide], judgements=decided)
    assert [c.review for c in graph.conflicts if c.id == conflict.id] == ["rejected"]
