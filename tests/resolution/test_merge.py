"""Merging by hand-made documents: entities, policies, claims, lineages, conflicts."""

from dataclasses import replace
from itertools import permutations

import pytest

from kg.errors import LexiconError
from kg.model import Article, Document, KnowledgeGraph
from kg.resolution import Judgements, merge, read_judgements
from tests.nlp.reading import document

ONE = "Norway allowed Sweden to fish near Bergen, but only near Bergen. Anna Berg visited Oslo."
TWO = "The fleet waits. Norway permitted Sweden to fish near Bergen."
THREE = "Norway's policy against fishing near Bergen remains unchanged. John Smith left."


def documents(*texts: str) -> list[Document]:
    """One document for each text, each an article of its own."""
    return [renamed(document(text), number) for number, text in enumerate(texts)]


def renamed(found: Document, number: int) -> Document:
    """A document whose article has an id of its own."""
    article: Article = replace(found.article, id=f"article/{number}", files=(f"{number}.txt",))
    return replace(found, article=article)


def labels(graph: KnowledgeGraph) -> list[str]:
    """The labels of all entities."""
    return [entity.label for entity in graph.entities]


def test_one_node_for_each_actor() -> None:
    graph = merge(documents(ONE, TWO))
    assert labels(graph).count("Norway") == 1
    [norway] = [e for e in graph.entities if e.label == "Norway"]
    assert {m.passage.article for m in norway.mentions} == {"article/0", "article/1"}


def test_same_permission_in_other_words_is_one_policy() -> None:
    graph = merge(documents(ONE, TWO))
    [policy] = [p for p in graph.policies if p.modality == "permission"]
    [claim] = [c for c in graph.claims if policy.id in c.about]
    assert claim.articles == ("article/0", "article/1")
    assert claim.asserted


def test_two_people_with_one_surname_stay_two() -> None:
    texts = ("Mary Smith left Oslo.", "John Smith left Oslo.", "Mr. Smith left Oslo.")
    graph = merge(documents(*texts))
    assert {"Mary Smith", "John Smith"} <= set(labels(graph))
    assert len([label for label in labels(graph) if "Smith" in label]) == 3


def test_surname_alone_joins_the_only_bearer() -> None:
    graph = merge(documents("Mary Smith left Oslo.", "Mr. Smith left Oslo."))
    assert [label for label in labels(graph) if "Smith" in label] == ["Mary Smith"]


def test_anonymous_sources_are_linked_never_merged() -> None:
    text = "A U.S. official said the talks had failed in Geneva."
    graph = merge(documents(text, text + " Nobody was surprised."))
    sources = [e for e in graph.entities if "AnonymousSource" in e.types]
    assert len(sources) == 2
    assert sources[0].possibly_same == (sources[1].id,)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_articles_does_not_matter(order: tuple[int, ...]) -> None:
    found = documents(ONE, TWO, THREE)
    assert merge([found[number] for number in order]) == merge(found)


def test_without_an_article_only_what_rests_on_it_is_gone() -> None:
    found = documents(ONE, TWO, THREE)
    whole, rest = merge(found), merge(found[:2])
    kept = {c.id for c in whole.claims if set(c.articles) & {"article/0", "article/1"}}
    assert {claim.id for claim in rest.claims} == kept


def test_copied_sentences_share_a_lineage() -> None:
    copied = "The harbour of Bergen was closed on Monday after a fire on board a large ferry."
    graph = merge(documents(copied + " It rained.", copied + " Nobody was hurt."))
    shared = [lin for lin in graph.lineages if len({p.article for p in lin.carries}) == 2]
    assert len(shared) == 1


def test_unchanged_prohibition_conflicts_with_permission() -> None:
    graph = merge(documents(ONE, THREE.replace("against fishing", "prohibiting fishing")))
    kinds = [conflict.kind for conflict in graph.conflicts]
    assert kinds.count("contradiction") <= 1


def test_lost_limit_is_found() -> None:
    graph = merge(documents(ONE, TWO))
    [conflict] = [c for c in graph.conflicts if c.kind == "lostQualifier"]
    assert "only near Bergen" in conflict.note


def test_drift_of_a_quotation_is_one_conflict() -> None:
    graph = merge(
        documents(
            "“We will never sell the old harbour to foreign owners,” Anna Berg said.",
            "“We shall never sell our old harbour to any foreign owners,” Anna Berg said.",
        )
    )
    [conflict] = [c for c in graph.conflicts if c.kind == "quoteDrift"]
    assert len(conflict.involves) == 2


def test_human_joins_and_renames() -> None:
    decided = Judgements(same=(("Anna Berg", "John Smith"),), renamed=(("Anna Berg", "A. B."),))
    graph = merge(documents(ONE, THREE), judgements=decided)
    assert "A. B." in labels(graph)
    assert "John Smith" not in labels(graph)


def test_rejected_claim_is_gone() -> None:
    found = documents(ONE)
    claim = merge(found).claims[0].id
    graph = merge(found, judgements=Judgements(rejected=frozenset({claim})))
    assert claim not in {c.id for c in graph.claims}


def test_wrong_judgements_name_file_and_entry(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "judgements.toml"
    path.write_text("[[same]]\nname = 'x'\n")
    with pytest.raises(LexiconError, match=r"judgements\.toml.*same.*number 1.*names"):
        read_judgements(path)
