"""
The sessions of the service: open the place, work at a desk of their own, purge now and again.

At a desk of their own, since a database that does not answer must hold up nobody who keeps nothing.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer, ServiceRefused
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.service.counting import Counts
from intakewise.service.desk import Desk
from intakewise.service.refusals import Refused
from intakewise.service.served import Shelf
from intakewise.service.settings import Settings
from intakewise.service.telling import tell, tell_fault
from intakewise.sessions.conducting import Sessions
from intakewise.sessions.refusals import SessionRefused, unreadable
from intakewise.sessions.store import Store
from intakewise.wiring.sessions import open_sessions

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


def open_kept(settings: Settings, shelf: Shelf, counts: Counts) -> "Kept":
    """Open the place for sessions. Raises ServiceRefused: it cannot be used."""
    store = open_sessions(settings.sessions)
    if isinstance(store, Problem):
        raise ServiceRefused([store])
    return Kept(settings, shelf, counts, store)


class Kept:
    """What keeps sessions: `run` is how everything with them is done."""

    def __init__(self, settings: Settings, shelf: Shelf, counts: Counts, store: Store) -> None:
        self._shelf, self._counts, self._store = shelf, counts, store
        self._desk = Desk(settings.limits)
        self._sessions = Sessions(store, self._knowledge_of, settings.session_limits)

    async def run(self, work: Callable[[Sessions], Result]) -> Result:
        """Return what some work with sessions comes to. Raises Refused."""
        return await self._desk.run(lambda: self._done(work))

    async def purge_now_and_again(self) -> None:
        """Erase what has expired: at once, then every hour until cancelled."""
        while True:
            try:
                purged = await self._desk.run_unhurried(self._sessions.purge)
            except SessionRefused as refused:
                tell("sessions out of reach", reason=refused.reason)
            except Exception as fault:
                tell_fault("fault", fault)
            else:
                self._counts.session("expired", purged)
            await asyncio.sleep(_PURGE_EVERY_S)

    def close(self) -> None:
        """Finish what was begun, and let go of the place."""
        self._desk.close()
        self._store.close()

    def _done(self, work: Callable[[Sessions], Result]) -> Result:
        try:
            return work(self._sessions)
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

    def _knowledge_of(self, name: str, language: str) -> Knowledge:
        try:
            found = self._shelf.named(name).by_language.get(language)
        except Refused:
            found = None
        if found is None:
            raise unreadable()
        return found.knowledge
