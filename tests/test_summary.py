"""The summary tells what is there, in words that no article can turn into markup."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import (
    Article,
    ArticleNode,
    Claim,
    Concept,
    Conflict,
    Entity,
    EntityMention,
    KnowledgeGraph,
    Lineage,
    Passage,
    Policy,
    Provenance,
    Skipped,
    Span,
)
from kg.summary import Counts, actors, count, escape, to_markdown

FIRST, SECOND = Passage("article/a", Span(0, 9)), Passage("article/b", Span(0, 9))
GRAPH = KnowledgeGraph(
    articles=(
        ArticleNode(
            Article(
                "article/a",
                ("a.txt",),
                "Ban lifted",
                (),
                Span(0, 10),
                date(2024, 5, 31),
                "Post",
            ),
            derived_from=("Politico",),
        ),
        ArticleNode(Article("article/b", ("b.txt", "c.txt"), "Other", (Span(0, 5),))),
    ),
    entities=(
        Entity("Denmark", ("Country",), "Denmark", mentions=(EntityMention(FIRST, "name"),) * 3),
        Entity("Drone", ("Weapon", "Artifact"), "drone"),
        Entity("Odense", ("Place",), "Odense"),
        Entity("Politico", ("MediaOutlet",), "Politico", mentions=(EntityMention(FIRST, "name"),)),
    ),
    concepts=(Concept("action/fly", "Action", "fly"),),
    policies=(
        Policy(
            "policy/1",
            "no drones",
            "prohibition",
            ("Denmark",),
            ("Politico",),
            "action/fly",
            ("introduced",),
        ),
        Policy("policy/2", "asked", "request", (), (), "action/fly", (), negated=True),
    ),
    claims=(
        Claim(
            "claim/1",
            "Denmark",
            "kgo:askedFor",
            "action/fly",
            False,
            ("asserted",),
            (FIRST, SECOND),
            (),
            about=("policy/1",),
            lineages=("lineage/1", "lineage/2"),
        ),
        Claim(
            "claim/2",
            "Denmark",
            "kgr:fly_over",
            "Odense",
            True,
            ("asserted",),
            (FIRST,),
            (),
            lineages=("lineage/1",),
        ),
    ),
    lineages=(
        Lineage("lineage/1", "Politico", "Politico", (FIRST,)),
        Lineage("lineage/2", "article/b", "Other", (SECOND,)),
    ),
    conflicts=(Conflict("conflict/1", "quoteDrift", ("claim/1",), "one says “may”"),),
    provenance=Provenance("polkg 1", "en_core_web_sm 3.8", ("attribution 1",)),
)
SKIPPED = (Skipped("d.txt", "empty"),)


def test_counts() -> None:
    assert count(GRAPH, SKIPPED) == Counts(
        articles=2,
        actors=2,
        statements=0,
        policies=2,
        claims=2,
        conflicts=1,
        origins=2,
        skipped=1,
    )
    assert [actor.id for actor in actors(GRAPH)] == ["Denmark", "Politico"]


@pytest.mark.parametrize(
    "line",
    [
        "| origins | 2 |",
        "- Ban lifted (a.txt; Post; 2024-05-31; rests on Politico)",
        "- Other (b.txt, c.txt)",
        r"- prohibition by Denmark for Politico: fly \[introduced\] (2 articles, 2 origins)",
        "- request: not to fly (0 articles, 0 origins)",
        "- quote drift: one says “may”",
        "  - Denmark — not asked for — fly",
        "- Denmark — not asked for — fly (2 articles, 2 origins)",
        "- Denmark: 3 mentions",
        "- d.txt: empty",
        "Made by polkg 1, en_core_web_sm 3.8, attribution 1.",
    ],
)
def test_markdown_has_a_line_for_everything(line: str) -> None:
    assert line in to_markdown(GRAPH, SKIPPED).splitlines()


def test_claims_of_one_origin_are_not_corroborated() -> None:
    assert "fly over — Odense" not in to_markdown(GRAPH)


def test_empty_sections_are_left_out() -> None:
    shown = to_markdown(KnowledgeGraph())
    assert "## " not in shown
    assert "| articles | 0 |" in shown
    assert "## Skipped" not in to_markdown(GRAPH)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("[click](javascript:x)", "\\[click\\](javascript:x)"),
        ("a | b\n# c", "a \\| b \\# c"),
        ("\x1b[31m\u202ered", "\\[31m red"),
        ("_a_ b_c _ __d__", "\\_a\\_ b_c \\_ \\_\\_d\\_\\_"),
        ("*x* `y` &amp;", "\\*x\\* \\`y\\` \\&amp;"),
    ],
)
def test_text_of_articles_is_no_markup(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_hostile_labels_stay_in_their_line() -> None:
    hostile = replace(GRAPH.entities[0], label="x\n## Owned\n<img src=x onerror=alert(1)>")
    shown = to_markdown(replace(GRAPH, entities=(hostile, *GRAPH.entities[1:])))
    assert "## Owned" not in shown.splitlines()
    assert "<img" not in shown.replace("\\<", "")
