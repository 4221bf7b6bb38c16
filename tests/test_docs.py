"""The documents tell what is there: commands, files, results, decisions."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import COMMANDS
from kg.graph import FILES, SUMMARY
from tests.running import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = list(COMMANDS)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("line", LINES)
def test_readme_names_every_command(line: str) -> None:
    assert f"`kg {line}" in README


@pytest.mark.parametrize("name", [*FILES, SUMMARY, "store/", "graph.json.gz", "cache/"])
def test_readme_names_every_file_of_the_output(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize(
    "verb", ["read", "extract", "merge", "build", "query", "write", "validate"]
)
def test_readme_names_every_verb(verb: str) -> None:
    assert callable(getattr(kg, verb))
    assert f"kg.{verb}" in README


@pytest.mark.parametrize("name", ["build", "test"])
def test_readme_has_the_two_commands_that_ci_runs(name: str) -> None:
    found = re.search(rf"<!-- command: {name} -->\n```bash\n([^\n]+)\n```", README)
    assert found
    assert found[1].startswith("python3 -m venv .venv && ")
    assert f"run_readme_command {name}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_readme_shows_results_of_three_queries() -> None:
    shown = re.findall(r"```console\n\$ (kg query \S+)[^`]*?\n[^`]+?```", README)
    assert len({line for line in shown if "--list" not in line}) >= 3


def test_results_in_the_readme_are_what_the_seeds_give(built: Path) -> None:
    command = [sys.executable, "scripts/readme", "--check", "--output", str(built)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"run scripts/readme\n{done.stderr}"


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_examples_run(
    example: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
    for target in targets:
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_index_lists_every_decision() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    for number, path in enumerate(records, start=1):
        title = path.read_text(encoding="utf-8").splitlines()[0]
        assert path.name.startswith(f"{number:04}-")
        assert title.startswith(f"# {number}. ")
        name = title.partition(". ")[2]
        assert f"| [{number:04}]({path.name}) | {name} |" in index


def test_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## .+$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings[0] == "## [Unreleased]"


def test_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License\n" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize("name", ["check", "golden", "repeatable", "readme"])
def test_scripts_can_be_run(name: str) -> None:
    path = ROOT / "scripts" / name
    assert path.stat().st_mode & 0o111
    interpreter = path.read_text(encoding="utf-8").splitlines()[0]
    if "bash" in interpreter:
        assert subprocess.run(["bash", "-n", str(path)]).returncode == 0
    else:
        compile(path.read_text(encoding="utf-8"), name, "exec")
