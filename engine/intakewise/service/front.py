"""
What every request passes first and every answer last: its number, its time, its headers, and a line in the log.

Whatever nobody foresaw ends here, as a Problem without anything that was asked.
"""

import time
from collections.abc import Iterable
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intakewise.language.saying import languages, speaking
from intakewise.language.wanted import preferred_language
from intakewise.service.counting import Counts
from intakewise.service.refusals import CLOSE, our_fault
from intakewise.service.telling import tell, tell_fault

ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every answer that does not say otherwise."""

CROWDED, LAST = "crowded", "last"
"""In the state of a request: too many connections are open; its connection takes no other after it."""

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Front:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app, self._counts = app, counts
        self._languages = languages()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and see its answer out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, number, status = time.perf_counter(), uuid4().hex, 0
        # Whatever can be got can be asked for its head alone (RFC 9110); the server leaves out the body.
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope

        async def send_out(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                _complete(headers, number)
                if asked.get("state", {}).get(LAST):  # or the client would send another, which nobody reads
                    headers.update(CLOSE)
            await send(message)

        try:
            with speaking(self._language(scope)):
                await self._app(asked, receive, send_out)
        except Exception as fault:
            tell_fault("fault", fault, request=number)
            if not status:
                with speaking(self._language(scope)):
                    await our_fault().as_response()(asked, receive, send_out)
        seconds = time.perf_counter() - began
        route = getattr(asked.get("route"), "path", "(none)")  # never the address: anything may stand in it
        method = scope["method"] if scope["method"] in _METHODS else "(other)"
        self._counts.answered(route, method, status, seconds)
        about = {"route": route, "method": method, "status": status, "ms": round(seconds * 1000, 1)}
        tell("request", request=number, **about, **_about(asked))

    def _language(self, scope: Scope) -> str:
        """Return in which language somebody is told what is wrong with a request, before it says one itself."""
        return preferred_language(Headers(scope=scope).get("accept-language", ""), self._languages)


def _about(scope: Scope) -> dict[str, object]:
    """Return what was noted on the way: who asked, if by key, and which codes were given."""
    noted = scope.get("state", {})
    return {name: noted[name] for name in ("client", "codes") if name in noted}


def _complete(headers: MutableHeaders, number: str) -> None:
    for name, value in _missing(headers):
        headers[name] = value
    headers["X-Request-ID"] = number


def _missing(headers: MutableHeaders) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in ALWAYS.items() if name not in headers)
