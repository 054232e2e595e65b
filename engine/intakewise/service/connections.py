"""
A connection on which nothing lasts for ever, and on which the server itself refuses as everything else here does.

uvicorn waits as long as it takes for the head of a request that was begun, for a body that nobody reads, and for a
client that does not take its answer; and it refuses in plain text.
"""

import asyncio
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from intakewise.language.saying import say
from intakewise.service.front import ALWAYS, CROWDED, LAST
from intakewise.service.refusals import CLOSE, refuse

HEAD_SECONDS = 10.0
"""How long a connection may take from its beginning, or from an answer on, until a request has a whole head."""

REQUEST_SECONDS = 60.0
"""How long a request may take from then on until it is answered, and after that its answer until it is taken."""

MOST_CONNECTIONS = 1000
"""Whoever comes then is told to come back."""


class Connection(H11Protocol):
    """A connection of uvicorn that is broken off where it does not get on."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._end = self.loop.call_later(HEAD_SECONDS, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._end.cancel()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Note whether there are too many, and wait for the answer once a request is there."""
        self.app_state = {**self.app_state, CROWDED: len(self.connections) > MOST_CONNECTIONS}
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._wait(REQUEST_SECONDS)

    def on_response_complete(self) -> None:
        """Wait for the next request, and longer where the client has not taken all of this answer."""
        self._wait(REQUEST_SECONDS if self.transport.get_write_buffer_size() else HEAD_SECONDS)
        super().on_response_complete()

    def shutdown(self) -> None:
        """Let what is under way end, and let its answer say that no other request is taken here."""
        if self.scope is not None:
            self.scope["state"][LAST] = True
        super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()  # an answer is under way: another one cannot begin
            return
        refused = refuse(HTTPStatus.BAD_REQUEST, "IW-N017", say("The request is not HTTP."), headers=ALWAYS | CLOSE)
        answer = refused.as_response()
        head = h11.Response(status_code=answer.status_code, headers=answer.raw_headers, reason=b"Bad Request")
        for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait(self, seconds: float) -> None:
        self._end.cancel()
        self._end = self.loop.call_later(seconds, self.transport.abort)
