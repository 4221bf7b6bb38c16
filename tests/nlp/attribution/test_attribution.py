"""Who says what: one table of sentences for each kind of attribution."""

import pytest

from kg.model import Document, Statement
from kg.nlp.attribution.component import without_repeats
from kg.nlp.attribution.draft import Draft
from tests.nlp.reading import document, pipeline

# (text, source, cue, content, manner, speech act)
CASES = [
    (
        "The mayor said the bridge would close.",
        "The mayor",
        "said",
        "the bridge would close",
        "indirect",
        "state",
    ),
    (
        "The bridge would close, the mayor said.",
        "the mayor",
        "said",
        "The bridge would close",
        "indirect",
        "state",
    ),
    (
        "“The bridge will close,” said Maria Lopez.",
        "Maria Lopez",
        "said",
        "“The bridge will close,”",
        "direct",
        "state",
    ),
    (
        "Lopez said the bridge “will close” in May.",
        "Lopez",
        "said",
        "the bridge “will close” in May",
        "mixed",
        "state",
    ),
    (
        "According to the ministry, prices fell.",
        "the ministry",
        "According to",
        "prices fell",
        "indirect",
        "state",
    ),
    (
        "Prices fell, according to Reuters.",
        "Reuters",
        "according to",
        "Prices fell",
        "indirect",
        "report",
    ),
    (
        "The company denied that it had paid bribes.",
        "The company",
        "denied",
        "it had paid bribes",
        "indirect",
        "deny",
    ),
    (
        "The agency warned of floods in the north.",
        "The agency",
        "warned of",
        "floods in the north",
        "indirect",
        "warn",
    ),
    (
        "The minister confirmed the plan had failed.",
        "The minister",
        "confirmed",
        "the plan had failed",
        "indirect",
        "confirm",
    ),
    ("The union urged workers to strike.", "The union", "urged", "to strike", "indirect", "urge"),
    ("The bank announced a merger.", "The bank", "announced", "a merger", "indirect", "announce"),
    (
        "The premier hinted at early elections.",
        "The premier",
        "hinted at",
        "early elections",
        "indirect",
        "suggest",
    ),
    (
        "The judge emphasised that the law was clear.",
        "The judge",
        "emphasised",
        "the law was clear",
        "indirect",
        "emphasise",
    ),
    ("The envoy promised to return.", "The envoy", "promised", "to return", "indirect", "promise"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "manner", "act"), CASES)
def test_attribution(text: str, source: str, cue: str, content: str, manner: str, act: str) -> None:
    statement = only(document(text))
    assert words(text, statement.source) == source
    assert words(text, statement.cue) == cue
    assert words(text, statement.content) == content
    assert (statement.manner, statement.speech_act) == (manner, act)


def only(found: Document) -> Statement:
    """The only statement of a document."""
    [statement] = found.statements
    return statement


def words(text: str, spans: tuple) -> str:  # type: ignore[type-arg]
    """The words under some spans."""
    return " … ".join(text[span.begin : span.end] for span in spans)


def test_who_reportedly_speaks_is_told_beside_what_is_reported() -> None:
    text = "The crowd surged forward, with Dahl reportedly yelling: “Get off the bridge!”"
    found = {words(text, s.cue): words(text, s.source) for s in document(text).statements}
    assert found == {"reportedly": "", "yelling:": "Dahl"}


def test_reportedly_has_no_source() -> None:
    statement = only(document("The bank has reportedly failed."))
    assert statement.source == ()
    assert statement.content


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three U.S. officials said the talks failed.", 3),
        ("A senior official said the talks failed.", 1),
        ("Two people familiar with the matter said the talks failed.", 2),
        ("Two officials and three diplomats said the talks failed.", 5),
    ],
)
def test_anonymous_sources_are_counted(text: str, count: int) -> None:
    statement = only(document(text))
    assert statement.anonymous
    assert statement.head_count == count


def test_named_source_is_not_anonymous() -> None:
    assert not only(document("French officials said the talks failed.")).anonymous
    assert not only(document("Anna Berg said the talks failed.")).anonymous


