"""The processes that answer: who is free, who waits, who is ended at the limit and replaced."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import IO, TypeVar, TypeVarTuple

from kg.errors import KGError, LimitError
from kg.limited import MEGABYTE, Helper
from kg.service.answering import answer_from
from kg.service.question import Answer, Question
from kg.service.settings import ServiceSettings

IN_MEMORY = 4 * MEGABYTE
PAUSE = 1.0
REPLACING_SECONDS = 10.0  # until another process stands in the place of one that was ended
Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class BusyError(KGError):
    """No process is free, and too many requests wait already."""


class TooLongError(LimitError):
    """The answer is longer than the service keeps."""


class GoneError(KGError):
    """The client has left before its answer was there."""


class Body:
    """The text of an answer, in memory as long as it is short, else in a file that has no name.

    ``most`` is its greatest length in megabytes.
    """

    def __init__(self, most: int) -> None:
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        self.size = 0
        self.most = most

    def add(self, piece: bytes) -> None:
        """Takes the next piece; raises ``TooLongError`` where the answer becomes too long."""
        self.size += len(piece)
        if self.size > self.most * MEGABYTE:
            raise TooLongError(f"ended: its answer is longer than {self.most} MB")
        self.file.write(piece)


class Pool:
    """A number of processes on the same data, each answering one question at a time."""

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self.threads = ThreadPoolExecutor(2 * settings.workers)  # for answers and for replacing
        self.free: asyncio.Queue[Helper] = asyncio.Queue()
        self.helpers: set[Helper] = set()
        self.replacing: set[asyncio.Task[None]] = set()
        self.waiting = 0

    async def start(self) -> None:
        """Starts all processes; raises the ``KGError`` that keeps them from opening the data."""
        starting = [self.in_thread(self.begin) for _ in range(self.settings.workers)]
        begun = await asyncio.gather(*starting, return_exceptions=True)
        for helper in begun:
            if isinstance(helper, BaseException):
                await self.close()
                raise helper
            self.free.put_nowait(helper)

    async def close(self) -> None:
        """Ends all processes at once."""
        for task in self.replacing:
            task.cancel()
        for helper in self.helpers:
            helper.end()
        self.threads.shutdown(wait=False, cancel_futures=True)

    async def ask(self, question: Question, gone: Awaitable[None]) -> tuple[Answer, Body]:
        """The answer of the next free process; when ``gone`` is done first, it is ended.

        Raises ``BusyError``, ``GoneError``, ``LimitError``, and what the question's own mistakes
        raise.
        """
        body = Body(self.settings.answer)
        async with self.helper() as helper:
            asking = asyncio.ensure_future(
                self.in_thread(helper.ask, question, self.settings.timeout, body.add)
            )
            leaving = asyncio.ensure_future(gone)
            try:
                await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
                if not asking.done():
                    helper.end()
                    await asyncio.wait((asking,))
                    asking.exception()  # it is known: the process was ended
                    raise GoneError("the client has left")
                return await asking, body
            finally:
                leaving.cancel()

    @asynccontextmanager
    async def helper(self) -> AsyncIterator[Helper]:
        """A free process, which afterwards is free again, or replaced where it was ended."""
        helper = await self.take()
        while not helper.alive:  # the system has ended it while it had nothing to do
            self.lose(helper)
            helper = await self.take()
        try:
            yield helper
        finally:
            if helper.alive:
                self.free.put_nowait(helper)
            else:
                self.lose(helper)

    def lose(self, helper: Helper) -> None:
        """Puts a process in the place of one that was ended."""
        self.helpers.discard(helper)
        task = asyncio.create_task(self.replace())
        self.replacing.add(task)
        task.add_done_callback(self.replacing.discard)

    async def take(self) -> Helper:
        """The next free process, to who came first; raises ``BusyError`` where that lasts too long.

        A request waits until a query that has just begun must have made room, if not too many wait.
        """
        if not self.waiting and not self.free.empty():  # who waits already goes first
            return self.free.get_nowait()
        if self.waiting >= self.settings.waiting:
            raise BusyError("all processes are busy; try again in a moment")
        self.waiting += 1
        try:
            longest = self.settings.timeout + REPLACING_SECONDS
            return await asyncio.wait_for(self.free.get(), longest)
        except TimeoutError:
            raise BusyError("all processes are busy; try again in a moment") from None
        finally:
            self.waiting -= 1

    async def replace(self) -> None:
        """Starts a process in the place of one that was ended, as soon as the data can be read."""
        while True:
            try:
                self.free.put_nowait(await self.in_thread(self.begin))
            except KGError:
                await asyncio.sleep(PAUSE)
            else:
                return

    def begin(self) -> Helper:
        """A process that is ready."""
        settings = self.settings
        place = settings.data, settings.in_memory, settings.room
        helper = Helper(answer_from, *place, memory=settings.memory)
        self.helpers.add(helper)
        try:
            helper.wait()
        except KGError:
            self.helpers.discard(helper)
            helper.end()
            raise
        return helper

    async def in_thread(
        self, function: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        """What a function gives, computed in a thread of this pool."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, function, *arguments)
