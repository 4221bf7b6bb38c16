"""Why mentions are one entity: from articles through merging and the store to words."""

from pathlib import Path

from kg.lexicon import read_lexicon
from kg.rdf.store import memory_store
from kg.rdf.why_entity import explain_entity, find_merges
from kg.resolution import merge
from kg.resolution.judgements import Judgements
from tests.nlp.reading import document

TEXT = (
    "Norwegian Foreign Minister Dora Vogt praised the plan. Vogt said that she liked it. "
    "The foreign minister left."
)


def test_every_join_of_an_entity_is_told() -> None:
    store = memory_store(merge([document(TEXT)]))
    [found] = find_merges(store, "dora vogt")
    assert {"surname", "office", "entity.person"} <= set(found.rules)
    assert {"pronoun", "ranked pronoun"} & set(found.rules)
    words = explain_entity(store, "Dora Vogt")
    assert "1 × “The foreign minister” (nominal)" in words
    assert "surname: a single name of the only" in words
    assert explain_entity(store, "Nobody Known") == ""


def test_human_decisions_are_told_and_go_before_rules() -> None:
    documents = [document("Dora Vogt met Ines Castro in Lima.")]
    decided = Judgements(
        same=(("Dora Vogt", "Ines Castro"),), renamed=(("Dora Vogt", "D. Castro"),)
    )
    store = memory_store(merge(documents, judgements=decided))
    [found] = find_merges(store, "D. Castro")
    assert {"judgement.same", "judgement.rename"} <= set(found.rules)
    assert {w.words for w in found.wordings} == {"Dora Vogt", "Ines Castro"}
    plain = memory_store(merge(documents))
    assert len(find_merges(plain, "Dora Vogt")) == len(find_merges(plain, "Ines Castro")) == 1


def test_every_rule_of_the_code_has_its_words() -> None:
    folder = Path(__file__).parent.parent.parent / "kg" / "nlp" / "coreference"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    inside = [r for r in read_lexicon("merging")["rules"] if "." not in r]
    assert [rule for rule in inside if f'"{rule}"' not in code] == []
