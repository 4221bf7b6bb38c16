"""On which independent origins articles rest."""

from datetime import date

from kg.model import Credit, KnowledgeGraph
from kg.resolution import merge
from tests.resolution.written import Written

COPY = "The harbour of the old town was closed on Monday after a fire on board a large ferry."
OTHER = (
    "The harbour of the old town was shut on Monday after a fire on board a large ferry, it said."
)


def origins(graph: KnowledgeGraph, article: str) -> dict[str, str]:
    """The first words of each sentence of an article → the name of its origin."""
    text = graph.article(f"article/{article}").text
    names = graph.labels() | {node.article.id: "own" for node in graph.articles}
    return {
        " ".join(text[p.span.begin : p.span.end].split()[:2]): names.get(lineage.origin, "?")
        for lineage in graph.lineages
        for p in lineage.carries
        if p.article == f"article/{article}"
    }


def test_copies_and_near_copies_share_the_origin_of_the_first_article() -> None:
    first = Written("z", COPY, published=date(2024, 5, 1)).done()
    later = [
        Written("a", OTHER, published=date(2024, 5, 2)).done(),
        Written("b", "It rained. " + COPY).done(),
    ]
    graph = merge([*later, first])
    [lineage] = [one for one in graph.lineages if len(one.carries) == 3]
    assert lineage.origin == "article/z"


def test_copies_of_a_credited_text_come_from_the_outlet() -> None:
    credited = Written("a", f"{COPY} (Herald)")
    covers, span = credited.span(COPY), credited.span("(Herald)")
    credited.credits = (Credit("Herald", "passage", span, covers),)
    graph = merge([credited.done(), Written("b", COPY + " It rained.").done()])
    assert origins(graph, "b") == {"The harbour": "Herald", "It rained.": "own"}


def test_different_sentences_share_nothing() -> None:
    graph = merge(
        [Written("a", COPY).done(), Written("b", "Rain fell on the hills all day.").done()]
    )
    assert [len(lineage.carries) for lineage in graph.lineages] == [1, 1]


def test_a_quotation_in_two_articles_is_no_copy_of_an_article() -> None:
    quoted = "“We closed the harbour of the old town at once after the fire on the ferry,” "
    one = Written("a", quoted + "said a spokeswoman for the port on Monday evening.").done()
    other = Written("b", quoted + "the mayor told reporters at the town hall today.").done()
    assert [len(lineage.carries) for lineage in merge([one, other]).lineages] == [1, 1]


def test_what_an_outlet_says_or_was_told_is_its_own() -> None:
    written = Written(
        "a", "According to Politico, they met. An official told Politico that it failed. It rained."
    )
    outlet = written.actor("MediaOutlet", "Politico", known="politico")
    official = written.actor("AnonymousSource", "An official")
    written.says(outlet, "According to", "they met")
    written.says(official, "told", "it failed", addressee_referent=outlet)
    assert origins(merge([written.done()]), "a") == {
        "According to": "Politico",
        "An official": "Politico",
        "It rained.": "own",
    }


def test_a_source_met_through_an_outlet_speaks_through_it() -> None:
    written = Written(
        "a", "An official told Politico that they met. They left, the official said. It rained."
    )
    outlet = written.actor("MediaOutlet", "Politico", known="politico")
    official = written.actor("AnonymousSource", "An official", "the official")
    written.says(official, "told", "they met", addressee_referent=outlet)
    written.says(official, "said", "They left")
    assert origins(merge([written.done()]), "a")["They left,"] == "Politico"


def test_a_source_met_before_the_outlet_does_not() -> None:
    written = Written("a", "They left, an official said. The official told Politico they met.")
    outlet = written.actor("MediaOutlet", "Politico", known="politico")
    official = written.actor("AnonymousSource", "an official", "The official")
    written.says(official, "said", "They left")
    written.says(official, "told", "they met", addressee_referent=outlet)
    assert origins(merge([written.done()]), "a") == {
        "They left,": "own",
        "The official": "Politico",
    }


def test_a_sentence_that_points_back_goes_with_the_one_before() -> None:
    written = Written("a", "Politico says they met. This meeting was long. The sun shone.")
    outlet = written.actor("MediaOutlet", "Politico", known="politico")
    written.says(outlet, "says", "they met")
    found = origins(merge([written.done()]), "a")
    assert (found["This meeting"], found["The sun"]) == ("Politico", "own")


def test_a_reprint_rests_on_its_outlet_alone() -> None:
    written = Written("a", "It rained. Originally by Politico.", outlet="Example Post")
    written.credits = (Credit("Politico", "reprint", written.span("Politico"), None),)
    graph = merge([written.done()])
    assert set(origins(graph, "a").values()) == {"Politico"}
    [node] = graph.articles
    assert [graph.labels()[outlet] for outlet in node.derived_from] == ["Politico"]
    assert graph.labels()[node.publisher or ""] == "Example Post"


def test_an_outlet_does_not_rest_on_itself() -> None:
    written = Written("a", "Politico was told that they met.", outlet="Politico")
    outlet = written.actor("MediaOutlet", "Politico", known="politico")
    written.says(outlet, "was told", "they met")
    [node] = merge([written.done()]).articles
    assert node.derived_from == ()


def test_five_articles_two_origins() -> None:
    documents = []
    for number in range(4):
        written = Written(str(number), COPY)
        port = written.actor("Organization", "The harbour")
        written.tells(port, "kgr:close", "on Monday")
        documents.append(written.done())
    own = Written("4", "Fishermen saw how The harbour was shut after smoke rose on Monday.")
    own.tells(own.actor("Organization", "The harbour"), "kgr:close", "on Monday")
    [claim] = merge([*documents, own.done()]).claims
    assert len(claim.articles) == 5
    assert len(claim.lineages) == 2
