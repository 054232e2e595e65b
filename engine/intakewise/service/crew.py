"""
All who work for a service: those who assess, and, where sessions are kept, those who keep them.

One worker each is a thread of this process; several are processes of their own.
"""

from collections.abc import Sequence

from intakewise.service.desk import Desk, ready
from intakewise.service.served import Served, Shelf, try_out
from intakewise.service.settings import Settings
from intakewise.service.tools import Tools
from intakewise.service.workers import ProcessWorker, ThreadWorker, Worker, packed
from intakewise.wiring.knowledge_base import KnowledgeBase


class Crew:
    """The desks of a service, each with its workers; `keeping` is None where no sessions are kept."""

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        self._settings, self._shelf = settings, shelf
        self.assessing = Desk(settings.limits, self._workers(list(shelf), assess=True))
        self.keeping = Desk(settings.limits, self._workers(list(shelf), assess=False)) if settings.sessions else None

    async def begin(self) -> None:
        """Wait until everybody is ready."""
        for desk in self._desks:
            await desk.begin()

    async def exchange(self, served: Served) -> None:
        """
        Serve a knowledge base instead of the one of the same id, once it has been tried; no request is lost.

        Raises:
            KnowledgeInvalid: there is none of that id.
            FaultElsewhere: it could not be tried.
            BrokenExecutor: a new process died as it began.
        """
        after = self._shelf.exchanged(served)
        if self._settings.workers == 1:
            # Two languages are compiled one after the other, so that no request waits for both.
            for kb in served.by_language.values():
                await self.assessing.run_unhurried(_tried_out, kb)
        else:
            new = [(desk, self._workers(after, assess=desk is self.assessing)) for desk in self._desks]
            # First all of them: with one desk exchanged and another not, no session could be assessed.
            try:
                await ready(worker for _, workers in new for worker in workers)
            except BaseException:
                for _, workers in new:
                    for worker in workers:
                        worker.close(wait=False)
                raise
            for desk, workers in new:
                await desk.exchange(workers)
        self._shelf.exchange(served)

    def close(self) -> None:
        """Let what has begun end, and drop the rest."""
        for desk in self._desks:
            desk.close()

    @property
    def _desks(self) -> tuple[Desk, ...]:
        return (self.assessing,) if self.keeping is None else (self.keeping, self.assessing)

    def _workers(self, bases: Sequence[Served], *, assess: bool) -> list[Worker]:
        if self._settings.workers == 1:
            return [ThreadWorker(Tools(self._settings, self._shelf))]
        travelling = packed(bases)
        return [ProcessWorker(self._settings, travelling, assesses=assess) for _ in range(self._settings.workers)]


def _tried_out(_: Tools, kb: KnowledgeBase) -> None:
    try_out(kb)
