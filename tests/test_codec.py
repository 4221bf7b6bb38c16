"""Records survive the way to disk and back, and equal records give equal bytes."""

import gzip
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.codec import decode, encode, read_record, schema, write_record
from kg.errors import StoreError
from kg.model import (
    Article,
    Claim,
    Conflict,
    Credit,
    Document,
    Entity,
    KnowledgeGraph,
    Passage,
    Phrase,
    Referent,
    Relation,
    Span,
    TimeExpression,
)

ARTICLE = Article(
    id="article/a-1",
    files=("seeds/a.txt",),
    text="“Nein”, sagte er.\u2028\x1b[31m",
    paragraphs=(Span(0, 6), Span(7, 16)),
    headline=Span(0, 6),
    published=date(2024, 5, 31),
    credits=(
        Credit("Politico", "passage", Span(1, 2), Span(3, 4)),
        Credit("AP", "reprint", Span(0, 1)),
    ),
)
DOCUMENT = Document(
    ARTICLE,
    referents=(Referent("Person", "Joe Biden", ()),),
    relations=(
        Relation(
            0, "kgo:attacked", 1, True, "asserted", Span(0, 1), Span(0, 1), "r", confidence=0.1
        ),
        Relation(
            0,
            "kgo:stated",
            Phrase("x", Span(0, 1), ("x",)),
            False,
            "possible",
            Span(0, 1),
            Span(0, 1),
            "r",
            confidence=0.1,
            time=TimeExpression("now", Span(0, 1), date(2024, 5, 1)),
        ),
    ),
)
GRAPH = KnowledgeGraph(
    entities=(Entity("Kharkiv", ("Place",), "Kharkiv", point=(36.25, 50.0)),),
    claims=(Claim("claim/1", "A", "kgo:attacked", "B", True, ("asserted",), (), ()),),
    conflicts=(
        Conflict("c", "quoteDrift", ("claim/1", Passage("article/a-1", Span(0, 3))), "drift"),
    ),
)


@pytest.mark.parametrize("record", [ARTICLE, DOCUMENT, GRAPH, Article("a", (), "", ())])
def test_round_trip(record: object, tmp_path: Path) -> None:
    path = tmp_path / "record.json.gz"
    write_record(record, path)
    assert read_record(type(record), path) == record
    first = path.read_bytes()
    write_record(read_record(type(record), path), path)
    assert path.read_bytes() == first


def test_spans_and_dates_come_back_as_what_they_were() -> None:
    again = decode(Document, encode(DOCUMENT))
    assert isinstance(again.article.paragraphs[0], Span)
    assert isinstance(again.article.published, date)
    assert isinstance(again.relations[1].object, Phrase)
    assert again.relations[0].object == 1


@pytest.mark.parametrize("data", [None, 3, [], {"id": 1}, ["a", "b"]])
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"Article|argument"):
        decode(Article, data)


def test_missing_file_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build first"):
        read_record(KnowledgeGraph, tmp_path / "graph.json.gz")


@pytest.mark.parametrize("cut", [0, 10, 60, -1])
def test_damaged_file_is_named(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "graph.json.gz"
    write_record(GRAPH, path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(StoreError, match=r"graph\.json\.gz: damaged"):
        read_record(KnowledgeGraph, path)


def test_other_data_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.json.gz"
    path.write_bytes(gzip.compress(b'"0000"\n[]'))
    with pytest.raises(StoreError, match="another version"):
        read_record(KnowledgeGraph, path)


def test_schema_knows_nested_fields() -> None:
    @dataclass(frozen=True)
    class Article:
        id: str

    assert schema(Article) != schema(Document)
    assert schema(KnowledgeGraph) != schema(Document)


def test_ambiguous_unions_are_refused() -> None:
    @dataclass(frozen=True)
    class Ambiguous:
        value: int | str

    with pytest.raises(ValueError, match="cannot tell"):
        decode(Ambiguous, [1])
