"""The output folder: filled beside its place, put there in one step, never half.

While a build runs, its files stand in ``.NAME.building`` beside the folder ``NAME``. At the end the
two change places. Linux does that in one system call; elsewhere two renames do it, and whoever
comes next puts the former folder back if the process died between them. A process killed at any
moment thus leaves the former output whole or the new one whole.
"""

import ctypes
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.version import SOFTWARE

MARKER = ".kg-output"
CACHE = "cache"
GRAPH = "graph.json.gz"
STORE = "store"
KEPT_IN_GIT = {"graph.ttl", "summary.md"}
NOBODYS = {".DS_Store"}
AT_FDCWD = -100
RENAME_EXCHANGE = 2


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """An empty folder to fill; it takes the place of ``folder`` when the block ends well.

    Only ``cache`` may already be there, left by a build that was interrupted; it also stays when
    this block fails. Raises ``StoreError`` where another build is at work, or where the folder
    holds what kg did not write.
    """
    target = folder.resolve()
    recover(target)
    check_ours(target)
    building = beside(target, "building")
    building.mkdir(parents=True, exist_ok=True)
    with locked(building):
        clear(building, keep={CACHE})
        with ExitStack() as failing:
            failing.callback(discard, building)
            yield building
            failing.pop_all()
        check_ours(target)
        sign(building)
        put_in_place(building, target)


def discard(building: Path) -> None:
    """Removes what a failed build has written; its cache stays for the next one."""
    clear(building, keep={CACHE})
    if not any(building.iterdir()):
        building.rmdir()


def recover(target: Path) -> None:
    """Puts the former folder back where a build was killed between its two renames."""
    former = beside(target, "former")
    if former.is_dir() and not target.exists():
        former.rename(target)


def beside(target: Path, role: str) -> Path:
    """The hidden sibling of the output folder that is used while a build runs."""
    return target.with_name(f".{target.name}.{role}")


def check_ours(target: Path) -> None:
    """Raises ``StoreError`` unless the folder may be replaced: missing, empty, or written by kg."""
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"{target}: not a folder; give another with -o")
    if target.is_mount():
        raise StoreError(f"{target}: a mount point cannot be replaced; give a folder inside it")
    names = {entry.name for entry in target.iterdir()} - NOBODYS
    foreign = sorted(names - known_names(target))
    if foreign:
        some = ", ".join(foreign[:3]) + (" …" if foreign[3:] else "")
        raise StoreError(
            f"{target}: holds {some}, which kg build did not write and would remove; "
            "move that, or give another folder with -o"
        )


def known_names(target: Path) -> set[str]:
    """The names that a build has written into a folder, as its marker lists them."""
    marker = target / MARKER
    if not marker.is_file():
        return KEPT_IN_GIT
    try:
        return {MARKER, *json.loads(marker.read_text(encoding="utf-8"))["files"]}
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{marker}: damaged ({error}); remove the folder {target}") from error


def sign(building: Path) -> None:
    """Writes the marker that lists what kg has written."""
    names = sorted(entry.name for entry in building.iterdir() if entry.name != MARKER)
    content = {"software": SOFTWARE, "files": names}
    (building / MARKER).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def put_in_place(building: Path, target: Path) -> None:
    """Lets a finished folder take the place of the former one, and removes that."""
    former = beside(target, "former")
    if former.exists():
        shutil.rmtree(former)
    if not target.exists():
        building.rename(target)
        return
    with locked(target):  # under its new name nobody may take it for an abandoned build
        if exchange(building, target):
            shutil.rmtree(building)
        else:
            target.rename(former)
            building.rename(target)
            shutil.rmtree(former)


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step; False where the system or the file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other))
    if renameat2(*names, RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds a folder against other builds; the system lets go of it if the process dies."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"{folder}: another kg build is at work here; wait for it") from None
        if not folder.exists() or not os.path.samestat(os.fstat(handle), folder.stat()):
            raise StoreError(f"{folder}: another kg build has just finished here; try again")
        yield
    finally:
        os.close(handle)


def clear(folder: Path, keep: set[str]) -> None:
    """Removes all entries of a folder but those to keep."""
    for entry in folder.iterdir():
        if entry.name in keep:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
