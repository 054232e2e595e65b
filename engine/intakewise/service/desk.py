"""
Where work is given out: to whichever worker is idle, the requests waiting in one line for all of them.

A line for each worker would be simpler, and slower: requests would wait in one while the other is idle.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor
from http import HTTPStatus
from typing import TypeVar

from intakewise.language.saying import say
from intakewise.service.refusals import Refused, refuse
from intakewise.service.settings import Limits
from intakewise.service.tools import Tools
from intakewise.service.workers import Worker

Result = TypeVar("Result")

_SOON = {"Retry-After": "1"}


class Desk:
    """A line of work with an end: whoever finds it full, or waits too long, is told so."""

    def __init__(self, limits: Limits, workers: Sequence[Worker]) -> None:
        self._limits = limits
        self._waiting = 0
        self._workers = list(workers)
        # Last come, first served: what a worker has just used is still in the memory that is near.
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in workers:
            self._idle.put_nowait(worker)

    async def run(self, work: Callable[..., Result], *args: object) -> Result:
        """
        Return what some work comes to; it is called with tools, then these arguments.

        Raises:  Refused: too many are waiting, or it takes too long; what has begun goes on to its end. Or by the work.
        """
        if self._waiting >= self._limits.waiting * len(self._workers):
            expected = say("Expected fewer at once; try again in a second.")
            raise _not_now(say("Too many requests are waiting."), expected)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self.run_unhurried(work, *args)
        except TimeoutError:
            message = say("This took longer than {seconds} seconds.", seconds=f"{self._limits.seconds:g}")
            raise _not_now(message, say("Try again.")) from None
        finally:
            self._waiting -= 1

    async def run_unhurried(self, work: Callable[..., Result], *args: object) -> Result:
        """
        Return what some work comes to, however long it takes: it stands in line like everybody's.

        Raises:  Refused: by the work, or its worker died twice.
        """
        try:
            return await self._done(work, *args)
        except BrokenExecutor:
            pass  # it need not be this that killed it, and what is asked here may be asked twice (decision 67)
        try:
            return await self._done(work, *args)
        except BrokenExecutor:
            raise _not_now(say("The process that worked on this ended."), say("Try again.")) from None

    async def begin(self) -> None:
        """Wait until all workers are ready. Raises BrokenExecutor: one of them died as it began."""
        await ready(self._workers)

    async def exchange(self, workers: Sequence[Worker]) -> None:
        """Take other workers that are ready, once those before have done what they are at; what comes then waits."""
        before = [await self._idle.get() for _ in self._workers]
        self._workers = list(workers)
        for worker in workers:
            self._idle.put_nowait(worker)
        for worker in before:
            worker.close(wait=False)

    def close(self) -> None:
        """Let what has begun end, and drop the rest."""
        for worker in self._workers:
            worker.close()

    async def _done(self, work: Callable[..., Result], *args: object) -> Result:
        loop, worker = asyncio.get_running_loop(), await self._idle.get()
        try:
            future = worker.submit(work, *args)
        except BaseException:
            self._idle.put_nowait(worker)
            raise
        # Not before: also where nobody waits for the result any more, the worker is still at it.
        future.add_done_callback(lambda _: loop.call_soon_threadsafe(self._idle.put_nowait, worker))
        return await asyncio.wrap_future(future)


async def ready(workers: Iterable[Worker]) -> None:
    """Wait until workers can begin. Raises BrokenExecutor: one of them died as it began."""
    await asyncio.gather(*(asyncio.wrap_future(worker.submit(_nothing)) for worker in workers))


def _nothing(_: Tools) -> None:
    """Do nothing, which takes until a worker is ready."""


def _not_now(message: str, expected: str) -> Refused:
    return refuse(HTTPStatus.SERVICE_UNAVAILABLE, "IW-N011", message, expected, _SOON)
