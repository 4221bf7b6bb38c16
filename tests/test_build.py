"""The whole flow: every file, the same bytes each time, and nothing lost whatever happens."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import ArticleError, FormatError, KGError, LexiconError, ModelError
from kg.graph import FILES, SUMMARY
from kg.output import CACHE, GRAPH, MARKER, STORE
from kg.rdf import validate
from tests.running import ROOT, SEEDS, Run, run_kg

ARTICLE = """Ministry bans drones over harbour

The Harbour Ministry has banned drones over the port of Odense, its spokesperson Karen Holm said on
Monday. "No drone may fly over the port," Holm said.
"""
MORE = 60
WRITTEN = {*FILES, SUMMARY, GRAPH, STORE, CACHE, MARKER}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of one short article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text(ARTICLE)
    return folder


def build_here(*arguments: str) -> Run:
    """Runs ``kg build`` in this process, which has the language model at hand."""
    done = CliRunner().invoke(app, ["build", *arguments])
    return Run(done.exit_code, done.stdout, done.stderr)


def digest(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder but the store, whose log tells the time."""
    files = (path for path in folder.rglob("*") if path.is_file())
    names = {str(path.relative_to(folder)): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(STORE)}


def test_build_writes_every_file(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == WRITTEN
    assert all((built / name).stat().st_size > 60 for name in FILES)


def test_build_tells_what_it_made(build_run: tuple[Path, Run]) -> None:
    folder, run = build_run
    assert run.code == 0
    for words in ("articles", "actors", "statements", "policies", "claims", "conflicts", "origins"):
        assert words in run.stdout
    assert f"{folder / 'graph.html'}" in run.stdout
    assert "kg query --list" in run.stdout
    assert "Traceback" not in run.stderr


def test_other_order_hash_seed_and_processes_give_the_same_bytes(
    built: Path, tmp_path: Path
) -> None:
    files = [str(path.relative_to(ROOT)) for path in reversed(SEEDS)]
    again = tmp_path / "again"
    run = run_kg("build", *files, "-o", str(again), "--processes", "2", PYTHONHASHSEED="2")
    assert run.code == 0, run.stderr
    assert digest(again) == digest(built)


def test_unchanged_articles_come_from_the_cache(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    kg.build([articles], output)
    before = digest(output)
    program = (
        "import sys, kg; kg.build(sys.argv[1], sys.argv[2]); "
        "sys.exit('spacy was loaded' if 'spacy' in sys.modules else 0)"
    )
    command = [sys.executable, "-c", program, str(articles), str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert digest(output) == before


def test_only_new_articles_are_extracted(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    kg.build([articles], output)
    (articles / "second.txt").write_text(ARTICLE.replace("Odense", "Aarhus"))
    extracted = []
    extract_all = kg.workers.extract_all  # type: ignore[attr-defined]

    def watch(missing, settings):  # type: ignore[no-untyped-def]
        extracted.extend(article.files for article in missing)
        return extract_all(missing, settings)

    monkeypatch.setattr("kg.workers.extract_all", watch)
    graph = kg.build([articles], output)
    assert extracted == [(str(articles / "second.txt"),)]
    assert graph.counts().articles == 2
    assert len(list((output / CACHE).iterdir())) == 2
    (articles / "harbour.txt").unlink()
    kg.build([articles], output)
    assert len(list((output / CACHE).iterdir())) == 1


def test_skipped_inputs_are_named_and_nothing_else_is_lost(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_text("")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 20)
    run = build_here(str(articles), "-o", str(tmp_path / "output"), "--json")
    assert run.code == 3
    told = json.loads(run.stdout)
    assert told["counts"]["articles"] == 1
    assert [Path(item["file"]).name for item in told["skipped"]] == ["empty.txt", "picture.txt"]
    assert all(item["reason"] for item in told["skipped"])
    assert "empty.txt" in run.stderr
    assert "picture.txt" in (tmp_path / "output" / SUMMARY).read_text()


def test_no_article_at_all_is_an_error_and_leaves_the_output(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(built, output)
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(ArticleError, match=r"empty\.txt"):
        kg.build([tmp_path / "empty.txt"], output)
    assert digest(output) == digest(built)


def test_quiet_build_says_nothing(articles: Path, tmp_path: Path) -> None:
    assert build_here(str(articles), "-o", str(tmp_path / "output"), "-q") == Run(0, "", "")


def test_verbose_build_tells_each_step(articles: Path, tmp_path: Path) -> None:
    run = build_here(str(articles), "-o", str(tmp_path / "output"), "--verbose")
    steps = ("reading", "extracting", "merging", "writing", "validating", "done")
    assert [step for step in steps if f" s  {step}" in run.stderr] == list(steps)


def test_violations_are_told_and_are_exit_code_1(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "violations", lambda *_: ("claim/x: no evidence",))
    run = build_here(str(articles), "-o", str(tmp_path / "output"))
    assert run.code == 1
    assert "claim/x: no evidence" in run.stderr


@pytest.mark.parametrize(
    "base", ["example", "https://example.org", "https://exa mple.org/", "/x/", "https://x.org/#"]
)
def test_wrong_base_is_refused(base: str, articles: Path) -> None:
    with pytest.raises(KGError, match="not a base IRI"):
        kg.build([articles], settings=kg.Settings(base=base))


def test_missing_model_names_the_remedy(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not installed"):
        kg.build([articles], tmp_path / "output", settings=kg.Settings(model="xx_none"))
    assert not (tmp_path / "output").exists()


def test_two_files_of_judgements_must_be_told_apart(articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(articles, other)
    for folder in (articles, other):
        (folder / "judgements.toml").write_text("")
    with pytest.raises(LexiconError, match="name one with --judgements"):
        kg.build([articles, other])


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_interrupted_build_leaves_the_former_output(
    articles: Path, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    output = tmp_path / "output"
    building = tmp_path / ".output.building"
    kg.build([articles], output)
    before = digest(output)
    # So many that the signal comes while they are read, on a slow machine too.
    for number in range(MORE):
        (articles / f"more{number}.txt").write_text(ARTICLE.replace("Odense", f"Aarhus {number}"))
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(articles), "-o", str(output)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (building / CACHE).exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(how)
    shown, told = process.communicate(timeout=60)
    assert process.returncode == code, told
    assert shown == ""
    assert "Traceback" not in told
    assert digest(output) == before
    assert kg.build([articles], output).counts().articles == 1 + MORE
    assert not building.exists()


def test_output_folder_opens_again(built: Path) -> None:
    graph = kg.Graph.open(built)
    assert graph.counts().articles == len(SEEDS)
    assert graph.knowledge == kg.Graph.open(built).knowledge
    assert "articles=5" in repr(graph)


def test_steps_give_what_build_gives(articles: Path) -> None:
    found, skipped = kg.read(articles)
    graph = kg.merge(kg.extract(found))
    assert skipped == ()
    assert graph.knowledge == kg.build(articles).knowledge
    assert kg.validate(graph) == ()


def test_graph_answers_queries(built: Path) -> None:
    graph = kg.Graph.open(built)
    text = "SELECT ?file WHERE { ?article a kgo:Article ; kgo:file ?file } ORDER BY ?file"
    files = [f"seeds/{path.name}" for path in SEEDS]
    assert [file for (file,) in graph.query(text)] == files
    assert list(graph.query(text).to_pandas()["file"]) == files
    assert list(kg.query(built, text).to_pandas()["file"]) == files
    assert list(kg.query(built / "graph.ttl", text).to_pandas()["file"]) == files


def test_graph_turns_into_rdflib_and_networkx(built: Path) -> None:
    graph = kg.Graph.open(built)
    dataset = graph.to_rdflib()
    assert len(dataset) > 1000
    network = graph.to_networkx()
    assert set(network) & {entity.id for entity in graph.knowledge.entities}
    assert network.number_of_edges() > 10


def test_graph_shows_itself_in_a_notebook(built: Path) -> None:
    shown = kg.Graph.open(built)._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts"')
    assert shown.count("<") == 2


def test_export_by_suffix(built: Path, tmp_path: Path) -> None:
    graph = kg.Graph.open(built)
    for name in FILES:
        kg.write(graph, tmp_path / name)
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_export_and_page_commands(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["export", "claims.csv"], ["page", "graph.html"], ["export", "graph.docx"]):
        done = CliRunner().invoke(app, [*command, "--data", str(built)])
        assert done.stdout == ""
        if command[1] == "graph.docx":
            assert isinstance(done.exception, FormatError)
        else:
            assert (done.exit_code, done.stderr) == (0, f"wrote {command[1]}\n")
            assert Path(command[1]).read_bytes() == (built / command[1]).read_bytes()
    assert not Path("graph.docx").exists()
