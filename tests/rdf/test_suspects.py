"""The nodes that may not fit: pySHACL, given only these, says what it says of the whole graph."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from kg.config import ontology_folder
from kg.rdf import shapes
from kg.rdf.dataset import flat, to_triples
from kg.rdf.namespaces import expand, prefixes_with_base
from kg.rdf.serialise import Shortener
from kg.rdf.shapes import Source, read_shapes
from kg.rdf.store import quads_of, read_file
from kg.rdf.suspects import suspects
from kg.rdf.terms import Quad, iri, name, text, typed, whole
from kg.rdf.validate import explained, misfits
from tests.graph_sample import sample_graph

TRIPLES = to_triples(sample_graph())
SHORTENER = Shortener(prefixes_with_base(sample_graph().base))
EXAMPLES = sorted((ontology_folder() / "examples").glob("*/*.ttl"))
# pySHACL stops where it cannot compare two offsets.
COMPARABLE = [triple for triple in TRIPLES if not triple.predicate.endswith("Index>")]
# What a value may be turned into: one of another kind, form, datatype, language, size or class.
OTHERS = (
    iri("https://example.org/x"),
    "_:nobody",
    text(""),
    text("a\n\\b"),
    text("a", "en"),
    whole(-1),
    whole(7),
    typed("seven", "integer"),
    typed("1.5", "decimal"),
    typed("2031-02-30", "date"),
    typed("2031-02-28", "date"),
    name("kgo:Mention"),
)


def said(triples: Iterable[Quad], *, whole_graph: bool) -> set[str]:
    """What is said of triples, by way of the suspects or by pySHACL alone."""
    rows = sorted(set(triples))
    return set(explained(rows, SHORTENER) if whole_graph else misfits(lambda: rows, SHORTENER))


def damaged(seed: int) -> set[Quad]:
    """The sample with some triples gone, doubled with another value, or given another value."""
    chance = Random(seed)
    found = set(TRIPLES)
    for triple in chance.sample(COMPARABLE, 12):
        other = triple._replace(object=chance.choice(OTHERS))
        kind = chance.choice(("gone", "more", "other"))
        found -= {triple} if kind != "more" else set()
        found |= {other} if kind != "gone" else set()
    return found


def test_in_the_sample_nobody_is_suspected() -> None:
    assert suspects(TRIPLES, read_shapes()) == frozenset()


@pytest.mark.parametrize("seed", range(12))
def test_of_a_damaged_graph_the_same_is_said(seed: int) -> None:
    triples = damaged(seed)
    assert said(triples, whole_graph=False) == said(triples, whole_graph=True) != set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_of_an_example_the_same_is_said(path: Path) -> None:
    triples = list(flat(sorted(quads_of(read_file(path)))))
    assert said(triples, whole_graph=False) == said(triples, whole_graph=True)


def test_offsets_that_cannot_be_are_named() -> None:
    begin = next(triple for triple in TRIPLES if triple.predicate == name("nif:beginIndex"))
    for value in (whole(-1), whole(10**9), typed("1.5", "decimal")):
        triples = {*TRIPLES} - {begin} | {begin._replace(object=value)}
        assert said(triples, whole_graph=False) == said(triples, whole_graph=True) != set()


def test_where_the_graph_tells_of_subclasses_all_may_be_wrong() -> None:
    lower = Quad(name("kgo:Claim"), iri(expand("rdfs:subClassOf")), name("kgo:Claim"))
    assert suspects(sorted({*TRIPLES, lower}), read_shapes()) is None
    assert said({*TRIPLES, lower}, whole_graph=False) == set()


def test_a_constraint_that_is_not_known_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(shapes.TESTS, "pattern")
    with pytest.raises(LookupError, match="sh:pattern"):
        [Source().shape(quad.subject) for quad in Source().quads("targetClass")]
