"""What the work of a service is done with, in whichever process that is: its knowledge bases, and its sessions."""

from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Problem
from intakewise.service.refusals import Refused
from intakewise.service.served import Shelf
from intakewise.service.settings import Settings
from intakewise.sessions.conducting import Sessions
from intakewise.sessions.refusals import out_of_reach, unreadable
from intakewise.sessions.store import Store
from intakewise.wiring.sessions import open_sessions


class Tools:
    """Tools of one worker."""

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        self._settings = settings
        self.shelf = shelf
        self._store: Store | None = None

    @property
    def sessions(self) -> Sessions:
        """The sessions that are kept. Raises SessionRefused: their place cannot be used just now."""
        if self._store is None:
            store = open_sessions(self._settings.sessions)
            if isinstance(store, Problem):
                raise out_of_reach(str(store))
            self._store = store
        return Sessions(self._store, self._knowledge_of, self._settings.session_limits)

    def close(self) -> None:
        """Let go of the place of sessions."""
        if self._store is not None:
            self._store.close()

    def _knowledge_of(self, name: str, language: str) -> Knowledge:
        try:
            found = self.shelf.named(name).by_language.get(language)
        except Refused:
            found = None
        if found is None:
            raise unreadable()
        return found.knowledge
