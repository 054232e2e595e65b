"""
The sessions of the service: work with them at a desk of their own, purge now and again.

At a desk of their own, since a database that does not answer must hold up nobody who keeps nothing.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.service.counting import Counts
from intakewise.service.desk import Desk
from intakewise.service.refusals import Refused
from intakewise.service.telling import tell, tell_fault
from intakewise.service.tools import Tools
from intakewise.sessions.refusals import SessionRefused

SESSION = "Intakewise-Session"
"""The header with the token. Never a URL, which is logged; and not `Authorization`, which holds the key of a client."""

_PURGE_EVERY_S = 3600

_STATUSES = {
    "IW-K001": HTTPStatus.NOT_FOUND,
    "IW-K002": HTTPStatus.CONFLICT,
    "IW-K003": HTTPStatus.SERVICE_UNAVAILABLE,
    "IW-K004": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "IW-K005": HTTPStatus.SERVICE_UNAVAILABLE,
    "IW-K006": HTTPStatus.GONE,
}

_WAIT = {"IW-K003": {"Retry-After": "3600"}, "IW-K005": {"Retry-After": "5"}}

Result = TypeVar("Result")


class Kept:
    """What keeps sessions: `run` is how everything with them is done."""

    def __init__(self, desk: Desk, counts: Counts) -> None:
        self.desk = desk
        self._counts = counts

    async def run(self, work: Callable[..., Result], *args: object) -> Result:
        """Return what some work with sessions comes to; it takes tools, then these arguments. Raises Refused."""
        return await self.desk.run(_done, work, *args)

    async def purge_now_and_again(self) -> None:
        """Erase what has expired: at once, then every hour until cancelled."""
        while True:
            try:
                purged = await self.desk.run_unhurried(_done, _purged)
            except Refused:
                pass  # the log has said it
            except Exception as fault:
                tell_fault("fault", fault)
            else:
                self._counts.session("expired", purged)
            await asyncio.sleep(_PURGE_EVERY_S)


def _purged(tools: Tools) -> int:
    return tools.sessions.purge()


def _done(tools: Tools, work: Callable[..., Result], *args: object) -> Result:
    """Do some work with sessions, in the process of a worker. Raises Refused."""
    try:
        return work(tools, *args)
    except SessionRefused as refused:
        code = refused.problem.code
        if refused.reason:
            tell("sessions out of reach", reason=refused.reason)
        raise Refused(_STATUSES[code], [refused.problem], _WAIT.get(code)) from None
    except AnswersInvalid as invalid:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, invalid.problems) from None
    except NothingToAnswer as nothing:
        problem = Problem("IW-K009", NOWHERE, str(nothing))
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, [problem]) from None