@pytest.mark.parametrize(
    "text",
    [
        "The embassy did not respond to a request for comment.",
        "The embassy declined to comment.",
        "The embassy did not immediately return calls.",
    ],
)
def test_silence_is_a_statement_without_content(text: str) -> None:
    statement = only(document(text))
    assert statement.speech_act == "decline-comment"
    assert statement.content == ()
    assert words(text, statement.source) == "The embassy"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The bank declined to comment on the sale of its tower.", "the sale of its tower"),
        ("The bank refused to discuss the fine.", "the fine"),
        ("The bank would not answer questions about its loans.", "its loans"),
    ],
)
def test_what_somebody_does_not_speak_of_is_content_that_nobody_asserts(
    text: str, topic: str
) -> None:
    found = document(text)
    statement = only(found)
    assert statement.speech_act == "decline-comment"
    assert words(text, statement.content) == topic
    assert topic not in words(text, statement.cue)
    asserted = [r for r in found.relations if r.positive and r.certainty == "asserted"]
    assert [r.predicate for r in asserted] == ["kgo:declinedToComment"]


def test_who_cites_figures_speaks_for_nobody_else() -> None:
    text = "The mayor, citing low rents, said the tower would stay."
    sources = [words(text, s.source) for s in document(text).statements]
    assert "low rents" not in sources
    assert "The mayor" in sources


def test_who_is_cited_says_it_too() -> None:
    text = "The paper said the tower would stay, citing two officials."
    sources = {words(text, s.source) for s in document(text).statements}
    assert {"The paper", "two officials"} <= sources


def test_statement_within_a_statement() -> None:
    found = document("According to Le Monde, two diplomats said the talks had failed.")
    inner = next(s for s in found.statements if s.anonymous)
    assert inner.within is not None
    outer = found.statements[inner.within]
    assert words(found.article.text, outer.source) == "Le Monde"
    assert outer.within is None


def test_headline_with_its_source_behind_a_dash() -> None:
    headline = "Norway lifts ban on whaling — minister"
    found = document(f"{headline}\n\nThe ban ended on Monday.", headline=headline)
    assert words(found.article.text, found.statements[0].source) == "minister"


def test_quotation_that_goes_on_has_the_same_source() -> None:
    text = "“We lost,” Ann Lee said. “We will try again.”"
    assert words(text, only(document(text)).content) == "“We lost,” … “We will try again.”"


@pytest.mark.parametrize(
    "text",
    [
        "",
        '„Wir“ «nous» ‘us’ "we"',
        "“An open quotation that never ends",
        "Closing only” he said",
        "”““”",
        "MINISTER SAYS BRIDGE TO CLOSE",
        "said said said said",
        "— — —",
    ],
)
def test_odd_marks_do_not_crash(text: str) -> None:
    for statement in document(text).statements if text else ():
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.begin < span.end <= len(text)


def test_particle_that_makes_another_verb() -> None:
    text = "The two presidents showed off their close friendship at the gala."
    assert {s.speech_act for s in document(text).statements} <= {"other"}


def test_of_whom_it_is_said_belongs_to_what_is_said() -> None:
    text = "The president described the talks in the palace as “very frank.”"
    assert words(text, only(document(text)).content).startswith("the talks")


def test_an_unnamed_source_belongs_where_its_statement_says() -> None:
    found = document("A Treasury official said the new tariff would not apply to medicines.")
    statement = only(found)
    assert statement.affiliation == "Treasury"
    assert statement.source_referent is not None
    assert found.referents[statement.source_referent].affiliation == "Treasury"


def test_quotation_that_goes_on_belongs_to_the_speaker_and_to_who_reports_it() -> None:
    text = (
        "“The ferry will sail again in May,” a port official said on Monday, the Daily Gazette "
        "reports. “We have found a new engine for it.”"
    )
    found = document(text)
    engine = text.index("engine")
    telling = [s for s in found.statements if any(a <= engine < b for a, b in s.content)]
    assert {words(text, s.source) for s in telling} == {"a port official", "the Daily Gazette"}


def test_an_apostrophe_begins_no_quotation_that_goes_on() -> None:
    text = (
        "The mayor said that the town should question the brothers’ plan.\n\n"
        "“Nobody has asked us about any plan at all.”"
    )
    [first, *_] = document(text).statements
    assert "Nobody" not in words(text, first.content)


def test_what_two_rules_find_alike_is_one_statement() -> None:
    doc = pipeline().base("Officials said the dam held.")
    source, cue, content = [doc[0]], [doc[1]], list(doc[2:5])
    drafts = [Draft(rule, "state", source, cue, content) for rule in ("clause", "credit")]
    drafts.append(Draft("clause", "state", source, cue, content[1:]))
    assert without_repeats(drafts) == [drafts[0], drafts[2]]
