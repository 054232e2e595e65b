"""What a place for sessions does: the contract. Each call is one transaction, and done when it returns."""

from datetime import datetime
from typing import Protocol

from intakewise.sessions.session import Session


class Store(Protocol):
    """
    Where sessions are kept, each under 32 bytes; safe from several threads, and from several processes on one place.

    Everything raises SessionRefused where the place cannot be reached; then nothing has changed, but for `erase`: what
    it did not finish, it finishes when called again.
    """

    def begin(self, key: bytes, session: Session, most: int) -> bool:
        """Keep a new session; False, and nothing is kept, where there are `most` of them already."""

    def find(self, key: bytes, now: datetime) -> Session | None:
        """Return a session; None if there is none, or it has expired."""

    def replace(self, key: bytes, session: Session, now: datetime) -> bool:
        """Keep the next revision of a session; False, and nothing changes, if it no longer is at the one before."""

    def erase(self, key: bytes) -> None:
        """Delete all that is kept under a key, so that it cannot be found in the files either; nothing may be there."""

    def purge(self, now: datetime) -> int:
        """Erase what has expired, and return how many that were."""

    def count(self) -> int:
        """Return how many sessions are kept."""

    def close(self) -> None:
        """Let go of everything; nothing may be called after that."""
