"""
Where the engine works: on a thread beside the event loop, one request at a time, the others waiting in line.

More threads would gain nothing: Python computes on one at a time, and so does durable_rules.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http import HTTPStatus
from typing import TypeVar

from intakewise.language.saying import say
from intakewise.service.refusals import refuse
from intakewise.service.settings import Limits

Result = TypeVar("Result")

_SOON = {"Retry-After": "1"}


class Desk:
    """A line of work with an end: whoever finds it full, or waits too long, is told so."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="engine")

    async def run(self, work: Callable[[], Result]) -> Result:
        """
        Return what some work comes to.

        Raises:  Refused: too many are waiting, or it takes too long; what has begun goes on to its end.
        """
        if self._waiting >= self._limits.waiting:
            message = say("Too many requests are waiting.")
            expected = say("Expected fewer at once; try again in a second.")
            raise refuse(HTTPStatus.SERVICE_UNAVAILABLE, "IW-N011", message, expected, _SOON)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                within = copy_context()  # what is spoken there is what is spoken here
                return await asyncio.get_running_loop().run_in_executor(self._thread, within.run, work)
        except TimeoutError:
            message = say("This took longer than {seconds} seconds.", seconds=f"{self._limits.seconds:g}")
            raise refuse(HTTPStatus.SERVICE_UNAVAILABLE, "IW-N011", message, say("Try again."), _SOON) from None
        finally:
            self._waiting -= 1

    async def run_unhurried(self, work: Callable[[], Result]) -> Result:
        """Return what some work of our own comes to, however long it takes: it stands in line like everybody's."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Let what has begun end, and drop the rest."""
        self._thread.shutdown(cancel_futures=True)
