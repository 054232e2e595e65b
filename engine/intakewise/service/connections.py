"""A connection that has to say what it wants: uvicorn waits forever for the head of a first request."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""How long a new connection may take until its first request has a whole head."""


class Connection(H11Protocol):
    """A connection of uvicorn that is closed where nothing whole arrives."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._head = self.loop.call_later(HEAD_SECONDS, self._close_if_silent)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._head.cancel()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Go on once a request is there."""
        super().handle_events()
        if self.cycle is not None:
            self._head.cancel()

    def _close_if_silent(self) -> None:
        cycle: Any = self.cycle
        if cycle is None and not self.transport.is_closing():
            self.transport.close()
