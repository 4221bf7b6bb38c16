"""Work in a process of its own, which is ended when it takes too long or too much memory.

A query in a store cannot be interrupted from inside the process that runs it; a process can be
killed at any moment. So what may take for ever is done by a ``Helper``: it gets a task, sends
pieces of its result as it has them, and dies at the limit.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import KGError, LimitError

Result = TypeVar("Result")
Send = Callable[[bytes], None]
# A function that gets ready and returns what does one task; pieces of the result go to ``Send``.
Work = Callable[..., Callable[[Any, Send], Any]]
MEGABYTE = 1 << 20
STARTING_SECONDS = 120.0
PR_SET_PDEATHSIG = 1
STATUS = Path("/proc/self/status")
NO_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """The end of a task that went well."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """The end of a task that a user's mistake or the data prevented."""

    error: KGError


class Helper:
    """A process that does one task after the other for this one.

    ``work`` and its arguments are sent to the process, so they must be importable and picklable.
    ``memory`` is in megabytes, counted from when it is ready; ``None``: no limit.
    """

    def __init__(self, work: Work, *arguments: Any, memory: int | None = None) -> None:
        # Started afresh: a fork of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        self.memory = memory
        self.connection, theirs = context.Pipe()
        self.process = context.Process(
            target=run, args=(theirs, work, arguments, memory), daemon=True
        )
        self.process.start()
        theirs.close()  # so that its death ends the pipe
        self.ready = False

    def wait(self) -> None:
        """Returns when the process is ready; raises the ``KGError`` that kept it from that."""
        if not self.ready:
            self.outcome(time.monotonic() + STARTING_SECONDS, STARTING_SECONDS, ignore)
            self.ready = True

    def ask(self, task: object, seconds: float | None = None, receive: Send | None = None) -> Any:
        """The result of a task; the pieces that it sends before go to ``receive``.

        Raises ``LimitError`` where it took longer than ``seconds`` or more memory than allowed:
        then the process is gone (``alive``). Raises the task's own ``KGError`` otherwise.
        """
        self.wait()
        deadline = None if seconds is None else time.monotonic() + seconds
        try:
            self.connection.send(task)
            return self.outcome(deadline, seconds, receive or ignore)
        except OSError:
            raise self.death() from None

    def outcome(self, deadline: float | None, seconds: float | None, receive: Send) -> Any:
        """The next result that the process sends before a deadline, a time of the clock."""
        while True:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and (left <= 0 or not self.connection.poll(left)):
                self.end()
                raise LimitError(f"ended at its time limit of {seconds:g} s")
            try:
                message = self.connection.recv()
            except EOFError:
                raise self.death() from None
            if isinstance(message, Done):
                return message.result
            if isinstance(message, Failed):
                raise message.error
            try:
                receive(message)
            except KGError:
                self.end()  # the rest of the pieces would be taken for the next answer's
                raise

    def death(self) -> LimitError:
        """What the end of the process means."""
        self.process.join(1)
        code = self.process.exitcode
        self.end()
        if self.memory is not None and code in (-signal.SIGABRT, -signal.SIGSEGV, NO_MEMORY):
            return LimitError(
                f"ended at its memory limit of {self.memory} MB (or it is nested too deeply)"
            )
        return LimitError("ended from outside, perhaps for want of memory")

    @property
    def alive(self) -> bool:
        """True while the process can take a task."""
        return self.process.is_alive()

    def end(self) -> None:
        """Ends the process at once, whatever it does; harmless if it is gone."""
        self.process.kill()
        self.process.join()


def ignore(piece: bytes) -> None:
    """Takes no notice of a piece."""


def within(
    seconds: float | None,
    function: Callable[..., Result],
    *arguments: Any,
    memory: int | None = None,
) -> Result:
    """The result of a function, in this process without a limit, else in one that is ended at it.

    ``seconds`` of work; ``memory`` in megabytes. Raises ``LimitError`` at a limit, and the
    ``KGError`` that the function raises.
    """
    if seconds is None and memory is None:
        return function(*arguments)
    helper = Helper(call, function, memory=memory)
    try:
        result: Result = helper.ask(arguments, seconds)
        return result
    finally:
        helper.end()


def call(function: Callable[..., Result]) -> Callable[[tuple[Any, ...], Send], Result]:
    """The work of ``within``: a task is the arguments of a function."""

    def work(arguments: tuple[Any, ...], send: Send) -> Result:
        del send
        return function(*arguments)

    return work


# ---- in the process that helps


def run(connection: Connection, work: Work, arguments: tuple[Any, ...], memory: int | None) -> None:
    """Gets ready, then does tasks until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides
    die_with_parent()
    try:
        task_of = work(*arguments)
    except KGError as error:
        connection.send(Failed(error))
        return
    limit_memory(memory)
    connection.send(Done(None))
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        try:
            connection.send(Done(task_of(task, connection.send)))
        except KGError as error:
            connection.send(Failed(error))
        except MemoryError:
            os._exit(NO_MEMORY)  # nothing can be relied on any more


def die_with_parent() -> None:
    """Has the system end this process with its parent, where it can (Linux)."""
    parent = os.getppid()
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that
            os._exit(1)


def limit_memory(megabytes: int | None) -> None:
    """Allows this process so much more memory than it has; only Linux keeps to it.

    Private memory is counted (``RLIMIT_DATA``), not address space, of which a store maps much.
    """
    if megabytes is None or not sys.platform.startswith("linux"):
        return
    fields = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    held = int(fields["VmData"].split()[0]) * 1024
    limit = held + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The store's last words at the limit are for its developers.
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stderr.fileno())


__all__ = ["Helper", "Send", "within"]
