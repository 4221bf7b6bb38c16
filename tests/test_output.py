"""The output folder changes all at once, whenever the process dies, and is never someone else's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.output import MARKER, beside, exchange, known_names, locked, recover, replacing

FILES = {"graph.ttl": "new\n", "summary.md": "new\n", "store/CURRENT": "new\n"}


def fill(folder: Path, content: str) -> None:
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def build(output: Path, content: str, failure: BaseException | None = None) -> None:
    with replacing(output) as building:
        fill(building, content)
        (building / "cache").mkdir(exist_ok=True)
        if failure is not None:
            raise failure


def contents(folder: Path) -> set[str]:
    return {(folder / name).read_text() for name in FILES}


def test_output_is_created_with_a_marker(tmp_path: Path) -> None:
    with replacing(tmp_path / "deep" / "output") as building:
        fill(building, "new")
    target = tmp_path / "deep" / "output"
    assert contents(target) == {"new"}
    assert known_names(target) == {MARKER, "graph.ttl", "summary.md", "store"}
    assert [path.name for path in target.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("swap", [True, False], ids=["exchange", "two-renames"])
def test_output_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: bool) -> None:
    if not swap:
        monkeypatch.setattr("kg.output.exchange", lambda one, other: False)
    for content in ("old", "new"):
        with replacing(tmp_path / "output") as building:
            fill(building, content)
    assert contents(tmp_path / "output") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_failed_build_leaves_output_alone(tmp_path: Path) -> None:
    build(tmp_path / "output", "old")
    with pytest.raises(KeyError):
        build(tmp_path / "output", "new", KeyError())
    assert contents(tmp_path / "output") == {"old"}
    build(tmp_path / "output", "next")
    assert contents(tmp_path / "output") == {"next"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_build_that_fails_at_once_leaves_nothing_beside(tmp_path: Path) -> None:
    with pytest.raises(KeyError), replacing(tmp_path / "output"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_cache_survives_an_interrupted_build(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "output", "new", KeyboardInterrupt())
    (beside(tmp_path / "output", "building") / "cache" / "a.json.gz").write_text("kept")
    with replacing(tmp_path / "output") as building:
        assert [path.name for path in building.iterdir()] == ["cache"]
        fill(building, "new")
    assert (tmp_path / "output" / "cache" / "a.json.gz").read_text() == "kept"


def test_fresh_clone_counts_as_ours(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "graph.ttl").write_text("old")
    (output / "summary.md").write_text("old")
    with replacing(output) as building:
        fill(building, "new")
    assert contents(output) == {"new"}


@pytest.mark.parametrize("marked", [True, False])
def test_foreign_files_are_never_removed(tmp_path: Path, marked: bool) -> None:
    output = tmp_path / "output"
    if marked:
        with replacing(output) as building:
            fill(building, "old")
    else:
        fill(output, "old")
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"thesis\.txt, which kg"), replacing(output):
        pytest.fail("nothing may be built")
    assert (output / "thesis.txt").read_text() == "mine"


def test_a_file_is_not_an_output_folder(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(StoreError, match="not a folder"), replacing(tmp_path / "output"):
        pytest.fail("nothing may be built")


def test_a_file_that_appears_during_the_build_is_not_lost(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with replacing(output) as building:
        fill(building, "old")
    building = replacing(output)
    fill(building.__enter__(), "new")
    (output / "notes").write_text("mine")
    with pytest.raises(StoreError, match="notes"):
        building.__exit__(None, None, None)
    assert contents(output) == {"old"}
    assert (output / "notes").read_text() == "mine"


def test_damaged_marker_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / MARKER).write_text("{")
    with pytest.raises(StoreError, match=r"\.kg-output: damaged"), replacing(tmp_path / "output"):
        pytest.fail("nothing may be built")


def test_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with replacing(tmp_path / "output") as building:
        fill(building, "first")
        with pytest.raises(StoreError, match="another kg build"), replacing(tmp_path / "output"):
            pytest.fail("nothing may be built")
    assert contents(tmp_path / "output") == {"first"}


def test_lock_of_a_removed_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.setattr("fcntl.flock", lambda handle, how: folder.rmdir())
    with pytest.raises(StoreError, match="just finished"), locked(folder):
        pytest.fail("nothing may be built")


def test_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    with replacing(tmp_path / "output") as building:
        fill(building, "new")
    assert (tmp_path / "output").is_symlink()
    assert contents(tmp_path / "disk") == {"new"}


def test_exchange_reports_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "one", tmp_path / "two")


KILLED = """
import json, os, sys
from pathlib import Path
import kg.output as output

root, mode = Path(sys.argv[1]), sys.argv[2]
if mode == "renames":
    output.exchange = lambda one, other: False
EVENTS = ("os.", "open", "shutil.", "ctypes.", "fcntl.")


def die_at(step):
    count = 0

    def hook(event, arguments):
        nonlocal count
        if event.startswith(EVENTS):
            count += 1
            if count == step:
                os._exit(9)

    sys.addaudithook(hook)


def build(folder, content):
    with output.replacing(folder) as building:
        for name in json.loads(sys.argv[3]):
            (building / name).parent.mkdir(exist_ok=True)
            (building / name).write_text(content)


step = 0
while True:
    step += 1
    folder = root / str(step) / "output"
    build(folder, "old")
    child = os.fork()
    if child == 0:
        die_at(step)
        build(folder, "new")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) == 0:
        break
print(step - 1)
"""


@pytest.mark.parametrize("mode", ["exchange", "renames"])
def test_killed_at_every_step_leaves_the_old_or_the_new_output_whole(
    tmp_path: Path, mode: str
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path), mode, json.dumps(list(FILES))]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": "."}
    )
    steps = int(done.stdout)
    assert steps > 20
    seen = set()
    parked = 0
    for step in range(1, steps + 1):
        output = tmp_path / str(step) / "output"
        if mode == "exchange":
            assert output.is_dir(), f"killed at step {step}: no output"
        parked += not output.is_dir()
        recover(output)
        found = contents(output)
        assert found in ({"old"}, {"new"}), f"killed at step {step}: {found}"
        seen |= found
        with replacing(output) as building:
            fill(building, "next")
        assert contents(output) == {"next"}
        assert [path.name for path in output.parent.iterdir()] == ["output"]
        assert not beside(output, "former").exists()
    assert seen == {"old", "new"}
    assert parked == (mode == "renames")
